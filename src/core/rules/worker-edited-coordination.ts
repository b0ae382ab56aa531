import { quoted } from '../render/untrusted.js';
import { attemptFact } from './attempt-fact.js';
import { ofRun, report, reportPath, run, withReport } from './examples.js';
import { at, defineRule } from './rule.js';
import { isCurrent } from './standing.js';

const files = withReport({ [reportPath]: report(ofRun) });

export default defineRule({
  id: 'worker-edited-coordination',
  appliesTo: 'report',
  severity: 'error',
  summary: 'A worker changes nothing under `.autoloop` but its own report.',
  why: 'Who writes the contract, the review and the settings may not be who is judged by them.',
  good: () => ({ files, facts: { runs: [run({}, { files: ['src/login/session.ts', reportPath] })] } }),
  bad: () => [
    {
      files,
      facts: { runs: [run({}, { files: ['.autoloop/config.yml', 'src/login/session.ts'] })] },
      at: [reportPath, 'run:'],
    },
  ],
  *check(report, { workspace, facts }) {
    if (report.data.result !== 'done' || !isCurrent(report, workspace)) return;
    for (const path of attemptFact(report, facts)?.files ?? [])
      if (path.startsWith('.autoloop/') && path !== report.path)
        yield at(report, 'run', `The attempt changed ${quoted(path)}, which is not the worker’s to write`, {
          hint: 'Send the work back.',
        });
  },
});
