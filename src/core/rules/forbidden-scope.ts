import { quoted } from '../render/untrusted.js';
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
import { at, atTop, defineRule } from './rule.js';
import { isCurrent } from './standing.js';
import { workOf } from './work.js';
import { changeNamed, changesOfOrders, workIn } from './worker-commit.js';

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
  *check(subject, context) {
    if (!('kind' in subject)) {
      for (const { change, order } of changesOfOrders(context))
        for (const path of workIn(change))
          if (isForbidden(order.data, path))
            yield atTop(path, `${changeNamed(change)} changes ${quoted(path)}, which the order forbids`, {
              hint: 'Leave it out.',
            });
      return;
    }
    if (subject.data.result !== 'done' || !isCurrent(subject, context.workspace)) return;
    const work = workOf(subject, context);
    for (const path of work?.forbidden ?? [])
      yield at(subject, work?.key ?? '', `${work?.who} changed ${quoted(path)}, which the order forbids`, {
        hint: 'Send the work back.',
      });
  },
});
