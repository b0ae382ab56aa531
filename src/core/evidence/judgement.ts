/** The judgement of a run, made again from its journal. */
import type { WorkOrder } from '../documents/types.gen.js';
import { findAttempt } from '../journal/lookup.js';
import type { AttemptState, RunState } from '../journal/state.js';
import type { GateEndedData } from '../journal/types.gen.js';
import { assess } from '../judging/assess.js';
import { judgeInput, type RepeatPolicy } from '../judging/input.js';
import { rank } from '../judging/rank.js';
import { type Difference, firstDifference } from './difference.js';

/** Ids of the order's acceptance commands, in its sequence. */
export const commandsOf = (order: WorkOrder): string[] => (order.acceptance_commands ?? []).map(({ id }) => id);

export type Judgement =
  | { how: 'same' }
  | { how: 'unranked' }
  /** `left` is what was recorded, `right` what the journal's measurements give. */
  | { how: 'score-differs'; attempt: number; difference: Difference }
  | { how: 'ranking-differs'; difference: Difference };

/** Judges again and compares with what was recorded. */
export function judgeAgain(run: RunState, order: WorkOrder, policy: RepeatPolicy): Judgement {
  if (!run.ranking) return { how: 'unranked' };
  const input = judgeInput(run, commandsOf(order), policy);
  const scored = assess(input);
  for (const score of scored) {
    const difference = firstDifference(findAttempt(run, score.attempt)?.score ?? null, score);
    if (difference) return { how: 'score-differs', attempt: score.attempt, difference };
  }
  const difference = firstDifference(run.ranking, rank(scored, input));
  return difference ? { how: 'ranking-differs', difference } : { how: 'same' };
}

/** Runs of acceptance commands on the attempt's evidence tree, made for this attempt and no other. */
export const measurementsOf = ({ gates, imported }: AttemptState): GateEndedData[] =>
  gates.filter((gate) => gate.tree === imported?.evidence_tree);

/** Whether one acceptance command is proved by measurements of one tree, and why not. */
export type CommandProof =
  | { how: 'passed'; runs: number }
  | { how: 'failed'; repeat: number }
  | { how: 'too-few'; runs: number; wanted: number };

/** Every run counts: one that did not pass is not outvoted by those that did. A run that somebody stopped measured nothing. */
export function commandProof(measurements: readonly GateEndedData[], command: string, repeats: number): CommandProof {
  const wanted = Math.max(1, repeats);
  const measured = measurements.filter((gate) => gate.command === command && gate.ended.how !== 'stopped');
  const failed = measured.find((gate) => !gate.passed);
  if (failed) return { how: 'failed', repeat: failed.repeat };
  const runs = new Set(measured.map(({ repeat }) => repeat)).size;
  return runs < wanted ? { how: 'too-few', runs, wanted } : { how: 'passed', runs };
}
