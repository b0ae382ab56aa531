import { closeoutPath, gate, gatePath, order, orderPath, reviewPath, withCloseout, withReview } from './examples.js';
import { at, defineRule, isUsable } from './rule.js';
import { accepts, awaitsOutsideReview, endOf } from './standing.js';

const outside = (review_gate: string) => ({ [orderPath]: order({ review_gate }) });

export default defineRule({
  id: 'review-gate-pending',
  appliesTo: ['review', 'closeout'],
  severity: 'hold',
  summary:
    'Where the order’s `review_gate` asks for a review outside this protocol, an approved gate of the order says what came of it before the order is accepted.',
  why: 'A review that left no trace may as well not have happened.',
  good: () => ({ files: withCloseout({ ...outside('external'), [gatePath]: gate({ user_decision: 'approved' }) }) }),
  bad: () => [
    { files: withReview(outside('external')), at: [reviewPath, 'decision:'] },
    { files: withReview(outside('project-defined')), at: [reviewPath, 'decision:'] },
    { files: withCloseout(outside('external')), at: [closeoutPath, 'result:'] },
  ],
  *check(document, { workspace }) {
    const order = workspace.order(document.data.work_order);
    if (!isUsable(order) || !awaitsOutsideReview(order, workspace)) return;
    const isOpen = endOf(order.id, workspace) === undefined;
    // Work done outside was reviewed outside, or not at all, and is not shown as proven.
    const rests =
      document.kind === 'review'
        ? isOpen && accepts(document, workspace)
        : document.data.result === 'accepted' && document.data.provenance === 'loop';
    if (rests)
      yield at(
        document,
        document.kind === 'review' ? 'decision' : 'result',
        `Accepted, and no approved gate tells of the review that \`${order.id}\` asks for (\`review_gate: ${order.data.review_gate}\`)`,
        { hint: `Write down what came of it: autoloop new gate <id> --order ${order.id}` },
      );
  },
});
