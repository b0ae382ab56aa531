import { isProtected } from '../scope.js';
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
const test = 'src/login/session.test.ts';
const protecting = { [orderPath]: order({ protected_scope: `[${test}]` }) };

export default defineRule({
  id: 'protected-changed',
  appliesTo: ['report', 'workspace'],
  severity: 'warning',
  summary: 'An attempt, and every commit for an order, leaves protected paths alone.',
  why: 'They are put back before evidence is gathered, so the change proves nothing and will not be accepted.',
  ofChanges: true,
  good: () => ({ files, facts: { runs: [run()], changes: [change()] } }),
  bad: () => [
    { files, facts: { runs: [run({}, { protected: ['docs/plan.md'] })] }, at: [reportPath, 'run:'] },
    {
      files: withReport(protecting),
      facts: { histories: { [reportPath]: history({ files: [test] }) } },
      at: [reportPath, 'verified_head:'],
    },
    {
      files: withOrder(protecting),
      facts: { changes: [change({ files: [{ path: test, status: 'changed' }] })] },
      at: [test, ''],
    },
  ],
  check: (subject, context) =>
    offLimits(subject, context, {
      which: 'is protected',
      inChange: ({ data }, { workspace }) => isProtected(data, workspace.config),
      inWork: (work) => work.protected,
      hints: {
        change: 'It is put back before evidence is gathered: change it without the order, and have it reviewed.',
        work: 'It is put back before evidence is gathered; look at why the worker changed it.',
      },
    }),
});
