import type { ReportDocument } from '../documents/document.js';
import { order, orderPath, report, stage, stagePath, withReport } from './examples.js';
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
  appliesTo: 'workspace',
  severity: 'error',
  summary: 'Orders of one stage that say `batch-baseline` are worked on from one base.',
  why: 'They were planned as one batch, and nobody has seen them on two bases together.',
  good: () => ({ files: batch('1'.repeat(40)) }),
  bad: () => [{ files: batch('4'.repeat(40)), at: [other, 'base_commit:'] }],
  *check(workspace) {
    for (const reports of batchesIn(workspace)) {
      const [first, ...others] = reports;
      const base = first?.data.base_commit ?? '';
      for (const report of others)
        if (report.data.base_commit !== base)
          yield at(
            report,
            'base_commit',
            `\`${first?.path}\`, of the same batch, was made on \`${base.slice(0, 12)}\``,
            {
              hint: 'Bring the batch to one base, verify it again and report that.',
            },
          );
    }
  },
});

/** Of each stage the reports that count, on orders that are to be worked on as one batch. */
function batchesIn(workspace: Workspace): Usable<ReportDocument>[][] {
  const batches = new Map<string, Usable<ReportDocument>[]>();
  for (const { id, data } of workspace.orders) {
    if (data?.baseline_policy !== 'batch-baseline') continue;
    const done = workspace.reportsOf(id).filter(isUsable);
    const current = done.filter((report) => report.data.result === 'done' && isCurrent(report, workspace));
    for (const stage of workspace.stagesOf(id)) batches.set(stage.id, [...(batches.get(stage.id) ?? []), ...current]);
  }
  return [...batches.values()];
}
