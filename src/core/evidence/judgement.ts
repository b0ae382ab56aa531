/** The judgement of a run, made again from its journal. */
import type { WorkOrder } from '../documents/types.gen.js';
import { findAttempt } from '../journal/lookup.js';
import type { AttemptState, RunState } from '../journal/state.js';
import type { GateEndedData } from '../journal/types.gen.js';
import { assess } from '../judging/assess.js';
import type { JudgeInput, RepeatPolicy } from '../judging/input.js';
import { rank } from '../judging/rank.js';
import { type Difference, firstDifference } from './difference.js';

/** Ids of the order's acceptance commands, in its sequence. */
export const commandsOf = (order: WorkOrder): string[] => (order.acceptance_commands ?? []).map(({ id }) => id);

/** What the judge was given, as the journal has it. */
export function judgeInput(run: RunState, order: WorkOrder, policy: RepeatPolicy): JudgeInput {
  return {
    commands: commandsOf(order),
    policy,
    attempts: run.attempts.map(({ attempt, ended, imported, discarded }) => ({ attempt, ended, imported, discarded })),
    runs: [...run.baseline, ...run.attempts.flatMap(({ gates }) => gates)],
  };
}

export type Judgement =
  | { how: 'same' }
  /** A command ran on a tree that is not the one it was recorded for. */
  | { how: 'foreign-tree'; gate: GateEndedData }
  | { how: 'unranked' }
  /** `left` is what was recorded, `right` what the journal's measurements give. */
  | { how: 'score-differs'; attempt: number; difference: Difference }
  | { how: 'ranking-differs'; difference: Difference };

/** Judges again and compares with what was recorded. */
export function judgeAgain(run: RunState, order: WorkOrder, policy: RepeatPolicy): Judgement {
  const foreign = foreignGate(run);
  if (foreign) return { how: 'foreign-tree', gate: foreign };
  if (!run.ranking) return { how: 'unranked' };
  const input = judgeInput(run, order, policy);
  const scored = assess(input);
  for (const score of scored) {
    const difference = firstDifference(findAttempt(run, score.attempt)?.score ?? null, score);
    if (difference) return { how: 'score-differs', attempt: score.attempt, difference };
  }
  const difference = firstDifference(run.ranking, rank(scored, input));
  return difference ? { how: 'ranking-differs', difference } : { how: 'same' };
}

/** The first evidence gate that did not run on base's tree, or on the evidence tree of its attempt. */
function foreignGate(run: RunState): GateEndedData | undefined {
  const onBase = run.baseline.find((gate) => gate.tree !== run.started.base_tree);
  if (onBase) return onBase;
  return run.attempts.flatMap(({ gates, imported }) =>
    gates.filter((gate) => gate.tree !== imported?.evidence_tree),
  )[0];
}

/** Whether one acceptance command is proved on an attempt's evidence tree, and why not. */
export type CommandProof =
  | { how: 'passed'; runs: number; tree: string }
  | { how: 'failed'; repeat: number }
  | { how: 'too-few'; runs: number; wanted: number };

/** Every run counts: one that did not pass is not outvoted by those that did. A run that somebody stopped measured nothing. */
export function commandProof(attempt: AttemptState, command: string, repeats: number): CommandProof {
  const tree = attempt.imported?.evidence_tree;
  const wanted = Math.max(1, repeats);
  if (tree === undefined) return { how: 'too-few', runs: 0, wanted };
  const measured = attempt.gates.filter(
    (gate) => gate.command === command && gate.tree === tree && gate.ended.how !== 'stopped',
  );
  const failed = measured.find((gate) => !gate.passed);
  if (failed) return { how: 'failed', repeat: failed.repeat };
  const runs = new Set(measured.map((gate) => gate.repeat)).size;
  return runs < wanted ? { how: 'too-few', runs, wanted } : { how: 'passed', runs, tree };
}
