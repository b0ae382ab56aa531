/**
 * What a judgement rests on, and nothing else: every value is in the run's journal and in its report,
 * so that a person can come to the same order by hand.
 */
import type { RunState } from '../journal/state.js';
import type { AttemptEndedData, AttemptImportedData, GateEndedData } from '../journal/types.gen.js';

/** One run of an acceptance command on a clean checkout of one subject's tree. */
export type CommandRun = Pick<GateEndedData, 'subject' | 'command' | 'repeat' | 'ended' | 'passed'>;

/** What the host measured when it imported the attempt's tree. */
export type ImportedChange = Pick<
  AttemptImportedData,
  | 'tree'
  | 'evidence_tree'
  | 'patch_id'
  | 'empty'
  | 'files'
  | 'refused'
  | 'outside_scope'
  | 'forbidden'
  | 'protected'
  | 'whitespace'
>;

export interface AttemptFacts {
  attempt: number;
  /** How the agents' loop ended; null when it has not. */
  ended: Pick<AttemptEndedData, 'outcome' | 'reason'> | null;
  /** Null when no tree of the attempt was taken. */
  imported: ImportedChange | null;
  /** Why the attempt was thrown away; null when it was not. */
  discarded: string | null;
}

/** How often a command runs on each tree before it is believed: `judge` of config.yml. */
export interface RepeatPolicy {
  /** Runs of each command on each tree; at least 1. */
  repeats: number;
  /** Further runs once two runs disagreed. They tell how often it fails; they never make it passed. */
  retries: number;
}

export interface JudgeInput {
  /** Ids of the order's acceptance commands, in the order's sequence. */
  commands: readonly string[];
  policy: RepeatPolicy;
  attempts: readonly AttemptFacts[];
  /** Runs on base and on the attempts' evidence trees, in any sequence. */
  runs: readonly CommandRun[];
}

/** The subject under which an attempt's runs are journaled. Every attempt is measured by runs of its own. */
export const subjectOf = (attempt: number): string => `attempt-${attempt}`;

/**
 * The input of a run's judgement, from its journal. Results on any other tree than the one imported last are
 * of a step that was done over, and are left out.
 */
export function judgeInput(state: RunState, commands: readonly string[], policy: RepeatPolicy): JudgeInput {
  return {
    commands,
    policy,
    attempts: state.attempts.map(({ attempt, ended, imported, discarded }) => ({
      attempt,
      ended: ended && { outcome: ended.outcome, reason: ended.reason },
      imported,
      discarded,
    })),
    runs: [
      ...measuredOn(state.started.base_tree, state.baseline),
      ...state.attempts.flatMap(({ gates, imported }) => measuredOn(imported?.evidence_tree, gates)),
    ],
  };
}

function measuredOn(tree: string | undefined, gates: readonly GateEndedData[]): CommandRun[] {
  return gates
    .filter((gate) => gate.tree === tree)
    .map(({ subject, command, repeat, ended, passed }) => ({ subject, command, repeat, ended, passed }));
}
