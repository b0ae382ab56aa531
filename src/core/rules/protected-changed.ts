import { quoted } from '../render/untrusted.js';
import { attemptFact } from './attempt-fact.js';
import { ofRun, report, reportPath, run, withReport } from './examples.js';
import { at, defineRule } from './rule.js';
import { isCurrent } from './standing.js';

const files = withReport({ [reportPath]: report(ofRun) });

export default defineRule({
  id: 'protected-changed',
  appliesTo: 'report',
  severity: 'warning',
  summary: 'An attempt leaves protected paths alone.',
  why: 'They are put back before evidence is gathered, so the change proves nothing and will not be accepted.',
  good: () => ({ files, facts: { runs: [run()] } }),
  bad: () => [{ files, facts: { runs: [run({}, { protected: ['docs/plan.md'] })] }, at: [reportPath, 'run:'] }],
  *check(report, { workspace, facts }) {
    if (report.data.result !== 'done' || !isCurrent(report, workspace)) return;
    for (const path of attemptFact(report, facts)?.protected ?? [])
      yield at(report, 'run', `The attempt changed ${quoted(path)}, which is protected`, {
        hint: 'It was put back before the evidence was gathered; look at why the worker changed it.',
      });
  },
});
