import { report, reportPath, withReport } from './examples.js';
import { at, defineRule } from './rule.js';

const failed = `[{command: test, result: failed, exit_code: 1, log_sha256: ${'a'.repeat(64)}}]`;

export default defineRule({
  id: 'done-with-failures',
  appliesTo: 'report',
  severity: 'error',
  summary: 'Work that is reported as done has every result passed.',
  why: '“Done” is what reviewers and boards believe first.',
  good: () => ({ files: withReport() }),
  bad: () => [
    {
      files: withReport({ [reportPath]: report({ verification: failed }) }),
      at: [reportPath, 'verification:'],
      also: ['not-verified-incomplete', 'evidence-overclaimed'],
    },
  ],
  *check(report) {
    if (report.data.result !== 'done') return;
    for (const [index, { command, result }] of report.data.verification.entries())
      if (result !== 'passed')
        yield at(
          report,
          ['verification', index, 'result'],
          `\`${command}\` ${said[result]}, and the result is \`done\``,
          {
            hint: 'Report `partial`, or make it pass.',
          },
        );
  },
});

const said = { failed: 'failed', 'not-run': 'was not run' };
