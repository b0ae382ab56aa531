/** Which documents still count: a later one takes the place of an earlier. Rules judge what counts, not history. */
import type {
  CloseoutDocument,
  GateDocument,
  OrderDocument,
  ReportDocument,
  ReviewDocument,
} from '../documents/document.js';
import { orderOfPath } from '../documents/paths.js';
import type { GitFacts } from './facts.js';
import { isUsable, type Usable } from './rule.js';
import { nameOf, numberOf, type Workspace } from './workspace.js';

/** The closeout that ends an order for good: accepted or withdrawn. */
export function endOf(order: string, workspace: Workspace): Usable<CloseoutDocument> | undefined {
  const closeout = workspace.closeoutOf(order);
  if (!isUsable(closeout)) return undefined;
  return closeout.data.result === 'accepted' || closeout.data.result === 'withdrawn' ? closeout : undefined;
}

export const isWithdrawn = (order: OrderDocument | undefined, workspace: Workspace): boolean =>
  order?.data?.state === 'withdrawn' ||
  (order !== undefined && endOf(order.id, workspace)?.data.result === 'withdrawn');

/** Reviews of an order that can be used, the oldest first. */
export const usableReviews = (order: string, workspace: Workspace): Usable<ReviewDocument>[] =>
  workspace.reviewsOf(order).filter(isUsable);

/** Whether a review is the latest of its kind for its order, or the one its closeout rests on. */
export function stands(review: Usable<ReviewDocument>, workspace: Workspace): boolean {
  const { work_order, kind } = review.data;
  if (workspace.closeoutOf(work_order)?.data?.review === numberOf(review)) return true;
  return usableReviews(work_order, workspace).findLast((other) => other.data.kind === kind) === review;
}

/** Whether a review that stands accepts. */
export const accepts = (review: Usable<ReviewDocument>, workspace: Workspace): boolean =>
  review.data.decision === 'accept' && stands(review, workspace);

/** Whether the user approved what a gate asks: about its order, where it names one, the contract as it stands. */
export const isApproved = ({ data }: GateDocument, workspace: Workspace): boolean =>
  data?.user_decision === 'approved' &&
  (data.order === undefined || data.order_digest === workspace.order(data.order)?.digest);

/** Whether the order asks for a review outside this protocol, and no approved gate tells what came of it. */
export const awaitsOutsideReview = ({ id, data }: OrderDocument, workspace: Workspace): boolean =>
  (data?.review_gate ?? 'none') !== 'none' && !workspace.gatesOf(id).some((gate) => isApproved(gate, workspace));

/** The reports of its order that a review or closeout names, as far as they can be used. */
export const namedReports = (
  { data }: { data: { work_order: string; reports: readonly string[] } },
  workspace: Workspace,
): Usable<ReportDocument>[] => data.reports.map((name) => workspace.report(data.work_order, name)).filter(isUsable);

/** Whether a review answered the report by sending the work back. */
export const wasSentBack = (report: Usable<ReportDocument>, workspace: Workspace): boolean =>
  usableReviews(report.data.work_order, workspace).some(
    ({ data }) =>
      (data.decision === 'reject' || data.decision === 'follow-up') && data.reports.includes(nameOf(report.id)),
  );

/** Whether a later run of its order has reported, and no review that stands rests on this one. Ids of runs sort by when they began. */
function isReplaced({ id, data: { work_order, run } }: Usable<ReportDocument>, workspace: Workspace): boolean {
  if (run === undefined) return false;
  const isLater = ({ data }: Usable<ReportDocument>) => data.run !== undefined && data.run > run;
  return (
    workspace.reportsOf(work_order).filter(isUsable).some(isLater) &&
    !usableReviews(work_order, workspace).some(
      (review) => stands(review, workspace) && review.data.reports.includes(nameOf(id)),
    )
  );
}

/**
 * Whether a report still speaks for its order: it claims something, was not sent back, its order is open, no later run of it
 * has reported, and no report of the same lane answers the contract as it stands in its place.
 */
export function isCurrent(report: Usable<ReportDocument>, workspace: Workspace): boolean {
  const { work_order, owner, result, order_digest } = report.data;
  if (result !== 'done' && result !== 'partial') return false;
  if (endOf(work_order, workspace) !== undefined || wasSentBack(report, workspace)) return false;
  if (isReplaced(report, workspace)) return false;
  const digest = workspace.order(work_order)?.digest;
  if (order_digest === digest) return true;
  const rivals = workspace.reportsOf(work_order).filter(isUsable);
  return !rivals.some((other) => other.data.owner === owner && other.data.order_digest === digest);
}

/**
 * Whether work on an order may be going on, or may begin by itself: it has a run that did not end, a report that nobody
 * decided on, or is started when ready.
 */
export function isActive(order: Usable<OrderDocument>, workspace: Workspace, { journals }: GitFacts): boolean {
  if (isWithdrawn(order, workspace) || endOf(order.id, workspace) !== undefined) return false;
  if (order.data.state === 'ready' && order.data.dispatch === 'on-ready') return true;
  if (workspace.reportsOf(order.id).some((report) => isUsable(report) && isCurrent(report, workspace))) return true;
  for (const run of journals.values()) if (run.order === order.id && run.outcome === null) return true;
  return false;
}

/** Whether a closeout rests on the document at this path: it is evidence then, and no tool may change it. */
export function isSealed(path: string, workspace: Workspace): boolean {
  const order = orderOfPath(path);
  return order !== undefined && workspace.closeoutOf(order) !== undefined;
}
