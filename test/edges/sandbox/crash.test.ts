import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findGroups } from '../../../src/edges/sandbox/cgroups.js';
import type { EngineName } from '../../../src/edges/sandbox/index.js';
import { isLeftOf, newName } from '../../../src/edges/sandbox/names.js';
import { processesNaming } from '../../hostile/host.js';
import { useDocker } from '../../support/docker-daemon.js';
import { makeImage, removeImage } from '../../support/images.js';
import { containersOf, namedFor, sandboxLeftovers } from '../../support/leftovers.js';
import { isThorough } from '../../support/thorough.js';
import { until } from '../../support/until.js';
import { ENGINES, engineOf, makeRoom, planFor } from './places.js';

useDocker();
const { at, folder } = makeRoom();
const launcher = at('launch.mjs');

beforeAll(async () => {
  const entry = fileURLToPath(new URL('../../hostile/launch.ts', import.meta.url));
  await build({ entryPoints: [entry], bundle: true, platform: 'node', format: 'esm', outfile: launcher });
});

/** Starts a launcher whose command has `word` among its arguments and would run for minutes, in sessions of its own too. */
function startLauncher(engine: EngineName, word: string) {
  const path = folder(word);
  const script = `trap '' TERM HUP; setsid sh -c 'sleep 300; :' ${word} & echo begun; sleep 300; :`;
  const command = { argv: ['sh', '-c', script, word], seconds: 600 };
  writeFileSync(at(`${word}.json`), JSON.stringify({ engine, plan: planFor(path, { label: word }), command }));
  return spawn(process.execPath, [launcher, at(`${word}.json`)], { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** A process that is just becoming another program shows no arguments for a moment, so none must be seen several times. */
async function untilNone(word: string): Promise<number[]> {
  let found: number[] = [];
  const patience = performance.now() + 120_000; // so that a failure tells what is left
  for (let none = 0; performance.now() < patience && none < 5; ) {
    found = processesNaming(word);
    none = found.length === 0 ? none + 1 : 0;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return found;
}

/** All that a sandbox of this label has on the machine. */
const made = async (name: EngineName, label: string): Promise<string[]> => [
  ...(name === 'bubblewrap' ? [] : containersOf(name, label).map((one) => `${name} container ${one}`)),
  ...(await sandboxLeftovers(label)),
];

const ROUNDS = ENGINES.flatMap((name) =>
  [...Array(name === 'bubblewrap' ? 20 : 8).keys()]
    .filter((round) => isThorough || round % 4 < 2) // of each kind every second
    .map((round) => ({ name, round })),
);

describe('a launcher that is killed outright', () => {
  // Killed while the command runs, and at any moment of the start, before and after the gate opens.
  test.each(ROUNDS)('leaves nothing alive (in $name, $round)', async ({ name, round }) => {
    const word = `crash-${name}-${process.pid}-${round}-`;
    const launched = startLauncher(name, word);
    if (round % 2 === 0) await once(launched.stdout, 'data');
    else {
      while ((await sandboxLeftovers(word)).length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
      await new Promise((resolve) => setTimeout(resolve, round * (name === 'bubblewrap' ? 2 : 50)));
    }
    launched.kill('SIGKILL');
    await once(launched, 'exit');
    expect(await untilNone(word)).toEqual([]);
    await engineOf(name).sweep(word);
    expect(await made(name, word)).toEqual([]);
  });
});

describe.each(ENGINES)('sweep of %s', (name) => {
  const engine = engineOf(name);

  test('removes what a dead launcher left, for its own label only', async () => {
    const word = `sweep-${name}-${process.pid}`;
    const launched = startLauncher(name, word);
    await once(launched.stdout, 'data');
    expect((await made(name, word)).length).toBeGreaterThan(0);
    expect(await engine.sweep(word)).toEqual([]); // its owner lives
    launched.kill('SIGKILL');
    await once(launched, 'exit');
    expect(await untilNone(word)).toEqual([]);
    if (name !== 'bubblewrap') await until(() => containersOf(name, word).length === 0); // by the guard
    const left = await made(name, word);
    expect(await engine.sweep('another label')).toEqual([]);
    expect((await engine.leftovers(word)).sort()).toEqual(left.sort());
    expect((await engine.sweep(word)).sort()).toEqual(left.sort());
    expect(await made(name, word)).toEqual([]);
  });
});

describe.each(['podman', 'docker'] as const)('sweep of containers of %s', (name) => {
  const engine = engineOf(name);
  const image = `localhost/autoloop-test-${process.pid}-${name}`;
  beforeAll(() => makeImage(name, image));
  afterAll(() => removeImage(name, image));

  test.each([
    ['kills what still runs, of a dead owner', 'mine', { pid: '1', started: '1' }, 1],
    ['leaves what another container may use', 'mine', { pid: '4000000', namespace: '12345678' }, 0],
    ['leaves another label', 'other', { pid: '1', started: '1' }, 0],
  ] as const)('%s', async (_, whose, change, swept) => {
    const word = `orphan-${name}-${process.pid}`;
    const container = ofAnother(whose === 'mine' ? word : `${word}-other`, change);
    const runtime = name === 'podman' && existsSync('/usr/sbin/runc') ? ['--runtime', 'runc'] : [];
    const options = ['--network', 'none', '--stop-timeout', '0', '--ulimit', 'nofile=64:64', '--ulimit', 'nproc=64:64'];
    const user = `autoloop.user=${process.getuid?.()}`;
    const label = ['--label', `autoloop.sandbox=${container}`, '--label', user, '--name', container];
    execFileSync(name, [...runtime, 'run', '--detach', ...options, ...label, image, '/bin/sleep', '300']);
    try {
      expect(await engine.sweep(word)).toEqual(swept === 1 ? [`${name} container ${container}`] : []);
      expect(containersOf(name, whose === 'mine' ? word : `${word}-other`)).toHaveLength(1 - swept);
    } finally {
      execFileSync(name, ['rm', '--force', container], { stdio: 'ignore' });
    }
  });
});

describe('sweep', () => {
  const engine = engineOf('bubblewrap');

  test('kills what still runs in a group of a dead owner', async () => {
    const word = `orphan-${process.pid}`;
    const name = ofAnother(word, { pid: '1', started: '1' }); // process 1 did not start at tick 1
    const sandbox = await engine.open(planFor(folder(word), { label: word }));
    const [group] = await findGroups(namedFor(word));
    await sandbox.close();
    if (group === undefined) return expect(await engine.sweep(word)).toEqual([]);
    const directory = join(group, '..', name);
    mkdirSync(directory);
    const orphan = spawn('sleep', ['300']);
    await once(orphan, 'spawn');
    writeFileSync(join(directory, 'cgroup.procs'), String(orphan.pid));
    expect(await engine.sweep(word)).toEqual([directory]);
    expect(orphan.signalCode ?? (await once(orphan, 'exit'))[1]).toBe('SIGKILL');
    expect(existsSync(directory)).toBe(false);
  });
});

/** The name of something of this process's label, as if another process had made it. */
function ofAnother(label: string, change: Partial<Record<'pid' | 'started' | 'boot' | 'namespace' | 'host', string>>) {
  const [tool, digest, owner = '', count] = newName(label).split('-');
  const [pid, started, boot, namespace, host] = owner.split('.');
  return [tool, digest, Object.values({ pid, started, boot, namespace, host, ...change }).join('.'), count].join('-');
}

describe('what is left', () => {
  const engine = engineOf('bubblewrap');
  const label = `/a repo.sitory/with-${'many'.repeat(100)}/characters`;
  test.each([
    ['of a process that has another start time', { started: '1' }, true],
    ['of before the machine started again', { boot: '0badb007' }, true],
    ['of this process', {}, false],
    ['of a process of another container', { pid: '4000000', namespace: '12345678' }, false],
    ['of another machine', { pid: '4000000', boot: '0badb007', host: '12345678' }, false],
  ])('%s: %o is %s', (_, change, left) => {
    expect(isLeftOf(ofAnother(label, change), [label])).toBe(left);
    expect(isLeftOf(ofAnother(label, change), ['another label'])).toBe(false);
  });

  test('is nothing whose name only looks like ours', () => {
    for (const name of ['autoloop-hostile-launcher-abc', 'autoloop-0123456789ab-1.1..-1', 'autoloop-test-1-1-1'])
      expect(isLeftOf(name, [label])).toBe(false);
  });

  test('of another container is not swept', async () => {
    const word = `container-${process.pid}`;
    const path = join('/tmp', ofAnother(word, { pid: '4000000', namespace: '12345678' }));
    mkdirSync(path);
    try {
      expect(await engine.sweep(word)).toEqual([]);
      expect(existsSync(path)).toBe(true);
    } finally {
      rmdirSync(path);
    }
  });
});
