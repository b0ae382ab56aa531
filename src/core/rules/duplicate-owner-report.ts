import { order, orderPath, report, review, reviewPath, withReview } from './examples.js';
import { at, defineRule, isUsable } from './rule.js';
import { accepts } from './standing.js';

export default defineRule({
  id: 'duplicate-owner-report',
  appliesTo: 'review',
  severity: 'error',
  summary: 'Where several lanes report, one report of each is accepted.',
  why: 'Two results of one lane cannot both be what goes in.',
  good: () => ({ files: withReview() }),
  bad: () => [
    {
      files: withReview({
        [orderPath]: order({ expected_owners: '[web, api]' }),
        '.autoloop/reports/login/web-2.md': report(),
        '.autoloop/reports/login/api.md': report({ owner: 'api' }),
        [reviewPath]: review({ kind: 'integration', reports: '[attempt-1, api, web-2]' }),
      }),
      at: [reviewPath, 'reports:'],
    },
  ],
  *check(review, { workspace }) {
    const { work_order, reports } = review.data;
    const lanes = workspace.order(work_order)?.data?.expected_owners ?? [];
    if (!accepts(review, workspace) || lanes.length < 2) return;
    const first = new Map<string, string>();
    for (const [index, name] of reports.entries()) {
      const report = workspace.report(work_order, name);
      if (!isUsable(report)) continue;
      const { owner } = report.data;
      const other = first.get(owner);
      if (other !== undefined)
        yield at(review, ['reports', index], `\`${name}\` and \`${other}\` are both reports of \`${owner}\``, {
          hint: 'Accept one of them.',
        });
      else first.set(owner, name);
    }
  },
});
