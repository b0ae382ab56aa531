/** Repeated runs of one command on one tree: how many there must be, and what they amount to. */
import type { Ended } from '../journal/ended.js';
import type { CommandVerdict } from '../journal/types.gen.js';
import type { CommandRun, RepeatPolicy } from './input.js';

/** `not-run` covers runs that are missing or did not measure the tree; too few passes never count as passed. */
export type Verdict = CommandVerdict;

export interface Tally {
  verdict: Verdict;
  /** Runs that measured the tree. */
  runs: number;
  passes: number;
}

/** A sandbox that did not start and a run that somebody stopped say nothing about the tree. */
const measuresTheTree = (ended: Ended): boolean => ended.how !== 'not-started' && ended.how !== 'stopped';

const disagree = (runs: readonly CommandRun[]): boolean => new Set(runs.map((run) => run.passed)).size > 1;

/** What the runs of one command on one tree amount to. Runs that disagree are `flaky` however many follow. */
export function tally(runs: readonly CommandRun[], policy: RepeatPolicy): Tally {
  const measured = runs.filter((run) => measuresTheTree(run.ended));
  const passes = measured.filter((run) => run.passed).length;
  const figures = { runs: measured.length, passes };
  if (disagree(measured)) return { verdict: 'flaky', ...figures };
  if (measured.length > 0 && passes === 0) return { verdict: 'failed', ...figures };
  return { verdict: measured.length >= policy.repeats ? 'passed' : 'not-run', ...figures };
}

/**
 * The runs one tree still needs, given `results` of that tree alone; empty when the evidence is complete.
 * Every command runs `repeats` times, and `retries` times more once two runs disagree. Failing early does not
 * shorten it: a failure that never repeats is the mark of a flaky test, and equal numbers of runs compare.
 * A run that somebody stopped is due again; one whose sandbox did not start is not, or a broken engine would never end.
 */
export function needsMoreRepeats(
  commands: readonly string[],
  results: readonly CommandRun[],
  policy: RepeatPolicy,
): { command: string; repeat: number }[] {
  return commands.flatMap((command) => {
    const done = results.filter((run) => run.command === command && run.ended.how !== 'stopped');
    const unsettled = disagree(done.filter((run) => measuresTheTree(run.ended)));
    const wanted = policy.repeats + (unsettled ? policy.retries : 0);
    const have = new Set(done.map((run) => run.repeat));
    return Array.from({ length: wanted }, (_, index) => index + 1)
      .filter((repeat) => !have.has(repeat))
      .map((repeat) => ({ command, repeat }));
  });
}
