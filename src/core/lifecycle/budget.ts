/** What an order may use up, and how much of it is gone. */
import type { Policy } from '../documents/policy.js';
import type { Budget, Review, WorkOrder } from '../documents/types.gen.js';

/** Outcomes of runs that are a failure of the work; those of the environment are not. */
const failedOutcomes = new Set<string | null>(['no-candidate', 'stalled', 'agent-failed']);

/** How often the work failed: runs without a candidate, and reviews that sent it back. */
export const failuresOf = (
  reviews: readonly Pick<Review, 'decision'>[],
  runs: readonly { outcome: string | null }[],
): number =>
  reviews.filter(({ decision }) => decision === 'reject' || decision === 'follow-up').length +
  runs.filter(({ outcome }) => failedOutcomes.has(outcome)).length;

/** The limits of an order: its own, else the project's. */
export const limitsOf = (order: WorkOrder, policy: Policy): Pick<Required<Budget>, 'iterations' | 'failures'> => ({
  iterations: order.budget?.iterations ?? policy.budget.iterations,
  failures: order.budget?.failures ?? policy.budget.failures,
});
