/**
 * One writer a run. A lock is a file `lock.<n>` that appears whole or not at all; a lock whose owner is dead is succeeded
 * by `lock.<n+1>`. It is never removed to make room first: of two who saw the same dead lock, the slower would remove
 * the faster one's. Who has put up a lock holds it only if then no other lock has a living owner; else it steps back.
 */
import { readdir, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AutoloopError } from '../../core/error.js';
import { parseOwner, thisProcess, type Whereabouts, whereaboutsOf } from '../process/owner.js';
import { claimFile } from './durable.js';
import { ignoreMissing, runDir } from './places.js';

/** The process that holds a lock: one that can be signalled, or one of another machine or container. */
export type Holder = { here: true; pid: number } | { here: false; host: string; pid: number | null; lock: string };

interface Lock {
  path: string;
  generation: number;
  whereabouts: Whereabouts;
  holder: Holder;
}

/** So often two who step back for each other try again. */
const maxTries = 50;

/**
 * Takes the lock of the run in `dir`; the answer releases it.
 * @throws AutoloopError `run-locked` while another process may be alive that holds it.
 */
export async function takeLock(dir: string): Promise<() => Promise<void>> {
  const taken = await tryLock(dir);
  if (taken.how === 'held') throw runLocked(dir, taken.holder);
  return taken.release;
}

/**
 * Takes the lock in the folder `dir`, or says who may be alive and holds it.
 * @throws AutoloopError `run-locked` when others who want it too get in its way again and again.
 */
export async function tryLock(
  dir: string,
): Promise<{ how: 'taken'; release: () => Promise<void> } | { how: 'held'; holder: Holder }> {
  const content = `${JSON.stringify(thisProcess())}\n`;
  for (let tries = 0; tries < maxTries; tries++) {
    const locks = await readLocks(dir);
    const held = locks.find((lock) => !isDead(lock));
    if (held !== undefined) return { how: 'held', holder: held.holder };
    const path = join(dir, `lock.${Math.max(0, ...locks.map(({ generation }) => generation)) + 1}`);
    if (!(await claimFile(path, content))) continue;

    const others = (await readLocks(dir)).filter((lock) => lock.path !== path);
    if (others.every(isDead)) {
      for (const lock of others) await rm(lock.path, { force: true });
      await sweepUnfinished(dir);
      return { how: 'taken', release: () => rm(path, { force: true }) };
    }
    await rm(path, { force: true });
    await sleep(Math.random() * 20);
  }
  throw new AutoloopError('refused', 'run-locked', `Other processes contend for the run in ${dir}`, {
    hint: 'Try again.',
  });
}

/** Who works on a run now; null when nobody does. */
export async function holderOf(commonDir: string, runId: string): Promise<Holder | null> {
  const locks = await readLocks(runDir(commonDir, runId));
  return locks.find((lock) => !isDead(lock))?.holder ?? null;
}

/** Locks of dead processes in the folder of a run; none while somebody may hold it. */
export async function deadLocks(commonDir: string, runId: string): Promise<string[]> {
  const locks = await readLocks(runDir(commonDir, runId));
  return locks.every(isDead) ? locks.map(({ path }) => path) : [];
}

/** Removes those. */
export async function sweepLocks(commonDir: string, runId: string): Promise<void> {
  const taken = await tryLock(runDir(commonDir, runId));
  if (taken.how === 'taken') await taken.release();
}

/** Removes locks that were written aside by processes killed before they put them up. */
async function sweepUnfinished(dir: string): Promise<void> {
  for (const name of await readdir(dir)) {
    if (!name.startsWith('.lock.')) continue;
    const owner = parseOwner(await readFile(join(dir, name), 'utf8').catch(() => ''));
    if (owner === undefined || whereaboutsOf(owner) === 'dead') await rm(join(dir, name), { force: true });
  }
}

const isDead = (lock: Lock): boolean => lock.whereabouts === 'dead';

/** The folder of a run is called as the run is. */
function runLocked(dir: string, holder: Holder): AutoloopError {
  const run = basename(dir);
  return new AutoloopError('refused', 'run-locked', `Run ${run} is held by ${named(holder)}, which works on it`, {
    hint: holder.here
      ? `Follow it with: autoloop journal tail ${run} --follow; let it stand still with: autoloop pause ${run}; or end it with: autoloop stop ${run}`
      : `Whether that process is alive cannot be told from here. If it is not, remove ${holder.lock}`,
  });
}

/** `process 12 of \`host\``, without the host where it is this one. */
export const named = (holder: Holder): string =>
  `process ${holder.pid ?? 'unknown'}${holder.here ? '' : ` of \`${holder.host}\``}`;

async function readLocks(dir: string): Promise<Lock[]> {
  const locks: Lock[] = [];
  for (const name of (await readdir(dir).catch(ignoreMissing)) ?? []) {
    const generation = /^lock\.(\d{1,9})$/.exec(name)?.[1];
    if (generation === undefined) continue;
    const path = join(dir, name);
    const text = await readFile(path, 'utf8').catch(ignoreMissing);
    if (text === undefined) continue;
    const owner = parseOwner(text);
    // A lock that cannot be read may be anybody's.
    const whereabouts = owner === undefined ? 'elsewhere' : whereaboutsOf(owner);
    const holder: Holder =
      owner !== undefined && whereabouts === 'here'
        ? { here: true, pid: owner.pid }
        : { here: false, host: owner?.host ?? 'unknown', pid: owner?.pid ?? null, lock: path };
    locks.push({ path, generation: Number(generation), whereabouts, holder });
  }
  return locks;
}
