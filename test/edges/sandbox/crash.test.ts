import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';
import { bubblewrap } from '../../../src/edges/sandbox/bubblewrap.js';
import { findGroups } from '../../../src/edges/sandbox/cgroups.js';
import { newName, ownerLives, parseName } from '../../../src/edges/sandbox/names.js';
import { scratchRoots } from '../../../src/edges/sandbox/scratch.js';
import { processesNaming } from '../../hostile/host.js';
import { makeRoom, planFor } from './places.js';

const engine = bubblewrap();
const { at, folder } = makeRoom();
const launcher = at('launch.mjs');

beforeAll(async () => {
  const entry = fileURLToPath(new URL('../../hostile/launch.ts', import.meta.url));
  await build({ entryPoints: [entry], bundle: true, platform: 'node', format: 'esm', outfile: launcher });
});

/** Starts a launcher whose command has `word` among its arguments and would run for minutes, in sessions of its own too. */
function startLauncher(word: string) {
  const path = folder(word);
  const script = `trap '' TERM HUP; setsid sh -c 'sleep 300; :' ${word} & echo begun; sleep 300; :`;
  const command = { argv: ['sh', '-c', script, word], seconds: 600 };
  writeFileSync(at(`${word}.json`), JSON.stringify({ plan: planFor(path, { label: word }), command }));
  return spawn(process.execPath, [launcher, at(`${word}.json`)], { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** A process that is just becoming another program shows no arguments for a moment, so none must be seen several times. */
async function untilNone(word: string): Promise<number[]> {
  let found: number[] = [];
  for (let tries = 0, none = 0; tries < 500 && none < 5; tries++) {
    found = processesNaming(word);
    none = found.length === 0 ? none + 1 : 0;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return found;
}

const leftovers = async (word: string): Promise<string[]> => [
  ...(await findGroups((name) => name.includes(word))),
  ...scratchRoots().flatMap((root) =>
    readdirSync(root)
      .filter((name) => name.includes(`autoloop-${word}`))
      .map((name) => join(root, name)),
  ),
];

describe('a launcher that is killed outright', () => {
  // Killed while the command runs, and at any moment of the start, before and after the gate opens.
  test.each([...Array(20).keys()])('leaves nothing alive (%i)', async (round) => {
    const word = `crash-${process.pid}-${round}-`;
    const launched = startLauncher(word);
    if (round % 2 === 0) await once(launched.stdout, 'data');
    else {
      while ((await leftovers(word)).length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
      await new Promise((resolve) => setTimeout(resolve, round * 2));
    }
    launched.kill('SIGKILL');
    await once(launched, 'exit');
    expect(await untilNone(word)).toEqual([]);
    await engine.sweep((label) => label !== word);
    expect(await leftovers(word)).toEqual([]);
  });
});

describe('sweep', () => {
  test('removes what a dead launcher left, once its label is not alive', async () => {
    const word = `sweep-${process.pid}`;
    const launched = startLauncher(word);
    await once(launched.stdout, 'data');
    const made = await leftovers(word);
    expect(made.length).toBeGreaterThan(0);
    expect(await engine.sweep((label) => label !== word)).toEqual([]); // its owner lives
    launched.kill('SIGKILL');
    await once(launched, 'exit');
    expect(await untilNone(word)).toEqual([]);
    expect(await engine.sweep(() => true)).toEqual([]);
    expect((await engine.sweep((label) => label !== word)).sort()).toEqual(made.sort());
    expect(await leftovers(word)).toEqual([]);
  });

  test('kills what still runs in a group of a dead owner', async () => {
    const word = `orphan-${process.pid}`;
    const name = `autoloop-${word}-1-1-1`; // process 1 did not start at tick 1
    const sandbox = await engine.open(planFor(folder(word), { label: word }));
    const [group] = await findGroups((other) => other.includes(word));
    await sandbox.close();
    if (group === undefined) return expect(await engine.sweep((label) => label !== word)).toEqual([]);
    const directory = join(group, '..', name);
    mkdirSync(directory);
    const orphan = spawn('sleep', ['300']);
    await once(orphan, 'spawn');
    writeFileSync(join(directory, 'cgroup.procs'), String(orphan.pid));
    expect(await engine.sweep((label) => label !== word)).toEqual([directory]);
    expect(orphan.signalCode ?? (await once(orphan, 'exit'))[1]).toBe('SIGKILL');
    expect(existsSync(directory)).toBe(false);
  });
});

test('names say whose they are', () => {
  const name = newName('a run/with .. odd-characters-12');
  expect(parseName(name)).toMatchObject({ label: 'a_run_with_.._odd-characters-12', pid: process.pid });
  const parsed = parseName(name);
  expect(parsed && ownerLives(parsed)).toBe(true);
  expect(parsed && ownerLives({ ...parsed, start: '1' })).toBe(false);
  expect(parseName('autoloop-hostile-launcher-abc')).toBeUndefined();
});
