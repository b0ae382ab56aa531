import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runProcess } from '../../src/edges/process/run.js';
import type { Engine, EngineName, Limits, Sandbox, SandboxPlan } from '../../src/edges/sandbox/index.js';
import { chooseEngine } from '../../src/edges/sandbox/index.js';
import type { Aftermath, HostileCase } from './case.js';
import { CASES } from './cases/index.js';
import { type Host, makeHost } from './host.js';
import { moveIn, type Neighbour } from './neighbour.js';

export const PROGRAMS = fileURLToPath(new URL('./programs/', import.meta.url));
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
const INTERPRETERS: Record<string, string> = { mjs: 'node', pl: 'perl', sh: 'sh' };
const interpreter = (program: string): string => INTERPRETERS[program.split('.').at(-1) ?? ''] ?? 'sh';

/** Whole, where `$name` would be cut short. */
export const titled = (cases: readonly HostileCase[]): [string, HostileCase][] =>
  cases.map((hostile) => [`${hostile.class}: ${hostile.name}`, hostile]);

/** Starts a launcher, or a program, the way the case asks for. */
function startedAs(launched: HostileCase['launched'], host: Host, command: string[]): [string, ...string[]] {
  const quoted = command.map((word) => `'${word}'`).join(' ');
  // bash, because other shells cannot open a descriptor that Node does not cover by itself.
  if (launched === 'with-open-directory') return ['bash', '-c', `exec 40<'${host.victim}'; exec ${quoted}`];
  if (launched === 'in-terminal') return ['script', '-qec', quoted, '/dev/null'];
  if (launched === 'by-shell') return ['sh', '-c', `${quoted}; echo over`];
  return command as [string, ...string[]];
}

/** What a program does with nothing between it and the host. */
export async function withoutSandbox(hostile: HostileCase, host: Host, neighbour: Neighbour): Promise<Aftermath> {
  const command = [interpreter(hostile.program), join(PROGRAMS, hostile.program)];
  return runUncovered(hostile, host, neighbour, command, hostile.seconds ?? LIMITS.seconds);
}

async function runUncovered(
  { launched }: HostileCase,
  host: Host,
  neighbour: Neighbour,
  command: string[],
  seconds: number,
): Promise<Aftermath> {
  const [file, ...args] = startedAs(launched, host, command);
  const inherited = Object.fromEntries(Object.entries(process.env).map(([name, value]) => [name, value ?? '']));
  // The environment of the tests tells launchers where daemons are; nothing of it may reach a sandbox.
  const env = launched === undefined ? host.told.outside : { ...inherited, ...host.told.outside };
  const { ended, stdout } = await runProcess(file, args, { cwd: host.workspace, env, seconds });
  return { host, ended, kept: neighbour.secret, output: Buffer.from(stdout).toString('utf8') };
}

function planOf(host: Host, { limits, network }: Pick<HostileCase, 'limits' | 'network'> = {}): SandboxPlan {
  return {
    workspace: {
      path: host.workspace,
      writable: true,
      fixed: ['fixed/inner/proof'],
      shared: [{ from: host.shared, at: 'shared' }],
    },
    git: host.git,
    mounts: [{ from: PROGRAMS, to: '/programs', writable: false }, ...host.mounts],
    network: network ?? 'none',
    limits: { ...LIMITS, ...limits },
    label: `hostile-${host.marker}`,
  };
}

/** A host and a sandbox on it. Cases that are held leave no trace, so the next may have both. */
interface Place {
  host: Host;
  sandbox: Sandbox;
}

/** Runs every hostile program in sandboxes of an engine, some at a time. */
export function describeEngine(name: EngineName): void {
  const folder = mkdtempSync(join(tmpdir(), 'autoloop-hostile-launcher-'));
  const launcher = join(folder, 'launch.mjs');
  const idle: Place[] = [];
  let engine: Engine;
  let unenforced: readonly string[];
  let neighbour: Neighbour;
  let neighboursHost: Host;

  const openPlace = async (hostile: Pick<HostileCase, 'limits' | 'network'>): Promise<Place> => {
    const host = await makeHost(neighbour);
    try {
      return { host, sandbox: await engine.open(planOf(host, hostile)) };
    } catch (error) {
      await host.close();
      throw error;
    }
  };
  const closePlace = async ({ host, sandbox }: Place): Promise<void> => {
    await sandbox.close();
    await host.close();
  };

  beforeAll(async () => {
    const chosen = await chooseEngine(name);
    engine = chosen.engine;
    unenforced = chosen.probe.unenforced;
    const entry = fileURLToPath(new URL('./launch.ts', import.meta.url));
    await build({ entryPoints: [entry], bundle: true, platform: 'node', format: 'esm', outfile: launcher });
    const nobody: Neighbour = { secret: '', told: { NEIGHBOUR: '', KEY: '0' }, leave: async () => {} };
    neighboursHost = await makeHost(nobody);
    const sandbox = await engine.open(planOf(neighboursHost));
    neighbour = await moveIn(
      (env, onOutput) =>
        sandbox.run({
          argv: ['perl', '/programs/keep-secret.pl'],
          env,
          seconds: 600,
          onOutput: (_, chunk) => onOutput(chunk),
        }),
      () => sandbox.close(),
    );
  });
  afterAll(async () => {
    await Promise.all(idle.map(closePlace));
    await neighbour?.leave();
    await neighboursHost?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function inSandbox(hostile: HostileCase, { host, sandbox }: Place): Promise<Aftermath> {
    const argv = [interpreter(hostile.program), `/programs/${hostile.program}`];
    const command = { argv, env: host.told.inside, seconds: hostile.seconds ?? LIMITS.seconds };
    if (hostile.launched !== undefined) {
      await sandbox.close(); // its user holds the workspace
      const order = join(folder, `${host.marker}.json`);
      writeFileSync(order, JSON.stringify({ engine: name, plan: planOf(host, hostile), command }));
      return runUncovered(hostile, host, neighbour, [process.execPath, launcher, order], 60);
    }
    const { ended, stdout } = await sandbox.run(command);
    return { host, ended, kept: neighbour.secret, output: Buffer.from(stdout).toString('utf8') };
  }

  describe.concurrent(`a hostile program, in a sandbox of ${name}, is held:`, () => {
    test.for(titled(CASES))('%s', async ([, hostile]) => {
      const alone = hostile.own ?? (hostile.launched ?? hostile.limits ?? hostile.network) !== undefined;
      const place = (alone ? undefined : idle.pop()) ?? (await openPlace(hostile));
      let clean = false;
      try {
        const seen = await inSandbox(hostile, place);
        expect(seen.ended.how).not.toBe('not-started'); // held by the sandbox, not by a launcher that failed
        const escaped = await hostile.escaped(seen);
        clean = !alone && !escaped;
        if (hostile.seenByRoot && process.getuid?.() !== 0) return;
        if (hostile.together !== undefined && unenforced.some((line) => line.startsWith(`${hostile.together}:`)))
          return;
        const reason = hostile.notHeldBy?.[name];
        expect(escaped, reason === undefined ? seen.output.slice(0, 1000) : `said not to be held: ${reason}`).toBe(
          reason !== undefined,
        );
      } finally {
        if (clean) empty(place.host.workspace);
        if (clean) idle.push(place);
        else await closePlace(place);
      }
    });
  });

  describe.concurrent(`in a sandbox of ${name}`, () => {
    const run = async (use: (place: Place) => Promise<void>): Promise<void> => {
      const place = await openPlace({});
      try {
        await use(place);
      } finally {
        await closePlace(place);
      }
    };

    test('what is held was there and was started', () =>
      run(async ({ host, sandbox }) => {
        const argv = ['sh', '/programs/every-program.sh'];
        const { ended, stdout } = await sandbox.run({ argv, env: host.told.inside });
        const files = readdirSync(PROGRAMS).map((file) => statSync(join(PROGRAMS, file)).size);
        const bytes = files.reduce((sum, size) => sum + size);
        const calls = readdirSync(host.mounts.find(({ to }) => to === '/calls')?.from ?? '').length;
        expect(Buffer.from(stdout).toString().split('\n')).toEqual([String(bytes), '42', '42', String(calls), '']);
        expect(ended).toEqual({ how: 'exited', code: 0 });
      }));

    test.for(['honest-git.sh', 'honest-work.sh'])('honest work passes: %s', (program) =>
      run(async ({ sandbox }) => {
        const { ended, stdout, stderr } = await sandbox.run({ argv: ['sh', '-x', `/programs/${program}`] });
        const last = Buffer.from(stderr).toString().split('\n').slice(-12).join('\n');
        expect(ended, last).toEqual({ how: 'exited', code: 0 });
        expect(Buffer.from(stdout).toString()).toContain('DONE');
      }),
    );
  });
}

/** Removes what the last program left. */
function empty(workspace: string): void {
  for (const name of readdirSync(workspace).filter((one) => !['.git', 'fixed', 'shared'].includes(one)))
    rmSync(join(workspace, name), { recursive: true, force: true });
}
