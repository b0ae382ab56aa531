/** What whoever begins a run should hear first: the same order has one that has not ended. Two may go on side by side. */
import type { Repository } from '../../edges/git/index.js';
import { type KnownRun, unendedRuns } from '../inspect/runs.js';

/** Tells of every run of the order that is at work, and of the newest that is paused or was cut off. */
export async function tellOfUnended(repo: Repository, order: string, note: (text: string) => void): Promise<void> {
  const unended = await unendedRuns(repo, order);
  const stopped = unended.findLast(({ live }) => !live);
  if (stopped) note(`Run ${stopped.run_id} has not ended; to go on with it instead: ${goOn(stopped)}`);
  for (const { run_id: id } of unended.filter(({ live }) => live))
    note(
      `Run ${id} is at work on the same order, and another begins beside it. Look at it: autoloop inspect ${id}; end it: autoloop stop ${id}`,
    );
}

/** Between cycles it is a person who decides. */
const goOn = ({ run_id, order, preset }: KnownRun): string =>
  preset === 'cycle' ? `autoloop cycle ${order} --continue ${run_id}` : `autoloop resume ${run_id}`;
