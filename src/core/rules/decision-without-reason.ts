import { review, reviewPath, withReview } from './examples.js';
import { at, defineRule } from './rule.js';

export default defineRule({
  id: 'decision-without-reason',
  appliesTo: 'review',
  severity: 'error',
  summary: 'Every decision says why.',
  why: 'The worker learns from the reason, and so does whoever reads it in a year.',
  alone: true,
  good: () => ({ files: withReview() }),
  bad: () => [
    { files: withReview({ [reviewPath]: review({ decision: 'reject', reason: '" "' }) }), at: [reviewPath, 'reason:'] },
  ],
  *check(review) {
    if (!/\p{L}/u.test(review.data.reason))
      yield at(review, 'reason', `No reason is given to \`${review.data.decision}\``, {
        hint: 'Say it in a sentence or two.',
      });
  },
});
