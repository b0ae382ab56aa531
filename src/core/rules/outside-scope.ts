import { quoted } from '../render/untrusted.js';
import { attemptFact } from './attempt-fact.js';
import { ofRun, report, reportPath, run, withReport } from './examples.js';
import { at, defineRule } from './rule.js';
import { isCurrent } from './standing.js';

const files = withReport({ [reportPath]: report(ofRun) });

export default defineRule({
  id: 'outside-scope',
  appliesTo: 'report',
  severity: 'error',
  summary: 'An attempt changes only what its order allows.',
  why: 'Nobody agreed to the rest, and nobody reviews it.',
  good: () => ({ files, facts: { runs: [run()] } }),
  bad: () => [{ files, facts: { runs: [run({}, { outside_scope: ['docs/plan.md'] })] }, at: [reportPath, 'run:'] }],
  *check(report, { workspace, facts }) {
    if (report.data.result !== 'done' || !isCurrent(report, workspace)) return;
    for (const path of attemptFact(report, facts)?.outside_scope ?? [])
      yield at(report, 'run', `The attempt changed ${quoted(path)}, which the order does not allow`, {
        hint: 'Send the work back, or allow it in the order and run it again.',
      });
  },
});
