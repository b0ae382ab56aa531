import type { ReportDocument } from '../documents/document.js';
import { history, integrationFact, order, orderPath, reportPath, withReport, withReview } from './examples.js';
import { listed } from './listed.js';
import { at, type Context, defineRule, type Usable } from './rule.js';
import { accepts, isCurrent, usableReviews } from './standing.js';
import { advancedFiles } from './work.js';
import { nameOf } from './workspace.js';

const withPolicy = (policy: string) => ({ [orderPath]: order({ baseline_policy: policy }) });
const stands = (...files: string[]) => ({
  histories: { [reportPath]: history({ integration: integrationFact({ files }) }) },
});
const faulty = { facts: stands('docs/plan.md'), at: [reportPath, 'base_commit:'], also: ['base-advanced'] } as const;

export default defineRule({
  id: 'integration-not-current',
  appliesTo: 'report',
  severity: 'error',
  summary:
    'Where the order’s `baseline_policy` asks for it, work is based on the integration branch as it stands: always (`current-integration-required`), or once it is accepted (`refresh-before-merge`).',
  why: 'The order says that work on an older base proves too little.',
  good: () => ({ files: withReview(withPolicy('current-integration-required')), facts: stands() }),
  bad: () => [
    { files: withReport(withPolicy('current-integration-required')), ...faulty },
    { files: withReview(withPolicy('refresh-before-merge')), ...faulty },
  ],
  *check(report, context) {
    const { workspace, facts } = context;
    const policy = workspace.order(report.data.work_order)?.data?.baseline_policy;
    if (!mustBeCurrent(policy, report, context) || !isCurrent(report, workspace)) return;
    const changed = advancedFiles(report, context);
    if (changed.length === 0) return;
    const integration = facts.histories?.get(report.path)?.integration;
    yield at(
      report,
      'base_commit',
      `\`${integration?.name}\` has ${listed(changed)} that this base has not, and the order asks for \`${policy}\``,
      { hint: `Bring the work up to \`${integration?.tip.slice(0, 12)}\`, verify it again and report that.` },
    );
  },
});

function mustBeCurrent(policy: string | undefined, report: Usable<ReportDocument>, { workspace }: Context): boolean {
  if (policy === 'current-integration-required') return true;
  if (policy !== 'refresh-before-merge') return false;
  return usableReviews(report.data.work_order, workspace).some(
    (review) => accepts(review, workspace) && review.data.reports.includes(nameOf(report.id)),
  );
}
