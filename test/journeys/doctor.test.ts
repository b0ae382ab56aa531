import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runIds } from '../support/journal.js';
import { autoloop, cliPath, git, runProgram } from '../support/run-program.js';
import { rightPatch, sampleRepository, writeFiles } from '../support/sample.js';
import { temporary } from '../support/temporary.js';

const sample = () => sampleRepository({ recordings: { right: { '1.patch': rightPatch } } });

/** Runs the tool where these programs are there and cannot be run. */
const withoutPrograms = (cwd: string, programs: string[], args: string[]) => {
  const hidden = ['/usr/bin', '/usr/sbin', '/usr/local/bin']
    .flatMap((folder) => programs.map((name) => join(folder, name)))
    .filter((path) => existsSync(path));
  const places = ['--bind', '/', '/', '--dev', '/dev', '--proc', '/proc'];
  const covers = hidden.flatMap((path) => ['--ro-bind', '/dev/null', path]);
  return runProgram('bwrap', [...places, ...covers, process.execPath, cliPath, ...args], { cwd });
};

const subjects = async (folder: string, env: Record<string, string> = {}) => {
  const { stdout, stderr, code } = await autoloop(folder, ['doctor', '--json'], { env });
  expect(stderr).toBe('');
  const { diagnoses } = JSON.parse(stdout) as { diagnoses: { subject: string; state: string; found: string }[] };
  return { code, ...Object.fromEntries(diagnoses.map(({ subject, ...rest }) => [subject, rest])) };
};

describe('doctor', () => {
  it('looks at everything a run needs', async () => {
    const repo = await sample();
    expect(await subjects(repo)).toMatchObject({
      code: 0,
      node: { state: 'good' },
      git: { state: 'good' },
      repository: { state: 'good', found: `${repo} (sha1)` },
      sandbox: { state: 'good', found: 'bubblewrap, the first that holds here' },
      'engine bubblewrap': { found: expect.stringMatching(/^\d\S*, run (by|without) root, \d+ checks held$/) },
      'engine podman': {},
      'engine docker': {},
      documents: { state: 'good' },
      identity: { state: 'good', found: 'Test Maintainer <maintainer@test.invalid>' },
      runs: { state: 'good' },
      'agent right': { state: 'good', found: 'a recording' },
    });
  });

  it('goes on where something is missing, and says so with its exit code', async () => {
    expect(await subjects(await temporary())).toMatchObject({ code: 3, repository: { state: 'missing' } });
    const fresh = await temporary();
    await git(fresh, 'init', '-q');
    expect(await subjects(fresh)).toMatchObject({
      code: 0,
      repository: { state: 'warning', found: expect.stringContaining('without a commit') },
      documents: { state: 'warning', found: 'there are none' },
    });
    expect(await subjects(fresh, { PATH: '/nowhere' })).toMatchObject({ code: 3, git: { state: 'missing' } });
  });

  it('without any engine says how to get one, and nothing is run', async () => {
    const repo = await sample();
    const without = (...args: string[]) => withoutPrograms(repo, ['bwrap', 'podman', 'docker'], args);
    const doctor = await without('doctor');
    expect(doctor.stdout).toMatch(/^missing {2}sandbox: bubblewrap is not installed\n {9}Install it/m);
    for (const engine of ['bubblewrap', 'podman', 'docker'])
      expect(doctor.stdout).toMatch(
        new RegExp(`^absent {3}engine ${engine}: ${engine} is not installed\n {9}Install it: `, 'm'),
      );
    expect(doctor.code).toBe(3);
    const started = await without('run', 'add');
    expect(started).toMatchObject({ code: 3, stderr: expect.stringContaining('[sandbox-missing]') });
    expect(await runIds(repo)).toEqual([]);
    const init = await without('init', '--dry-run');
    expect(init.stderr).toContain('Attempts cannot run here yet: bubblewrap');
    expect(init.stdout).toContain(
      'sandbox engines: bubblewrap (not usable here), podman (not usable here), docker (not usable here)\n',
    );
  });

  it('says what to do about an engine that does not work, and misses it where it is asked for', async () => {
    const repo = await sample();
    const socket = join(await temporary(), 'no-daemon.sock');
    const env = { DOCKER_HOST: `unix://${socket}` };
    expect(await subjects(repo, env)).toMatchObject({
      code: 0,
      sandbox: { state: 'good', found: 'bubblewrap, the first that holds here' },
      'engine docker': {
        state: 'warning',
        found: expect.stringContaining(socket),
        advice: expect.stringContaining('systemctl start docker'),
      },
    });
    await writeFile(join(repo, '.autoloop/config.yml'), 'owners: {}\nsandbox: { engine: docker }\n');
    expect(await subjects(repo, env)).toMatchObject({
      code: 3,
      sandbox: { state: 'missing', found: expect.stringContaining(socket) },
    });
    const { engines } = JSON.parse((await autoloop(repo, ['init', '--dry-run', '--json'])).stdout);
    expect(engines[0]).toEqual({ engine: 'bubblewrap', version: expect.stringMatching(/^\d/), problem: null });
  });

  it('looks at the agents that the settings name, and starts none of them but those we know', async () => {
    const home = await temporary();
    const codex = '#!/bin/sh\n[ "$1" = --version ] && echo codex 1.2.3\n';
    await writeFiles(home, { 'bin/codex': codex, 'repo/evil.sh': `#!/bin/sh\ntouch ${home}/started\n` });
    const repository = join(home, 'repo');
    await git(repository, 'init', '-q');
    await writeFiles(repository, {
      '.autoloop/config.yml': `owners: {}
agents:
  one: { driver: exec, command: [codex], env: [OPENAI_API_KEY] }
  two: { driver: exec, command: [./evil.sh] }
  three: { driver: exec, command: [no-such-agent] }
`,
    });
    const env = { PATH: `${home}/bin:/usr/bin:/bin` };
    expect(await subjects(repository, env)).toMatchObject({
      'agent one': { state: 'warning', found: `1.2.3 (${home}/bin/codex)` },
      'agent two': { state: 'good' },
      'agent three': { state: 'warning', found: '`no-such-agent` is not installed' },
    });
    expect(await subjects(repository, { ...env, OPENAI_API_KEY: 'x' })).toMatchObject({
      'agent one': { state: 'good' },
    });
    await expect(readFile(join(home, 'started'))).rejects.toThrow();
  });
});
