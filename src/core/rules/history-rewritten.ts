import type { ReportDocument } from '../documents/document.js';
import { branchFact, history, report, reportPath, withReport } from './examples.js';
import type { ReportHistory } from './history-facts.js';
import { at, defineRule, type Fault, type Usable } from './rule.js';
import { isCurrent } from './standing.js';

const files = withReport({ [reportPath]: report({ branch: 'login-again' }) });
const facts = (said: Partial<ReportHistory>) => ({ histories: { [reportPath]: history(said) } });

export default defineRule({
  id: 'history-rewritten',
  appliesTo: 'report',
  severity: 'error',
  summary: 'The commits of a report that still counts are in the history of its branch, the verified head on its base.',
  why: 'What was verified is not what would be merged.',
  good: () => ({ files, facts: facts({ branch: branchFact() }) }),
  bad: () => [
    { files, facts: facts({ branch: branchFact({ hasHead: false }) }), at: [reportPath, 'verified_head:'] },
    { files, facts: facts({ branch: branchFact({ hasBase: false }) }), at: [reportPath, 'base_commit:'] },
    { files, facts: facts({ descends: false, commits: [], files: [] }), at: [reportPath, 'verified_head:'] },
  ],
  *check(report, { workspace, facts }) {
    const history = facts.histories?.get(report.path);
    if (history && isCurrent(report, workspace)) yield* rewritten(report, history);
  },
});

function* rewritten(
  report: Usable<ReportDocument>,
  { descends, branch, integration }: ReportHistory,
): Generator<Fault> {
  const { base_commit, verified_head } = report.data;
  // A branch is used again once its work has arrived; what a shallow clone cut off was not rewritten.
  if (branch && descends !== null && !integration?.hasHead) {
    const [key, commit] = branch.hasHead ? ['base_commit', base_commit] : ['verified_head', verified_head];
    if (!branch.hasHead || !branch.hasBase) {
      yield at(report, key, `\`${commit.slice(0, 12)}\` is no longer in the history of \`${branch.name}\``, {
        hint: `The branch was rewritten: verify \`${branch.tip.slice(0, 12)}\`, and report that.`,
      });
      return;
    }
  }
  if (descends === false)
    yield at(report, 'verified_head', `It was not made on its base \`${base_commit.slice(0, 12)}\``, {
      hint: 'Name the commit that the work began at as `base_commit`.',
    });
}
