import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runProcess } from '../../src/edges/process/run.js';
import type { Engine, Limits, SandboxPlan } from '../../src/edges/sandbox/index.js';
import { chooseEngine } from '../../src/edges/sandbox/index.js';
import { type Aftermath, CASES, type HostileCase } from './cases.js';
import { type Host, makeHost } from './host.js';

const PROGRAMS = fileURLToPath(new URL('./programs/', import.meta.url));
const LIMITS: Limits = {
  seconds: 20,
  cpus: 1,
  memory_mb: 256,
  pids: 64,
  open_files: 256,
  file_size_mb: 16,
  disk_mb: 8,
  output_bytes: 1_000_000,
  tmp_mb: 16,
};

const folder = mkdtempSync(join(tmpdir(), 'autoloop-hostile-launcher-'));
const launcher = join(folder, 'launch.mjs');
let engine: Engine;

beforeAll(async () => {
  engine = (await chooseEngine('auto')).engine;
  const entry = fileURLToPath(new URL('./launch.ts', import.meta.url));
  await build({ entryPoints: [entry], bundle: true, platform: 'node', format: 'esm', outfile: launcher });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const interpreter = (program: string): string => (program.endsWith('.mjs') ? 'node' : 'sh');

function planOf(host: Host): SandboxPlan {
  return {
    workspace: { path: host.workspace, writable: true },
    git: host.git,
    mounts: [{ from: PROGRAMS, to: '/programs', writable: false }, ...host.mounts],
    network: 'none',
    limits: LIMITS,
    label: `hostile-${host.marker}`,
  };
}

/** Starts a launcher the way the case asks for. */
function startedAs(launched: HostileCase['launched'], host: Host, command: string[]): [string, ...string[]] {
  const quoted = command.map((word) => `'${word}'`).join(' ');
  // bash, because other shells cannot open a descriptor that Node does not cover by itself.
  if (launched === 'with-open-directory') return ['bash', '-c', `exec 40<'${host.victim}'; exec ${quoted}`];
  if (launched === 'in-terminal') return ['script', '-qec', quoted, '/dev/null'];
  return command as [string, ...string[]];
}

async function withoutSandbox(hostile: HostileCase, host: Host): Promise<Aftermath> {
  const command = [interpreter(hostile.program), join(PROGRAMS, hostile.program)];
  const [file, ...args] = startedAs(hostile.launched, host, command);
  const { ended, stdout } = await runUncovered(file, args, host, hostile.seconds ?? LIMITS.seconds);
  return { host, ended, output: Buffer.from(stdout).toString('utf8') };
}

const runUncovered = (file: string, args: string[], host: Host, seconds: number) =>
  runProcess(file, args, { cwd: host.workspace, env: host.told.outside, seconds });

async function withSandbox(hostile: HostileCase, host: Host): Promise<Aftermath> {
  const argv = [interpreter(hostile.program), `/programs/${hostile.program}`];
  const command = { argv, env: host.told.inside, seconds: hostile.seconds ?? LIMITS.seconds };
  if (hostile.launched !== undefined) {
    const order = join(folder, `${host.marker}.json`);
    writeFileSync(order, JSON.stringify({ plan: planOf(host), command }));
    const [file, ...args] = startedAs(hostile.launched, host, [process.execPath, launcher, order]);
    const { ended, stdout } = await runUncovered(file, args, host, LIMITS.seconds);
    return { host, ended, output: Buffer.from(stdout).toString('utf8') };
  }
  const sandbox = await engine.open(planOf(host));
  try {
    const { ended, stdout } = await sandbox.run(command);
    return { host, ended, output: Buffer.from(stdout).toString('utf8') };
  } finally {
    await sandbox.close();
  }
}

async function onFreshHost<T>(use: (host: Host) => Promise<T>): Promise<T> {
  const host = await makeHost();
  try {
    return await use(host);
  } finally {
    await host.close();
  }
}

const demonstrable = CASES.filter((hostile) => hostile.onlyRoot === undefined || process.getuid?.() === 0);

describe('a hostile program, without a sandbox, gets what it wants:', () => {
  test.for(demonstrable)('$name', (hostile) =>
    onFreshHost(async (host) => expect(await hostile.escaped(await withoutSandbox(hostile, host))).toBe(true)),
  );
});

describe('a hostile program, in a sandbox, is held:', () => {
  test.for(CASES)('$name', (hostile) =>
    onFreshHost(async (host) => {
      const seen = await withSandbox(hostile, host);
      expect(seen.ended.how).not.toBe('not-started'); // held by the sandbox, not by a launcher that failed
      expect(await hostile.escaped(seen)).toBe(false);
    }),
  );
});

test('honest work passes', () =>
  onFreshHost(async (host) => {
    const sandbox = await engine.open(planOf(host));
    const { ended, stdout, stderr } = await sandbox.run({ argv: ['sh', '/programs/honest-work.sh'] });
    await sandbox.close();
    expect([Buffer.from(stderr).toString(), ended]).toEqual([expect.anything(), { how: 'exited', code: 0 }]);
    expect(Buffer.from(stdout).toString()).toContain('DONE');
  }));
