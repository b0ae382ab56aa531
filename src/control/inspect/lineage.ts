/** The line of runs that led to a run: each went on from the one before. */
import { AutoloopError } from '../../core/error.js';
import type { RunState } from '../../core/journal/state.js';
import { quoted } from '../../core/untrusted.js';
import type { Repository } from '../../edges/git/index.js';
import { readRun } from './runs.js';

/** The runs that led to one, each of which the next went on from. */
export interface Line {
  /** Their ids, the oldest first; the run that was asked about is the last. */
  runs: string[];
  /** Why what comes before them cannot be told, as a sentence without its full stop; null where nothing does. */
  broken: string | null;
}

/** More than any settings allow. */
const MOST_RUNS = 1000;

/** The line that ends with a run. A parent that is missing, damaged or in the line already ends the walk, and is told. */
export async function lineOf(repo: Repository, run: Pick<RunState, 'started'>): Promise<Line> {
  const runs = [run.started.run_id];
  for (let next = run.started.parent_run_id; next !== null; ) {
    const parent = next;
    if (runs.includes(parent)) return { runs, broken: `Run ${quoted(parent)} comes back to itself` };
    if (runs.length >= MOST_RUNS) return { runs, broken: `There are more than ${MOST_RUNS} runs` };
    try {
      const { started } = await readRun(repo, parent);
      runs.unshift(started.run_id);
      next = started.parent_run_id;
    } catch (error) {
      if (!(error instanceof AutoloopError)) throw error;
      return { runs, broken: `Run ${quoted(parent)} cannot be read: ${error.message}` };
    }
  }
  return { runs, broken: null };
}

/**
 * Refuses a run that would go on from too long a line.
 * @param most how many the settings allow: `limits.max_run_depth`.
 * @param more how many runs are to go on from it, one from another.
 * @throws AutoloopError `run-too-deep`, `line-broken`.
 */
export function refuseTooDeep(most: number, { runs, broken }: Line, more = 1): void {
  const shown = runs.map((id) => `  ${id}`).join('\n');
  if (broken !== null)
    throw new AutoloopError('refused', 'line-broken', `The line of runs to go on from cannot be told: ${broken}`, {
      hint: 'Start a run of its own instead: autoloop run <order>',
    });
  if (runs.length + more <= most) return;
  const line = runs.length === 0 ? '' : `, after:\n${shown}`;
  throw new AutoloopError(
    'refused',
    'run-too-deep',
    `${runs.length + more} runs would go on one from another, of ${most} at most${line}`,
    { hint: 'Start a run of its own, or raise `limits.max_run_depth` in .autoloop/config.yml and commit.' },
  );
}
