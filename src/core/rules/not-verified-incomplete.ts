import { report, reportPath, withReport } from './examples.js';
import { at, defineRule } from './rule.js';
import { findSection } from './sections.js';

const notRun = '[{command: test, result: not-run}]';
const keys = { result: 'partial', evidence_level: 'not-applicable', verification: notRun };
const body = (notVerified: string): string =>
  ['Changed scope', 'Verification', 'Contract impact', 'Not verified', 'Risks', 'Next step']
    .map((title) => `\n## ${title}\n\n${title === 'Not verified' ? notVerified : 'None.'}\n`)
    .join('');

export default defineRule({
  id: 'not-verified-incomplete',
  appliesTo: 'report',
  severity: 'error',
  summary: 'Every command that failed or was not run is named under Not verified or Risks.',
  why: 'The prose is what people read; it must not be rosier than the results.',
  good: () => ({ files: withReport({ [reportPath]: report(keys, body('`test` needs a browser.')) }) }),
  bad: () => [
    { files: withReport({ [reportPath]: report(keys, body('Nothing of note.')) }), at: [reportPath, 'verification:'] },
  ],
  *check(report) {
    const open = report.data.verification
      .map((entry, index) => ({ ...entry, index }))
      .filter(({ result }) => result !== 'passed');
    if (open.length === 0) return;
    const prose = ['Not verified', 'Risks'].map((title) => findSection(report, title)?.text ?? '').join('\n');
    for (const { command, result, index } of open)
      if (!names(prose, command))
        yield at(
          report,
          ['verification', index],
          `\`${command}\` ${said[result]}, and neither Not verified nor Risks names it`,
          {
            hint: 'Say there what that leaves open.',
          },
        );
  },
});

const said = { passed: 'passed', failed: 'failed', 'not-run': 'was not run' };

/** Whether a text has the id as a word of its own. */
const names = (prose: string, id: string): boolean =>
  new RegExp(`(?<![A-Za-z0-9_-])${id.replaceAll('.', '\\.')}(?![A-Za-z0-9_-])`).test(prose);
