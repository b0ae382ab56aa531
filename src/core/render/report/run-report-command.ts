/** One acceptance command in a report: what its runs amount to. */
import { type Ended, sayEnded } from '../../journal/ended.js';
import type { GateEndedData } from '../../journal/types.gen.js';
import type { RepeatPolicy } from '../../judging/input.js';
import { tally, type Verdict } from '../../judging/repeats.js';
import { withoutColours } from '../../untrusted.js';

interface RunView {
  repeat: number;
  passed: boolean;
  how: Ended['how'];
  /** How it ended, in words. */
  ended: string;
  ms: number;
}

/** One acceptance command on one tree. */
export interface CommandView {
  command: string;
  verdict: Verdict;
  passes: number;
  runs: RunView[];
  /** What the first run printed that did not pass. */
  log: { repeat: number; text: string } | undefined;
}

/** What `gates`, runs of one command on one tree, say; `log` has what a run printed. */
export function commandView(
  command: string,
  gates: readonly GateEndedData[],
  policy: RepeatPolicy,
  log: (repeat: number) => string | undefined,
): CommandView {
  const runs = [...gates].sort((a, b) => a.repeat - b.repeat);
  const { verdict, passes } = tally(runs, policy);
  const failing = runs.find((run) => !run.passed);
  const text = failing && log(failing.repeat);
  return {
    command,
    verdict,
    passes,
    runs: runs.map((run) => ({
      repeat: run.repeat,
      passed: run.passed,
      how: run.ended.how,
      ended: sayEnded(run.ended),
      ms: run.duration_ms,
    })),
    log: failing && text !== undefined ? { repeat: failing.repeat, text: withoutColours(text) } : undefined,
  };
}
