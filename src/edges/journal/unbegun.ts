/** Folders of runs that were killed before their first event was whole: no run, and nothing that anybody could go on with. */
import { randomBytes } from 'node:crypto';
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isRunId } from '../../core/journal/run-id.js';
import { holderOf, tryLock } from './lock.js';
import { beganAt, ignoreMissing, runDir, runsDir } from './places.js';

export interface Unbegun {
  /** The run's id, or the name of a folder that was being removed. */
  name: string;
  path: string;
  /** Whether a process may be alive that is about to begin it. */
  live: boolean;
}

/** What is put aside to be removed bears no run's name. */
const GONE = '.gone-';

/** Those of this repository. */
export async function listUnbegun(commonDir: string): Promise<Unbegun[]> {
  const entries = (await readdir(runsDir(commonDir), { withFileTypes: true }).catch(ignoreMissing)) ?? [];
  const found: Unbegun[] = [];
  for (const entry of entries.filter((one) => one.isDirectory())) {
    const { name } = entry;
    const path = join(runsDir(commonDir), name);
    if (name.startsWith(GONE)) found.push({ name, path, live: false });
    else if (isRunId(name) && (await beganAt(runDir(commonDir, name))) === undefined)
      found.push({ name, path, live: (await holderOf(commonDir, name)) !== null });
  }
  return found;
}

/**
 * Removes them, but for those that somebody may be about to begin; answers with the names of those that went. Under its
 * lock a folder is put aside in one step, so that who is just making it makes it anew.
 */
export async function sweepUnbegun(commonDir: string): Promise<string[]> {
  const swept: string[] = [];
  for (const { name, path, live } of await listUnbegun(commonDir)) {
    const aside = name.startsWith(GONE) ? path : live ? undefined : await putAside(commonDir, name);
    if (aside === undefined) continue;
    await rm(aside, { recursive: true, force: true });
    swept.push(name);
  }
  return swept;
}

async function putAside(commonDir: string, id: string): Promise<string | undefined> {
  const dir = runDir(commonDir, id);
  const taken = await tryLock(dir).catch(ignoreMissing);
  if (taken?.how !== 'taken') return undefined;
  if ((await beganAt(dir)) !== undefined) {
    await taken.release();
    return undefined;
  }
  const aside = join(runsDir(commonDir), `${GONE}${id.slice(0, 64)}-${randomBytes(6).toString('hex')}`);
  await rename(dir, aside);
  return aside;
}
