/** Keeps the files that people read of a run's documents as its journal stands. */
import { keepsDocuments } from '../../core/cycle/files.js';
import { writeCycleFiles } from '../inspect/cycle-files.js';
import type { Run } from './context.js';

/**
 * Lays out the documents and logs of an attempt, or of all; a run without documents and phases has none. That it cannot be
 * done ends no run: they are built from the journal whenever somebody asks.
 */
export async function keepCycleFiles({ repo, journal }: Pick<Run, 'repo' | 'journal'>, attempt?: number) {
  if (!keepsDocuments(journal.state)) return;
  await writeCycleFiles(repo.commonDir, journal.runId, attempt).catch((error: NodeJS.ErrnoException) => {
    if (error.code === undefined) throw error;
  });
}
