import { review, reviewPath, withReview } from './examples.js';
import { at, defineRule, isUsable } from './rule.js';
import { accepts, endOf, isCurrent, namedReports } from './standing.js';
import { nameOf } from './workspace.js';

export default defineRule({
  id: 'review-stale',
  appliesTo: 'review',
  severity: 'error',
  summary: 'A review that accepts is about the order as it stands and the commit that its reports verified.',
  why: 'What changed since was seen by nobody.',
  good: () => ({ files: withReview() }),
  bad: () => [
    {
      files: withReview({ [reviewPath]: review({ order_digest: 'e'.repeat(64) }) }),
      at: [reviewPath, 'order_digest:'],
    },
    {
      files: withReview({ [reviewPath]: review({ reviewed_commit: `"${'5'.repeat(40)}"` }) }),
      at: [reviewPath, 'reviewed_commit:'],
    },
  ],
  *check(review, { workspace }) {
    const { work_order, order_digest, reviewed_commit, kind } = review.data;
    // Once closed, `contract-changed` and `closeout-mismatch` watch over it.
    if (!accepts(review, workspace) || endOf(work_order, workspace)) return;
    const order = workspace.order(work_order);
    const unread = workspace
      .reportsOf(work_order)
      .some(
        (report) =>
          isUsable(report) && isCurrent(report, workspace) && !review.data.reports.includes(nameOf(report.id)),
      );
    if (isUsable(order) && order.digest !== order_digest) {
      // Work that went on since will be reviewed again.
      if (!unread)
        yield at(review, 'order_digest', `The order changed after this review: \`${order.id}\``, {
          hint: 'Review it again.',
        });
      return;
    }
    const reports = namedReports(review, workspace);
    const isVerified = reports.some(({ data }) => data.verified_head === reviewed_commit);
    // An integration review looks at what several reports make together.
    if (kind === 'coordinator' && reports.length > 0 && !isVerified)
      yield at(review, 'reviewed_commit', `No report named here verified \`${reviewed_commit.slice(0, 12)}\``, {
        hint: `They verified ${reports.map(({ data }) => `\`${data.verified_head.slice(0, 12)}\``).join(', ')}; review that.`,
      });
  },
});
