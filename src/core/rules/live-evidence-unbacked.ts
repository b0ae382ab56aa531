import { order, orderPath, report, reportPath, withReport } from './examples.js';
import { at, defineRule, isUsable } from './rule.js';

export default defineRule({
  id: 'live-evidence-unbacked',
  appliesTo: 'report',
  severity: 'error',
  summary: 'Who claims `live-smoke-complete` shows a passed command that the order counts as live.',
  why: 'Readiness on a developer’s machine is never live proof.',
  good: () => ({
    files: withReport({
      [orderPath]: order({ acceptance_commands: '[{id: test, run: ./smoke.sh, level: live-smoke-complete}]' }),
      [reportPath]: report({ evidence_level: 'live-smoke-complete' }),
    }),
  }),
  bad: () => [
    {
      files: withReport({ [reportPath]: report({ evidence_level: 'live-smoke-complete' }) }),
      at: [reportPath, 'evidence_level:'],
    },
  ],
  *check(report, { workspace }) {
    const order = workspace.order(report.data.work_order);
    if (report.data.evidence_level !== 'live-smoke-complete' || !isUsable(order)) return;
    const live = new Set(
      (order.data.acceptance_commands ?? []).filter(({ level }) => level === 'live-smoke-complete').map(({ id }) => id),
    );
    if (!report.data.verification.some(({ command, result }) => result === 'passed' && live.has(command)))
      yield at(report, 'evidence_level', 'No passed command backs the live evidence', {
        hint: 'Claim `local-readiness`, or give the order a command with `level: live-smoke-complete` and run it.',
      });
  },
});
