/** The disc a run begins on, and how much of it the run may take. */
import { tmpdir } from 'node:os';
import { bytesOf } from '../../core/documents/policy.js';
import { AutoloopError } from '../../core/error.js';
import { diskUse, roomAt } from '../../edges/files/index.js';
import { emptyTrash, type Repository, trashOf } from '../../edges/git/index.js';
import { lookOut } from '../../edges/process/looking.js';
import type { BegunRun } from './context.js';

/** Less than this is no room for a base store, worktrees and a journal, however small the project. */
const LEAST = { bytes: 128 * 1024 ** 2, files: 2_000 };

/** @throws AutoloopError `disk-full` when there is too little room to begin a run. */
export async function refuseFullDisk(repo: Repository): Promise<void> {
  for (const path of new Set([repo.root, repo.commonDir, tmpdir()])) {
    const room = await roomAt(path);
    if (room === undefined) continue;
    const { bytes, files } = room;
    const lacks =
      bytes < LEAST.bytes
        ? `only ${mebibytes(bytes)} are free, and a run begins with ${mebibytes(LEAST.bytes)} or more`
        : files !== null && files < LEAST.files
          ? `only ${files} more files can be made, and a run begins with room for ${LEAST.files} or more`
          : null;
    if (lacks !== null)
      throw new AutoloopError('environment', 'disk-full', `The disc is full where ${path} lies: ${lacks}`, {
        hint: 'Make room; what earlier runs left goes with: autoloop clean',
      });
  }
}

const mebibytes = (bytes: number): string => `${Math.floor(bytes / 1024 ** 2)}M`;

const INTERVAL_MS = 1_000;

/**
 * Looks again and again at what the worktrees and scratch of a run take together. `signal` is that of the run, and is aborted
 * besides, with an AutoloopError `run-disk-limit`, once they take more than `limits.max_run_disk`: a watcher, so what is
 * written between two looks overshoots.
 */
export function watchDisk({ repo, journal, places, policy, signal }: BegunRun): {
  signal: AbortSignal;
  stop: () => void;
} {
  const limit = policy.limits.max_run_disk;
  const paths = [places.scratch, trashOf(repo), ...journal.state.attempts.map(({ worktree }) => worktree)];
  const full = new AbortController();
  let used = 0;
  const isFull = async (): Promise<boolean> => {
    used = await diskUse(paths);
    if (used > bytesOf(limit)) {
      // What waits to be deleted must not be what ends a run.
      await emptyTrash(repo).catch(() => {}); // what cannot be deleted counts
      used = await diskUse(paths);
    }
    return used > bytesOf(limit);
  };
  const stop = lookOut(INTERVAL_MS, isFull, () => full.abort(outgrown(used, limit)));
  return { signal: AbortSignal.any([signal, full.signal]), stop };
}

const outgrown = (used: number, limit: string): AutoloopError =>
  new AutoloopError(
    'environment',
    'run-disk-limit',
    `The run took ${mebibytes(used)} of disk, more than \`limits.max_run_disk\` allows (${limit})`,
    {
      hint: 'See which attempt filled it with `autoloop inspect`, or raise the limit in .autoloop/config.yml and commit.',
    },
  );
