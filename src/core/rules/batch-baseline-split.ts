import type { ReportDocument } from '../documents/document.js';
import { order, orderPath, report, reportPath, stage, stagePath, withReport } from './examples.js';
import { at, defineRule, isUsable, type Usable } from './rule.js';
import { isCurrent } from './standing.js';
import type { Workspace } from './workspace.js';

const ofBatch = { baseline_policy: 'batch-baseline', stage: 'sessions' } as const;
const other = '.autoloop/reports/logout/attempt-1.md';
const otherOrder = '.autoloop/work-orders/logout.md';
const batch = (base: string) =>
  withReport({
    [stagePath]: stage({ orders: '[login, logout]' }),
    [orderPath]: order(ofBatch),
    [otherOrder]: order({ ...ofBatch, title: 'Log out' }),
    [other]: report({ work_order: 'logout', order_digest: '<digest of logout>', base_commit: `"${base}"` }),
  });

export default defineRule({
  id: 'batch-baseline-split',
  appliesTo: 'report',
  severity: 'error',
  summary: 'Orders of one stage that say `batch-baseline` are worked on from one base.',
  why: 'They were planned as one batch, and nobody has seen them on two bases together.',
  good: () => ({ files: batch('1'.repeat(40)) }),
  bad: () => [{ files: batch('4'.repeat(40)), at: [other, 'base_commit:'] }],
  *check(report, { workspace }) {
    if (!counts(report, workspace)) return;
    const first = firstOfBatch(report, workspace);
    if (first === undefined || first.data.base_commit === report.data.base_commit) return;
    yield at(
      report,
      'base_commit',
      `\`${first.path}\`, of the same batch, was made on \`${first.data.base_commit.slice(0, 12)}\``,
      { hint: 'Bring the batch to one base, verify it again and report that.' },
    );
  },
});

const isBatched = (order: string, workspace: Workspace): boolean =>
  workspace.order(order)?.data?.baseline_policy === 'batch-baseline';

const counts = (report: Usable<ReportDocument>, workspace: Workspace): boolean =>
  report.data.result === 'done' && isBatched(report.data.work_order, workspace) && isCurrent(report, workspace);

/** The report by which the base of the batch is known. */
function firstOfBatch({ data }: Usable<ReportDocument>, workspace: Workspace): Usable<ReportDocument> | undefined {
  for (const stage of workspace.stagesOf(data.work_order))
    for (const order of workspace.ordersOf(stage.id)) {
      const first = workspace.reportsOf(order.id).find((known) => isUsable(known) && counts(known, workspace));
      if (isUsable(first)) return first;
    }
  return undefined;
}
