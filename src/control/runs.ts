/** Reading what runs have left: the registry is a projection of the journals. */

import { AutoloopError } from '../core/error.js';
import { metricsOf, type RunMetrics } from '../core/journal/metrics.js';
import type { RunState } from '../core/journal/state.js';
import { type RunSummary, summarize } from '../core/journal/summary.js';
import type { Repository } from '../edges/git/index.js';
import { holderOf, listRuns, projectRun } from '../edges/journal/index.js';

export interface KnownRun extends RunSummary {
  /** Whether a process holds it now. */
  live: boolean;
}

/** Every run of this repository, oldest first, from whichever worktree it was started. */
export async function knownRuns(repo: Repository, order?: string): Promise<KnownRun[]> {
  const ids = await listRuns(repo.commonDir);
  const runs = await Promise.all(
    ids.map(async (id) => {
      const state = await readRun(repo, id);
      return { ...summarize(state), live: (await holderOf(repo.commonDir, id)) !== null };
    }),
  );
  return order === undefined ? runs : runs.filter((run) => run.order === order);
}

/** The state of one run, folded from its journal. */
export const readRun = (repo: Repository, id: string): Promise<RunState> => projectRun(repo.commonDir, id);

/** The newest run of an order. @throws AutoloopError `no-run` when it was never run. */
export async function latestRun(repo: Repository, order: string): Promise<RunState> {
  const last = (await knownRuns(repo, order)).at(-1);
  if (last === undefined)
    throw new AutoloopError('usage', 'no-run', `Work order \`${order}\` has not been run in this repository`, {
      hint: `Run it: autoloop run ${order}`,
    });
  return readRun(repo, last.run_id);
}

/** What a run took, per attempt and in all. */
export const metricsOfRun = async (repo: Repository, id: string): Promise<RunMetrics> =>
  metricsOf(await readRun(repo, id));
