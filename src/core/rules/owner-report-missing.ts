import { order, orderPath, reviewPath, withReview } from './examples.js';
import { at, defineRule, isUsable } from './rule.js';
import { accepts, namedReports } from './standing.js';

export default defineRule({
  id: 'owner-report-missing',
  appliesTo: 'review',
  severity: 'error',
  summary: 'What is accepted has a report that is done from every lane in `expected_owners`.',
  why: 'A lane that did not report did not finish, or was never asked.',
  good: () => ({ files: withReview({ [orderPath]: order({ expected_owners: '[web]' }) }) }),
  bad: () => [
    {
      files: withReview({ [orderPath]: order({ expected_owners: '[web, api]' }) }),
      at: [reviewPath, 'reports:'],
      also: ['integration-review-missing'],
    },
  ],
  *check(review, { workspace }) {
    const order = workspace.order(review.data.work_order);
    if (!accepts(review, workspace) || !isUsable(order)) return;
    const done = namedReports(review, workspace).filter(({ data }) => data.result === 'done');
    for (const lane of order.data.expected_owners ?? [])
      if (!done.some(({ data }) => data.owner === lane))
        yield at(review, 'reports', `Accepted without a report of \`${lane}\` that is done`, {
          hint: 'Wait for it, or take the lane out of `expected_owners`.',
        });
  },
});
