import { quoted } from '../render/untrusted.js';
import { attemptFact } from './attempt-fact.js';
import { ofRun, report, reportPath, run, withReport } from './examples.js';
import { at, defineRule } from './rule.js';
import { isCurrent } from './standing.js';

const files = withReport({ [reportPath]: report(ofRun) });

export default defineRule({
  id: 'forbidden-scope',
  appliesTo: 'report',
  severity: 'error',
  summary: 'An attempt changes nothing that its order forbids.',
  why: 'Somebody forbade it for a reason the worker may not know.',
  good: () => ({ files, facts: { runs: [run()] } }),
  bad: () => [{ files, facts: { runs: [run({}, { forbidden: ['docs/plan.md'] })] }, at: [reportPath, 'run:'] }],
  *check(report, { workspace, facts }) {
    if (report.data.result !== 'done' || !isCurrent(report, workspace)) return;
    for (const path of attemptFact(report, facts)?.forbidden ?? [])
      yield at(report, 'run', `The attempt changed ${quoted(path)}, which the order forbids`, {
        hint: 'Send the work back.',
      });
  },
});
