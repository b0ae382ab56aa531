import { order, orderPath, report, review, reviewPath, withReview } from './examples.js';
import { at, defineRule } from './rule.js';
import { accepts, usableReviews } from './standing.js';

const both = () => ({
  [orderPath]: order({ expected_owners: '[web, api]' }),
  '.autoloop/reports/login/api.md': report({ owner: 'api' }),
});
const reports = '[attempt-1, api]';
const second = '.autoloop/reviews/login/2.md';

export default defineRule({
  id: 'integration-review-missing',
  appliesTo: 'review',
  severity: 'error',
  summary: 'What several lanes made is accepted only after a review of how just these parts fit together.',
  why: 'Parts that each work may not work with one another.',
  good: () => ({
    files: withReview({
      ...both(),
      [reviewPath]: review({ kind: 'integration', reports }),
      [second]: review({ reports }),
    }),
  }),
  bad: () => [
    { files: withReview({ ...both(), [reviewPath]: review({ reports }) }), at: [reviewPath, 'kind:'] },
    {
      files: withReview({
        ...both(),
        '.autoloop/reports/login/api-2.md': report({ owner: 'api' }),
        [reviewPath]: review({ kind: 'integration', reports }),
        [second]: review({ reports: '[attempt-1, api-2]' }),
      }),
      at: [second, 'reports:'],
    },
  ],
  *check(review, { workspace }) {
    const { work_order, kind } = review.data;
    const lanes = workspace.order(work_order)?.data?.expected_owners ?? [];
    if (kind === 'integration' || lanes.length < 2 || !accepts(review, workspace)) return;
    const integration = usableReviews(work_order, workspace).findLast(({ data }) => data.kind === 'integration');
    if (integration?.data.decision !== 'accept' || integration.data.order_digest !== review.data.order_digest) {
      yield at(review, 'kind', `No integration review accepts what ${lanes.length} lanes made`, {
        hint: 'Write one with `kind: integration` that covers all their reports.',
      });
      return;
    }
    for (const [index, name] of review.data.reports.entries())
      if (!integration.data.reports.includes(name))
        yield at(
          review,
          ['reports', index],
          `\`${integration.id}\`, which found that the parts fit, did not look at \`${name}\``,
          {
            hint: 'Write another with `kind: integration` that covers it, or accept what was looked at.',
          },
        );
  },
});
