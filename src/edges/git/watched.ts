/** What to look at to learn that a repository changed. Format: gitrepository-layout(5). */
import { lstatSync } from 'node:fs';
import path from 'node:path';
import type { Repository } from './repository.js';

/** Files and folders of a Git directory that say where HEAD is, what is staged, and what Git is in the middle of. */
const ofWorktree = new Set([
  'HEAD',
  'index',
  'MERGE_HEAD',
  'CHERRY_PICK_HEAD',
  'REVERT_HEAD',
  'rebase-merge',
  'rebase-apply',
  'sequencer',
]);

/** Files and folders of the common Git directory that say where branches and claims are, and what there is of the history. */
const ofAll = new Set([...ofWorktree, 'refs', 'reftable', 'packed-refs', 'shallow', 'config']);

/** How old a lock on the index is at most that anybody waits for. */
const LOCK_MS = 5000;

/** The places of a repository that Git writes to whenever something of it changes. `cares` leaves out what Git writes aside. */
export function watchedInGit({
  gitDir,
  commonDir,
}: Repository): { folder: string; cares: (path: string) => boolean }[] {
  const cares = (names: ReadonlySet<string>) => (below: string) => {
    const [top = '', ...rest] = below.split('/');
    if (!names.has(top) || below.endsWith('.lock')) return false;
    // Of what Git is in the middle of it is enough that it is.
    return rest.length === 0 || top === 'refs' || top === 'reftable';
  };
  const common = { folder: commonDir, cares: cares(ofAll) };
  return gitDir === commonDir ? [common] : [common, { folder: gitDir, cares: cares(ofWorktree) }];
}

/** Whether a change at this absolute path means that HEAD, a branch or a claim may be elsewhere; that something was staged does not. */
export function movesRefs({ gitDir, commonDir }: Repository, changed: string): boolean {
  return [gitDir, commonDir].some((dir) => {
    const [top = ''] = path.relative(dir, changed).split(path.sep);
    return ofAll.has(top) && top !== 'index';
  });
}

/** Whether Git is writing the index, and soon the files; a lock that stays belongs to a commit that is being written, or to nobody. */
export function isWritingIndex({ gitDir }: Repository): boolean {
  const lock = lstatSync(path.join(gitDir, 'index.lock'), { throwIfNoEntry: false });
  return lock !== undefined && Math.abs(Date.now() - lock.mtimeMs) < LOCK_MS;
}
