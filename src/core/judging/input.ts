/**
 * What a judgement rests on, and nothing else: every value is in the run's journal and in its report,
 * so that a person can come to the same order by hand.
 */
import type { AttemptEndedData, AttemptImportedData, GateEndedData } from '../journal/types.gen.js';

/** One run of an acceptance command on a clean checkout of one subject's tree. */
export type CommandRun = Pick<GateEndedData, 'subject' | 'command' | 'repeat' | 'ended' | 'passed'>;

/** What the host measured when it imported the attempt's tree. */
export type ImportedChange = Pick<
  AttemptImportedData,
  'tree' | 'patch_id' | 'empty' | 'files' | 'refused' | 'outside_scope' | 'forbidden' | 'protected' | 'whitespace'
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

/** The subject under which an attempt's runs are journaled. */
export const subjectOf = (attempt: number): string => `attempt-${attempt}`;
