import { matches } from '../scope.js';
import { quoted } from '../untrusted.js';
import { config, configPath, history, ofRun, report, reportPath, run, withReport } from './examples.js';
import { at, defineRule } from './rule.js';
import { workOf } from './work.js';

const settings = { [configPath]: config({ contracts: '{security: [src/login/**]}' }) };
const answer = '{public_behavior: no, api_or_data_model: no, security: yes, deployment: no}';

export default defineRule({
  id: 'contract-impact-undeclared',
  appliesTo: 'report',
  severity: 'error',
  summary: 'A report answers yes for every contract whose paths the change touches.',
  why: 'Somebody decides on the strength of that no.',
  good: () => ({
    files: withReport({ ...settings, [reportPath]: report({ ...ofRun, contract_impact: answer }) }),
    facts: { runs: [run()] },
  }),
  bad: () => [
    {
      files: withReport({ ...settings, [reportPath]: report(ofRun) }),
      facts: { runs: [run()] },
      at: [reportPath, 'contract_impact:'],
    },
    {
      files: withReport(settings),
      facts: { histories: { [reportPath]: history() } },
      at: [reportPath, 'contract_impact:'],
    },
  ],
  *check(report, context) {
    const { workspace } = context;
    const files = workOf(report, context)?.files ?? [];
    for (const [contract, globs] of Object.entries(workspace.config.contracts)) {
      const key = contract as keyof typeof report.data.contract_impact;
      const touched =
        report.data.contract_impact[key] === 'no' ? files.find((path) => matches(globs, path)) : undefined;
      if (touched !== undefined)
        yield at(
          report,
          ['contract_impact', contract],
          `The change touches ${quoted(touched)}, and \`${contract}\` says no`,
          {
            hint: 'Answer yes, and say under Contract impact what changes.',
          },
        );
    }
  },
});
