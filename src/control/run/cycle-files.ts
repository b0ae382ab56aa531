/** Keeps the files that people read of a live run's documents as its journal stands. */
import { writeCycleFiles } from '../cycle-files.js';
import type { Run } from './context.js';

/**
 * Lays out the documents and logs of an attempt, or of all. Presets without documents and phases have none. That it cannot
 * be done ends no run: they are built from the journal whenever somebody asks.
 */
export async function keepCycleFiles({ repo, id, preset }: Pick<Run, 'repo' | 'id' | 'preset'>, attempt?: number) {
  const isCycle = preset.phases.length > 0 || [...preset.roles.values()].some(({ documents }) => documents.length > 0);
  if (!isCycle) return;
  await writeCycleFiles(repo.commonDir, id, attempt).catch((error: NodeJS.ErrnoException) => {
    if (error.code === undefined) throw error;
  });
}
