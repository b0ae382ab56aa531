import { quoted } from '../render/untrusted.js';
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
import { at, atTop, defineRule } from './rule.js';
import { isCurrent } from './standing.js';
import { workOf } from './work.js';
import { changeNamed, changesOfOrders, workIn } from './worker-commit.js';

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
  *check(subject, context) {
    const { workspace } = context;
    if (!('kind' in subject)) {
      for (const { change, order } of changesOfOrders(context))
        for (const path of workIn(change).filter(isProtected(order.data, workspace.config)))
          yield atTop(path, `${changeNamed(change)} changes ${quoted(path)}, which is protected`, {
            hint: 'It is put back before evidence is gathered: change it without the order, and have it reviewed.',
          });
      return;
    }
    if (subject.data.result !== 'done' || !isCurrent(subject, workspace)) return;
    const work = workOf(subject, context);
    for (const path of work?.protected ?? [])
      yield at(subject, work?.key ?? '', `${work?.who} changed ${quoted(path)}, which is protected`, {
        hint: 'It is put back before evidence is gathered; look at why the worker changed it.',
      });
  },
});
