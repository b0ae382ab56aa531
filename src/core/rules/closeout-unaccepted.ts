import { closeout, closeoutPath, review, reviewPath, withCloseout } from './examples.js';
import { at, defineRule } from './rule.js';
import { usableReviews } from './standing.js';
import { numberOf } from './workspace.js';

export default defineRule({
  id: 'closeout-unaccepted',
  appliesTo: 'closeout',
  severity: 'error',
  summary: 'An accepted closeout rests on a coordinator’s review that accepts and that no later review overrules.',
  why: 'Otherwise closing would be a way around the review.',
  good: () => ({ files: withCloseout() }),
  bad: () => [
    { files: withCloseout({ [reviewPath]: review({ decision: 'hold' }) }), at: [closeoutPath, 'review:'] },
    { files: withCloseout({ [closeoutPath]: closeout({ review: null }) }), at: [closeoutPath, 'result:'] },
    { files: withCloseout({ [reviewPath]: review({ kind: 'integration' }) }), at: [closeoutPath, 'review:'] },
    {
      files: withCloseout({ '.autoloop/reviews/login/2.md': review({ decision: 'reject' }) }),
      at: [closeoutPath, 'review:'],
    },
  ],
  *check(closeout, { workspace }) {
    const { work_order, result, provenance, review: number } = closeout.data;
    if (result !== 'accepted' || provenance === 'backfill') return;
    const reviews = usableReviews(work_order, workspace);
    // Without any, `done-without-review` says so.
    if (workspace.reviewsOf(work_order).length === 0) return;
    if (number === undefined) {
      yield at(closeout, 'result', 'The closeout names no review that accepts', { hint: 'Name it as `review`.' });
      return;
    }
    const named = reviews.find((review) => numberOf(review) === number);
    const later = reviews.findLast((review) => numberOf(review) > number && review.data.decision !== 'accept');
    if (named !== undefined && named.data.decision !== 'accept')
      yield at(closeout, 'review', `Review ${number} does not accept: it says \`${named.data.decision}\``, {
        hint: 'Close an order only after a review that accepts it.',
      });
    else if (named?.data.kind === 'integration')
      yield at(closeout, 'review', `Review ${number} accepts how the parts fit together, not the order`, {
        hint: 'Name the review of the coordinator that accepts the order.',
      });
    else if (later !== undefined)
      yield at(closeout, 'review', `Review ${numberOf(later)} overrules it: \`${later.data.decision}\``, {
        hint: 'Settle that first; the latest word counts.',
      });
  },
});
