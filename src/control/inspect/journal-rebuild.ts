/** Throws away what is read out of journals, and reads it out again: it has to come out as it was. */
import { keepsDocuments } from '../../core/cycle/files.js';
import { AutoloopError } from '../../core/error.js';
import type { RebuiltFile, RebuiltRun } from '../../core/render/journal.js';
import type { Repository } from '../../edges/git/index.js';
import {
  type Projection,
  projectionsIn,
  projectRun,
  runDir,
  tryLock,
  withoutProjections,
} from '../../edges/journal/index.js';
import { writeCycleFiles } from './cycle-files.js';
import { namedRuns } from './runs.js';

/**
 * Rebuilds the projections of these runs, or of all; one that cannot be read keeps what it has, and no other back.
 * @throws AutoloopError `unknown-run`, `ambiguous-run` before the first is touched.
 */
export async function* rebuildProjections(repo: Repository, wanted: readonly string[]): AsyncGenerator<RebuiltRun> {
  for (const id of await namedRuns(repo, wanted)) yield await rebuild(repo, id);
}

async function rebuild({ commonDir }: Repository, run_id: string): Promise<RebuiltRun> {
  const dir = runDir(commonDir, run_id);
  let release: (() => Promise<void>) | undefined;
  try {
    // Held, so that no run and no other rebuild begins meanwhile.
    const lock = await tryLock(dir);
    if (lock.how === 'held') return { run_id, files: [], problem: 'It is at work, and writes them as it goes' };
    release = lock.release;
    const before = await projectionsIn(dir);
    await withoutProjections(dir, async () => {
      const state = await projectRun(commonDir, run_id);
      if (keepsDocuments(state)) await writeCycleFiles(commonDir, run_id);
    });
    const after = await projectionsIn(dir);
    const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
    return { run_id, files: paths.map((path) => compared(path, before.get(path), after.get(path))), problem: null };
  } catch (error) {
    if (!(error instanceof AutoloopError)) throw error;
    return { run_id, files: [], problem: error.message };
  } finally {
    await release?.();
  }
}

function compared(path: string, was: Projection | undefined, is: Projection | undefined): RebuiltFile {
  if (is === undefined) return { path, how: 'removed' };
  if (was === undefined) return { path, how: 'made' };
  if (was.sha256 === is.sha256) return { path, how: 'identical' };
  const isOlder = was.covers !== null && is.covers !== null && was.covers < is.covers;
  return { path, how: isOlder ? 'renewed' : 'differed' };
}
