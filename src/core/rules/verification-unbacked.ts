import { ofRun, report, reportPath, run, withReport } from './examples.js';
import { at, defineRule } from './rule.js';

const result = (said: string): string => `[{command: test, result: passed, exit_code: 0${said}}]`;

export default defineRule({
  id: 'verification-unbacked',
  appliesTo: 'report',
  severity: 'error',
  summary:
    'A result names the log it was read from, and where the journal of the run is at hand, the journal knows that log.',
  why: 'A result that nothing backs is a claim.',
  good: () => ({ files: withReport({ [reportPath]: report(ofRun) }), facts: { runs: [run()] } }),
  bad: () => [
    { files: withReport({ [reportPath]: report({ verification: result('') }) }), at: [reportPath, 'verification:'] },
    {
      files: withReport({
        [reportPath]: report({ ...ofRun, verification: result(`, log_sha256: ${'b'.repeat(64)}`) }),
      }),
      facts: { runs: [run()] },
      at: [reportPath, 'verification:'],
    },
    {
      files: withReport({ [reportPath]: report(ofRun) }),
      facts: { runs: [run({}, { gates: [{ command: 'test', passed: false, log_sha256: 'a'.repeat(64) }] })] },
      at: [reportPath, 'verification:'],
    },
  ],
  *check(report, { facts }) {
    const { run } = report.data;
    // An attempt equal to another is measured once: its results are the other's.
    const gates = run === undefined ? undefined : facts.journals.get(run)?.attempts.flatMap((attempt) => attempt.gates);
    for (const [index, { command, result, log_sha256 }] of report.data.verification.entries()) {
      if (result === 'not-run') continue;
      const key = ['verification', index];
      if (log_sha256 === undefined) {
        yield at(report, key, `Nothing backs that \`${command}\` ${result}`, {
          hint: 'Give the digest of its log as `log_sha256`.',
        });
        continue;
      }
      if (gates === undefined) continue;
      const backing = gates.filter((gate) => gate.command === command && gate.log_sha256 === log_sha256);
      if (backing.length === 0)
        yield at(report, [...key, 'log_sha256'], `The journal of \`${run}\` has no such log of \`${command}\``, {
          hint: 'Write the report again from the journal: autoloop report.',
        });
      else if (result === 'passed' && !backing.some((gate) => gate.passed))
        yield at(report, [...key, 'result'], `\`${command}\` failed, says the journal of \`${run}\``, {
          hint: 'Write the report again from the journal: autoloop report.',
        });
    }
  },
});
