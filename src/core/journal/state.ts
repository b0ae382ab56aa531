/**
 * What a journal amounts to: one plain JSON value from which a run that was killed can go on, and from which status,
 * report and metrics are read. Keys are those of the events they come from.
 */
import type { Contact } from './contacts.js';
import type { KeptDocument, RefusedDocument } from './documents.js';
import type { KeptDiscovery, KeptNote } from './notes.js';
import type {
  AttemptEndedData,
  AttemptImportedData,
  Blob,
  BudgetExhaustedData,
  CloseoutRecordedData,
  CompletionProposedData,
  EventOf,
  GateEndedData,
  GateStartedData,
  GuidanceAddedData,
  IterationStartedData,
  JudgeRankedData,
  JudgeScoredData,
  PathReason,
  PhaseMeasuredData,
  ReportWrittenData,
  ReviewRecordedData,
  RoleEndedData,
  RoleRetryingData,
  RoleStartedData,
  RunEndedData,
  RunStartedData,
} from './types.gen.js';
import { nothingUsed, type RoleUsage, type Used } from './usage.js';

/** A step that was begun and not ended, with the inputs it was begun with: what a resumed run does again. */
export type PendingStep =
  | { step: 'iteration'; seq: number; began: IterationStartedData }
  | { step: 'role'; seq: number; began: RoleStartedData }
  | { step: 'completion'; seq: number; began: CompletionProposedData }
  | { step: 'gate'; seq: number; began: GateStartedData };

/**
 * One iteration of an attempt. Started over, it forgets what it held before. Of an iteration that 50 others followed only this is kept
 * of what was said: each accepted event of each role once, without its data.
 */
export interface IterationState {
  iteration: number;
  /** The tree its roles left; null while the iteration is not over. */
  tree: string | null;
  /** Whether that tree differs from the one the iteration began with; false while it is not over. */
  changed: boolean;
  refused: PathReason[];
  /** What the agent's own Git said of its commits; null where it made none, or said nothing. */
  log: Blob | null;
  /** What the iteration changed; null where it changed nothing, or is of a time when that was not kept. */
  diff: Blob | null;
  /** Roles that ended, in order. Of one that was started again only the latest end is here. */
  roles: RoleEndedData[];
  /** Roles that were started again, in order: each time, and why. */
  retries: RoleRetryingData[];
  /** The latest 100 accepted events, in order, and the last of each role in any case. */
  emitted: { role: string; event: string; data: unknown }[];
  /** The latest 100 rejected events, in order. */
  rejected: { role: string; event: string; reason: string }[];
  /** Discoveries and notes that could not be taken, in order. */
  refused_notes: { role: string; reason: string }[];
  /** Results of the gates of its claim of completion. */
  gates: GateEndedData[];
  /** What its claim of completion amounts to in the preset's phases; null where that was not measured. */
  measured: Omit<PhaseMeasuredData, 'attempt' | 'iteration'> | null;
}

/** The latest claim of completion. */
type CompletionState = { iteration: number; tree: string } & (
  | { status: 'proposed' }
  | { status: 'accepted' }
  | { status: 'held'; reason: string }
);

/** Sums over what was done, redone steps included. */
interface Spent extends Used {
  roles_started: number;
  roles_ended: number;
  gates_ended: number;
  gate_ms: number;
  /** What `budget.spent` has said of it so far. */
  accounted: { minutes: number; cost_usd: number };
}

export type AttemptPhase = 'planned' | 'open' | 'ended' | 'imported' | 'discarded' | 'scored';

export interface AttemptState {
  attempt: number;
  agent: string;
  branch: string;
  worktree: string;
  phase: AttemptPhase;
  opened_at: string | null;
  iterations: IterationState[];
  /** What its roles were told, in order; `id` and `by` where a person said it. */
  guidance: Omit<GuidanceAddedData, 'attempt'>[];
  /** What its roles found out, in order: the latest 500. */
  discoveries: KeptDiscovery[];
  /** What its roles want remembered and none took back, in order: the latest 500. */
  memory: KeptNote[];
  /** Every version of the documents that its roles keep, in order. */
  documents: KeptDocument[];
  /** Documents that were missing or could not be taken, in order. */
  refused_documents: RefusedDocument[];
  completion: CompletionState | null;
  ended: (Pick<AttemptEndedData, 'outcome' | 'reason'> & { at: string }) | null;
  imported: AttemptImportedData | null;
  /** Why it was thrown away; null when it was not. */
  discarded: string | null;
  /** Results of evidence gates on its tree. */
  gates: GateEndedData[];
  score: JudgeScoredData | null;
  spent: Spent;
}

export interface RunState {
  started: RunStartedData;
  started_at: string;
  /** The latest event folded. */
  head: { seq: number; hash: string; at: string };
  /** In the order of `run.started`. */
  attempts: AttemptState[];
  /** Digests of what setup made once for all attempts. */
  shared_setup: string[];
  /** Results of the gates on base. */
  baseline: GateEndedData[];
  ranking: JudgeRankedData | null;
  /** Every report that was written; of one path the latest, at its first place. */
  reports: ReportWrittenData[];
  /** The latest of each. */
  report: ReportWrittenData | null;
  review: ReviewRecordedData | null;
  closeout: CloseoutRecordedData | null;
  /** As journaled by `budget.spent`; the cost is null as soon as one part of it is unknown. */
  budget: { minutes: number; cost_usd: number | null; exhausted: BudgetExhaustedData | null };
  paused: { reason: string } | null;
  /** How often it was resumed. */
  resumed: number;
  /** Milliseconds by the clock in which nobody was at work on it, before it was resumed. */
  idle_ms: number;
  /** Null while it runs or was interrupted without a word. */
  ended: (RunEndedData & { at: string }) | null;
  pending: PendingStep[];
  /** Whom its sandboxes wanted to speak with. */
  contacts: Contact[];
  /** What its agents say they used: a sum for each role, agent and attempt. */
  usage: RoleUsage[];
}

/** The state that `run.started` makes. */
export function initialState(event: EventOf<'run.started'>): RunState {
  return {
    started: event.data,
    started_at: event.at,
    head: { seq: event.seq, hash: event.hash, at: event.at },
    attempts: event.data.attempts.map((planned) => ({
      ...planned,
      phase: 'planned',
      opened_at: null,
      iterations: [],
      guidance: [],
      discoveries: [],
      memory: [],
      documents: [],
      refused_documents: [],
      completion: null,
      ended: null,
      imported: null,
      discarded: null,
      gates: [],
      score: null,
      spent: {
        roles_started: 0,
        roles_ended: 0,
        gates_ended: 0,
        gate_ms: 0,
        ...nothingUsed,
        accounted: { minutes: 0, cost_usd: 0 },
      },
    })),
    shared_setup: [],
    baseline: [],
    ranking: null,
    reports: [],
    report: null,
    review: null,
    closeout: null,
    budget: { minutes: 0, cost_usd: 0, exhausted: null },
    paused: null,
    resumed: 0,
    idle_ms: 0,
    ended: null,
    pending: [],
    contacts: [],
    usage: [],
  };
}

/** The state that `iteration.started` makes. */
export function initialIteration(iteration: number): IterationState {
  return {
    iteration,
    tree: null,
    changed: false,
    refused: [],
    log: null,
    diff: null,
    roles: [],
    retries: [],
    emitted: [],
    rejected: [],
    refused_notes: [],
    gates: [],
    measured: null,
  };
}
