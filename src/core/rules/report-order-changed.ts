import { report, reportPath, withReport } from './examples.js';
import { at, defineRule, isUsable } from './rule.js';
import { isCurrent } from './standing.js';

export default defineRule({
  id: 'report-order-changed',
  appliesTo: 'report',
  severity: 'error',
  summary: 'A report answers the contract as it stands.',
  why: 'A result proves nothing about an order that changed after the work was done.',
  good: () => ({ files: withReport() }),
  bad: () => [
    {
      files: withReport({ [reportPath]: report({ order_digest: 'e'.repeat(64) }) }),
      at: [reportPath, 'order_digest:'],
      also: ['contract-changed'],
    },
  ],
  *check(report, { workspace }) {
    const order = workspace.order(report.data.work_order);
    if (isUsable(order) && order.digest !== report.data.order_digest && isCurrent(report, workspace))
      yield at(report, 'order_digest', `The order changed after this report: \`${order.id}\``, {
        hint: 'Put the order back as it was, or send the work back and run the order again.',
      });
  },
});
