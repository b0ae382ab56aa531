/** The registry of runs: a projection of their journals, read one after the other. */
import { pMapIterable } from 'p-map';
import { orderOfRun } from '../../core/journal/run-id.js';
import { type RunStanding, standingOf } from '../../core/render/runs.js';
import type { Repository } from '../../edges/git/index.js';
import { listRuns } from '../../edges/journal/index.js';
import { type DamagedRun, type KnownRun, lookAt, mustBeKnown } from './runs.js';

/** Which runs are wanted; what is left out keeps none away. */
export interface RunFilter {
  order?: string | undefined;
  /** Whether only those that a process works on now. */
  live?: boolean | undefined;
  /** How they stand. */
  standing?: readonly RunStanding[] | undefined;
}

/** So many journals are open at once. */
const AT_ONCE = 8;

/**
 * The runs of this repository, the oldest first, each as soon as it is read, from whichever worktree it was started. One that
 * cannot be read may be any of those that are wanted, and is told.
 * @throws AutoloopError `unknown-order`.
 */
export async function* registry(repo: Repository, filter: RunFilter): AsyncGenerator<KnownRun | DamagedRun> {
  const { order, live = false, standing } = filter;
  if (order !== undefined) await mustBeKnown(repo, order);
  const ids = (await listRuns(repo.commonDir)).filter((id) => order === undefined || maybeOf(id, order));
  for await (const run of pMapIterable(ids, (id) => lookAt(repo, id), { concurrency: AT_ONCE }))
    if ('problem' in run) yield run;
    else if (order !== undefined && run.order !== order) continue;
    else if (live && !run.live) continue;
    else if (standing === undefined || standing.includes(standingOf(run))) yield run;
}

/** Whether a run's id may be that of a run of the order; one of another make may be of any. */
const maybeOf = (id: string, order: string): boolean => (orderOfRun(id) ?? order) === order;
