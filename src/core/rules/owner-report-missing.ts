import type { OrderDocument, ReviewDocument } from '../documents/document.js';
import { order, orderPath, report, review, reviewPath, withReview } from './examples.js';
import { at, defineRule, type Fault, isUsable, type Usable } from './rule.js';
import { accepts, endOf, namedReports, wasSentBack } from './standing.js';
import { nameOf, type Workspace } from './workspace.js';

export default defineRule({
  id: 'owner-report-missing',
  appliesTo: 'review',
  severity: 'error',
  summary:
    'What is accepted has a report that is done from every lane in `expected_owners`. Of several lanes the gravest report counts: one that is not done is a hold until it is sent back.',
  why: 'A lane that did not report did not finish, or was never asked.',
  good: () => ({ files: withReview({ [orderPath]: order({ expected_owners: '[web]' }) }) }),
  bad: () => [
    {
      files: withReview({ [orderPath]: order({ expected_owners: '[web, api]' }) }),
      at: [reviewPath, 'reports:'],
      also: ['integration-review-missing'],
    },
    {
      files: withReview({
        [orderPath]: order({ expected_owners: '[web, api]' }),
        '.autoloop/reports/login/api.md': report({ owner: 'api' }),
        '.autoloop/reports/login/api-2.md': report({ owner: 'api', result: 'blocked', next_step: 'blocked' }),
        [reviewPath]: review({ kind: 'integration', reports: '[attempt-1, api]' }),
      }),
      at: [reviewPath, 'reports:'],
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
    yield* graver(review, order, workspace);
  },
});

/** Reports of expected lanes that are not done and that nobody answered. */
function* graver(review: Usable<ReviewDocument>, order: Usable<OrderDocument>, workspace: Workspace): Generator<Fault> {
  const lanes = order.data.expected_owners ?? [];
  if (lanes.length < 2 || endOf(order.id, workspace)) return;
  const runs = new Set(namedReports(review, workspace).map(({ data }) => data.run));
  for (const report of workspace.reportsOf(order.id).filter(isUsable)) {
    const { owner, result, order_digest, run } = report.data;
    if (result === 'done' || !lanes.includes(owner) || order_digest !== order.digest) continue;
    // Of the attempts of one run one is taken, whatever became of the others.
    const isRival = run !== undefined && runs.has(run);
    if (isRival || review.data.reports.includes(nameOf(report.id)) || wasSentBack(report, workspace)) continue;
    yield at(review, 'reports', `Accepted while \`${report.id}\` of \`${owner}\` says \`${result}\``, {
      hint: 'Answer it with a review that sends it back, or remove it when it is overtaken.',
      severity: 'hold',
    });
  }
}
