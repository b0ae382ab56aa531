import { closeout, closeoutPath, withCloseout, withReport } from './examples.js';
import { at, defineRule } from './rule.js';

export default defineRule({
  id: 'done-without-review',
  appliesTo: 'closeout',
  severity: 'error',
  summary: 'No order is closed as accepted without any review; backfilled work says that it is.',
  why: 'Nobody but its maker has looked at it.',
  good: () => ({ files: withCloseout() }),
  bad: () => [{ files: withReport({ [closeoutPath]: closeout({ review: null }) }), at: [closeoutPath, 'result:'] }],
  *check(closeout, { workspace }) {
    const { work_order, result, provenance, review } = closeout.data;
    if (result !== 'accepted' || provenance === 'backfill' || review !== undefined) return;
    if (workspace.reviewsOf(work_order).length === 0)
      yield at(closeout, 'result', `\`${work_order}\` is closed as accepted, and nobody reviewed it`, {
        hint: `Review it first: autoloop review ${work_order}`,
      });
  },
});
