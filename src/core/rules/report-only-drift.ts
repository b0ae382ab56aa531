import { branchFact, history, report, reportPath, withReport } from './examples.js';
import { at, defineRule } from './rule.js';
import { isCurrent } from './standing.js';
import { isOwnReport } from './worker-commit.js';

const files = withReport({ [reportPath]: report({ branch: 'login-again' }) });
const moved = branchFact({ tip: '8'.repeat(40), files: [reportPath] });

export default defineRule({
  id: 'report-only-drift',
  appliesTo: 'report',
  severity: 'info',
  summary: 'A branch that only its reports moved on is as verified as before.',
  why: 'A report cannot name the commit that it is in.',
  good: () => ({ files, facts: { histories: { [reportPath]: history({ branch: branchFact() }) } } }),
  bad: () => [
    { files, facts: { histories: { [reportPath]: history({ branch: moved }) } }, at: [reportPath, 'verified_head:'] },
  ],
  *check(report, { workspace, facts }) {
    const branch = facts.histories?.get(report.path)?.branch;
    if (!branch?.hasHead || branch.files.length === 0 || !isCurrent(report, workspace)) return;
    if (branch.files.every((path) => isOwnReport(report.data.work_order, path)))
      yield at(report, 'verified_head', `Only reports moved \`${branch.name}\` on since this commit was verified`, {
        hint: 'Nothing is to be done.',
      });
  },
});
