import { report, reportPath, withReport } from './examples.js';
import { at, defineRule, isUsable } from './rule.js';

export default defineRule({
  id: 'verification-missing',
  appliesTo: 'report',
  severity: 'error',
  summary: 'A report has a result for every acceptance command, be it `not-run`.',
  why: 'A command that is not mentioned was perhaps never run, and nobody would know.',
  good: () => ({ files: withReport() }),
  bad: () => [
    {
      files: withReport({ [reportPath]: report({ verification: '[]', evidence_level: 'not-applicable' }) }),
      at: [reportPath, 'verification:'],
    },
  ],
  *check(report, { workspace }) {
    const order = workspace.order(report.data.work_order);
    // The commands of another contract are another report's.
    if (!isUsable(order) || order.digest !== report.data.order_digest) return;
    const given = new Set(report.data.verification.map(({ command }) => command));
    for (const { id } of order.data.acceptance_commands ?? [])
      if (!given.has(id))
        yield at(report, 'verification', `There is no result for \`${id}\``, {
          hint: 'Run it, or say `not-run` and why.',
        });
  },
});
