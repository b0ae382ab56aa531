/** What the reviews of an order amount to. */
import type { OrderDocument, ReviewDocument } from '../documents/document.js';
import type { Review } from '../documents/types.gen.js';
import type { Usable } from '../rules/rule.js';
import { awaitsOutsideReview, endOf, usableReviews } from '../rules/standing.js';
import type { Workspace } from '../rules/workspace.js';
import { openGates } from './gates.js';

/** Of several pending outcomes the gravest wins; the gravest first. */
const gravity: readonly Review['decision'][] = [
  'ask-user',
  'reject',
  'follow-up',
  'hold',
  'integration-review',
  'accept',
];

/** Reviews of the contract as it stands, the oldest first. */
export const reviewsOfContract = (order: OrderDocument, workspace: Workspace): Usable<ReviewDocument>[] =>
  usableReviews(order.id, workspace).filter(({ data }) => data.order_digest === order.digest);

/** The review that decides: of the latest of each kind the gravest, and the newer of two alike. */
export function decidingReview(order: OrderDocument, workspace: Workspace): Usable<ReviewDocument> | undefined {
  const reviews = reviewsOfContract(order, workspace);
  const latest = (['integration', 'coordinator'] as const)
    .map((kind) => reviews.findLast(({ data }) => data.kind === kind))
    .filter((review) => review !== undefined);
  return latest.sort((a, b) => reviews.indexOf(b) - reviews.indexOf(a)).sort((a, b) => rank(a) - rank(b))[0];
}

const rank = ({ data }: Usable<ReviewDocument>): number => gravity.indexOf(data.decision);

/** Whether what several lanes made was found to fit together. */
export function isIntegrated(order: OrderDocument, workspace: Workspace): boolean {
  if ((order.data?.expected_owners?.length ?? 0) < 2) return true;
  const integration = reviewsOfContract(order, workspace).findLast(({ data }) => data.kind === 'integration');
  return integration?.data.decision === 'accept';
}

/**
 * Whether the work on an order is accepted: by its closeout, or by its reviews. `refused` holds paths of documents that
 * break the protocol; nothing rests on those.
 */
export function isAccepted(id: string, workspace: Workspace, refused: ReadonlySet<string>): boolean {
  const end = endOf(id, workspace);
  if (end !== undefined) return end.data.result === 'accepted' && !refused.has(end.path);
  const order = workspace.order(id);
  if (order === undefined || workspace.closeoutOf(id) !== undefined) return false;
  return acceptingReview(order, workspace, refused) !== undefined;
}

/** The coordinator's review that accepts, when nothing graver is pending: no other decision, no gate, no review outside. */
export function acceptingReview(
  order: OrderDocument,
  workspace: Workspace,
  refused: ReadonlySet<string>,
): Usable<ReviewDocument> | undefined {
  if (decidingReview(order, workspace)?.data.decision !== 'accept' || !isIntegrated(order, workspace)) return undefined;
  if (openGates(order.id, workspace, refused).length > 0 || awaitsOutsideReview(order, workspace)) return undefined;
  const review = reviewsOfContract(order, workspace).findLast(({ data }) => data.kind === 'coordinator');
  return review !== undefined && !refused.has(review.path) ? review : undefined;
}
