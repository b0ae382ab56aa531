/** A machine that went down in the midst of a run: what is there afterwards bears the name of an earlier start of it. */
import { mkdirSync } from 'node:fs';
import { mkdir, readdir, rename, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { thisProcess } from '../../src/edges/process/owner.js';
import { createGroup, findGroups, removeGroup } from '../../src/edges/sandbox/cgroups.js';
import { newName } from '../../src/edges/sandbox/names.js';
import { eventsOf, runIds } from '../support/journal.js';
import { sandboxLeftovers } from '../support/leftovers.js';
import { leftovers } from '../support/run-leftovers.js';
import { autoloop } from '../support/run-program.js';
import { rightPatch, sampleRepository } from '../support/sample.js';

const preload = fileURLToPath(new URL('./signal-after.mjs', import.meta.url));

/** As the name of this living process, at another start of the machine, or of a process that bore its number before it. */
function renamed(name: string, change: { boot?: string; started?: string }): string {
  const [pid = '', started = '', boot = '', namespace = '', host = ''] =
    /\d+\.\d*\.\w*\.\w*\.\w+/.exec(name)?.[0].split('.') ?? [];
  const before = [pid, started, boot, namespace, host].join('.');
  return name.replace(before, [pid, change.started ?? started, change.boot ?? boot, namespace, host].join('.'));
}

const changes = { rebooted: { boot: '0badb007' }, 'of a process of the same number': { started: '1' } };
const owners = {
  rebooted: { ...thisProcess(), boot: '00000000-0000-0000-0000-000000000000' },
  'of a process of the same number': { ...thisProcess(), started: '1' },
};

interface Scene {
  repo: string;
  run: string;
  /** What a living process has there, which nobody else may touch. */
  ours: string[];
}

/** A run that was cut off, whose lock, scratch and groups belong to `whose`, beside those of this process. */
async function wentDown(whose: keyof typeof owners): Promise<Scene> {
  const repo = await sampleRepository({ recordings: { right: { '1.patch': rightPatch } } });
  const env = { NODE_OPTIONS: `--import=${preload}`, SIGNAL_AFTER: 'role.started', SIGNAL: 'SIGKILL' };
  expect((await autoloop(repo, ['run', 'add'], { env })).signal).toBe('SIGKILL');
  const common = join(repo, '.git');
  const [run = ''] = await runIds(repo);
  const owner = JSON.stringify(owners[whose]);
  await writeFile(join(common, 'autoloop/runs', run, 'lock.1'), owner);

  const ours: string[] = [];
  const scratch = async (name: string) => {
    const path = join('/tmp', name);
    await mkdir(path, { mode: 0o711 });
    return path;
  };
  const view = `autoloop-view-${/\d+\.\d*\.\w*\.\w*\.\w+/.exec(newName(common))?.[0]}-abcdef`;
  for (const name of [view, renamed(view, changes[whose])]) await mkdir(join(common, 'autoloop/views', name));
  await scratch(renamed(newName(common), changes[whose]));
  ours.push(join(common, 'autoloop/views', view), await scratch(newName(common)));
  const own = newName(common);
  const group = await createGroup(own, { memory_mb: 64, cpus: 1, pids: 16 });
  onTestFinished(group.remove);
  const groups = await findGroups((name) => name === own);
  for (const path of groups) mkdirSync(renamed(path, changes[whose]));
  ours.push(...groups);
  // Another run, which was just beginning.
  const beginning = join(common, 'autoloop/runs/20261120T000000Z-add-aaaaaa');
  await mkdir(join(beginning, 'blobs'), { recursive: true });
  await writeFile(join(beginning, 'lock.1'), owner);
  onTestFinished(async () => {
    for (const path of await sandboxLeftovers(common))
      await (path.startsWith('/tmp') ? rmdir(path) : removeGroup(path)).catch(() => undefined);
  });
  return { repo, run, ours };
}

describe.each(Object.keys(owners) as (keyof typeof owners)[])('what is left (%s)', (whose) => {
  it('is named by status and doctor', async () => {
    const { repo, run } = await wentDown(whose);
    expect((await autoloop(repo, ['runs'])).stdout).toContain('cut off');
    expect((await autoloop(repo, ['status', 'add'])).stdout).toContain(`autoloop resume ${run}`);
    const doctor = (await autoloop(repo, ['doctor'])).stdout;
    expect(doctor).toMatch(/warning {2}runs: 1 not finished/);
    expect(doctor).toMatch(/warning {2}leftovers: process \(\d+\), scratch \(\d+\), run \(1\)\n.*autoloop clean/);
    const dry = (await autoloop(repo, ['clean', '--dry-run'])).stdout.split('\n').filter(Boolean);
    expect(dry).toContain('would remove run 20261120T000000Z-add-aaaaaa');
    expect(new Set(dry).size).toBe(dry.length);
  });

  it.each([
    ['resume', 'latest'],
    ['stop', 'latest'],
    ['clean', '--force'],
  ])('goes with %s', async (...args) => {
    const { repo, run, ours } = await wentDown(whose);
    const done = await autoloop(repo, args);
    expect(done.code, done.stderr).toBe(0);
    const outcome = args[0] === 'resume' ? 'accepted-candidate' : 'interrupted';
    expect((await eventsOf(repo, run)).at(-1)).toMatchObject({ type: 'run.ended', data: { outcome } });
    // Whatever still goes on of these is not of that run.
    if (args[0] !== 'clean') expect((await autoloop(repo, ['clean'])).code).toBe(0);
    expect(await readdir(join(repo, '.git/autoloop/runs'))).toEqual([run]);
    const left = (await leftovers(repo)).map((path) =>
      path.startsWith('/') ? path : join(repo, '.git/autoloop/views', path),
    );
    expect(left.sort()).toEqual(ours.sort());
  });
});

it('a run that another machine may have at work is left alone', async () => {
  const { repo, run } = await wentDown('rebooted');
  const lock = join(repo, '.git/autoloop/runs', run, 'lock.1');
  await writeFile(lock, JSON.stringify({ ...thisProcess(), boot: 'another', host: 'another' }));
  for (const args of [
    ['resume', 'latest'],
    ['stop', 'latest'],
  ]) {
    const refused = await autoloop(repo, args);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('another');
  }
  await autoloop(repo, ['clean', '--force']);
  expect((await eventsOf(repo, run)).at(-1)?.type).toBe('role.started');
  await rename(lock, `${lock}.gone`);
  expect((await autoloop(repo, ['resume', 'latest'])).code).toBe(0);
});
