/** What is told about orders: one line of each, or everything about one. */
import type { AcceptanceCriterion, Closeout, Gate, Review, WorkerReport, WorkOrder } from '../documents/types.gen.js';
import type { Finding } from '../finding.js';
import type { KnownRun } from './derive.js';
import type { Standing } from './standing.js';
import type { Claim } from './types.gen.js';

/** One order at a glance. */
export interface OrderStatus extends Standing {
  id: string;
  path: string;
  /** Null when the order cannot be read as it is. */
  title: string | null;
  owner: string | null;
  priority: NonNullable<WorkOrder['priority']> | null;
  /** Errors in the order, its reports, reviews and closeout. */
  errors: number;
  /** Its runs whose journals cannot be read, by their ids. */
  unreadable_runs: string[];
}

/** Who has claimed an order, and whether the lease has run out. */
export interface ShownClaim extends Claim {
  expired: boolean;
}

/** Everything about one order. */
export interface ShownOrder extends OrderStatus {
  /** The digest of the contract as it stands; null when the order cannot be read. */
  digest: string | null;
  goal: string | null;
  depends_on: { id: string; accepted: boolean }[];
  /** Orders that wait for this one. */
  awaited_by: string[];
  allowed_scope: string[];
  forbidden_scope: string[];
  protected_scope: string[];
  stop_rules: string[];
  acceptance_criteria: AcceptanceCriterion[];
  acceptance_commands: { id: string; run: string }[];
  runs: KnownRun[];
  reports: {
    name: string;
    path: string;
    worker: string | null;
    result: WorkerReport['result'] | null;
    /** Whether it answers the contract as it stands. */
    answers_contract: boolean;
  }[];
  reviews: {
    number: number;
    path: string;
    reviewer: string | null;
    decision: Review['decision'] | null;
    reason: string | null;
  }[];
  /** Null where nobody claims it. */
  claim: ShownClaim | null;
  closeout: { path: string; result: Closeout['result'] | null; accepted_commit: string | null } | null;
  gates: {
    id: string;
    path: string;
    trigger: string | null;
    recommendation: Gate['recommendation'] | null;
    user_decision: Gate['user_decision'] | null;
  }[];
  /** Ids of the stages it is in. */
  stages: string[];
  findings: Finding[];
}
