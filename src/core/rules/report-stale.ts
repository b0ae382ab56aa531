import { branchFact, history, report, reportPath, withReport } from './examples.js';
import { listed } from './listed.js';
import { at, defineRule } from './rule.js';
import { isCurrent } from './standing.js';
import { isCoordination } from './worker-commit.js';

const files = withReport({ [reportPath]: report({ branch: 'login-again' }) });
const branched = (changed: readonly string[]) => ({
  histories: { [reportPath]: history({ branch: branchFact({ tip: '8'.repeat(40), files: changed }) }) },
});

export default defineRule({
  id: 'report-stale',
  appliesTo: 'report',
  severity: 'error',
  summary: 'What a report verified is what its branch holds: no code changed there since.',
  why: 'What came after the verification was verified by nobody.',
  good: () => ({ files, facts: { histories: { [reportPath]: history({ branch: branchFact() }) } } }),
  bad: () => [
    {
      files,
      facts: branched(['.autoloop/reports/login/1.md', 'src/login/form.ts']),
      at: [reportPath, 'verified_head:'],
    },
  ],
  *check(report, { workspace, facts }) {
    const branch = facts.histories?.get(report.path)?.branch;
    const changed = branch?.hasHead ? branch.files.filter((path) => !isCoordination(path)) : [];
    if (branch === undefined || changed.length === 0 || !isCurrent(report, workspace)) return;
    yield at(
      report,
      'verified_head',
      `${listed(changed)} changed on \`${branch.name}\` after this commit was verified`,
      {
        hint: `Verify \`${branch.tip.slice(0, 12)}\`, and report that.`,
      },
    );
  },
});
