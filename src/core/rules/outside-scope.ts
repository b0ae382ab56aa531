import { isAllowed } from '../scope.js';
import { change, history, ofRun, report, reportPath, run, withOrder, withReport } from './examples.js';
import { offLimits } from './off-limits.js';
import { defineRule } from './rule.js';

const files = withReport({ [reportPath]: report(ofRun) });

export default defineRule({
  id: 'outside-scope',
  appliesTo: ['report', 'workspace'],
  severity: 'error',
  summary: 'An attempt, and every commit for an order, changes only what the order allows.',
  why: 'Nobody agreed to the rest, and nobody reviews it.',
  ofChanges: true,
  good: () => ({ files, facts: { runs: [run()], changes: [change()] } }),
  bad: () => [
    { files, facts: { runs: [run({}, { outside_scope: ['docs/plan.md'] })] }, at: [reportPath, 'run:'] },
    {
      files: withReport(),
      facts: { histories: { [reportPath]: history({ files: ['docs/plan.md'] }) } },
      at: [reportPath, 'verified_head:'],
    },
    {
      files: withOrder(),
      facts: { changes: [change({ files: [{ path: 'docs/plan.md', status: 'added' }] })] },
      at: ['docs/plan.md', ''],
    },
  ],
  check: (subject, context) =>
    offLimits(subject, context, {
      which: 'the order does not allow',
      inChange:
        ({ data }) =>
        (path) =>
          !isAllowed(data, path),
      inWork: (work) => work.outsideScope,
      hints: {
        change: 'Leave it out, or have it allowed in the order first.',
        work: 'Send the work back, or allow it in the order and run it again.',
      },
    }),
});
