import { report, reportPath, withReport } from './examples.js';
import { at, defineRule, isUsable } from './rule.js';

export default defineRule({
  id: 'report-owner-mismatch',
  appliesTo: 'report',
  severity: 'error',
  summary: 'A report comes from the lane that owns the order, or from one that the order expects a report of.',
  why: 'Work of a lane that was never asked is nobody’s to answer for.',
  good: () => ({ files: withReport() }),
  bad: () => [{ files: withReport({ [reportPath]: report({ owner: 'api' }) }), at: [reportPath, 'owner: api'] }],
  *check(report, { workspace }) {
    const order = workspace.order(report.data.work_order);
    // What answers another contract was asked by that one: `report-order-changed` speaks of it.
    if (!isUsable(order) || order.digest !== report.data.order_digest) return;
    const lanes = [...new Set([order.data.owner, ...(order.data.expected_owners ?? [])])];
    if (!lanes.includes(report.data.owner))
      yield at(report, 'owner', `\`${report.data.owner}\` does not own \`${order.id}\``, {
        hint: `The order asks ${lanes.map((lane) => `\`${lane}\``).join(', ')}.`,
      });
  },
});
