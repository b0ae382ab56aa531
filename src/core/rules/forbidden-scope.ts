import { isForbidden } from '../scope.js';
import {
  change,
  history,
  ofRun,
  order,
  orderPath,
  report,
  reportPath,
  run,
  withOrder,
  withReport,
} from './examples.js';
import { offLimits } from './off-limits.js';
import { defineRule } from './rule.js';

const files = withReport({ [reportPath]: report(ofRun) });
/** Allowed as well: forbidden wins. */
const forbidding = { [orderPath]: order({ allowed_scope: '["src/**"]' }) };
const billing = 'src/billing/invoice.ts';

export default defineRule({
  id: 'forbidden-scope',
  appliesTo: ['report', 'workspace'],
  severity: 'error',
  summary: 'No attempt, and no commit for an order, changes anything that the order forbids.',
  why: 'Somebody forbade it for a reason the worker may not know.',
  ofChanges: true,
  good: () => ({ files, facts: { runs: [run()], changes: [change()] } }),
  bad: () => [
    { files, facts: { runs: [run({}, { forbidden: ['docs/plan.md'] })] }, at: [reportPath, 'run:'] },
    {
      files: withReport(forbidding),
      facts: { histories: { [reportPath]: history({ files: [billing] }) } },
      at: [reportPath, 'verified_head:'],
    },
    {
      files: withOrder(forbidding),
      facts: { changes: [change({ files: [{ path: billing, status: 'removed' }] })] },
      at: [billing, ''],
    },
  ],
  check: (subject, context) =>
    offLimits(subject, context, {
      which: 'the order forbids',
      inChange:
        ({ data }) =>
        (path) =>
          isForbidden(data, path),
      inWork: (work) => work.forbidden,
      hints: {
        change: 'Leave it out.',
        work: 'Send the work back.',
      },
    }),
});
