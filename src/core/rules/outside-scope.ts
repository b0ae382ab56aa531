import { quoted } from '../render/untrusted.js';
import { isAllowed } from '../scope.js';
import { change, history, ofRun, report, reportPath, run, withOrder, withReport } from './examples.js';
import { at, atTop, defineRule } from './rule.js';
import { isCurrent } from './standing.js';
import { workOf } from './work.js';
import { changeNamed, changesOfOrders, workIn } from './worker-commit.js';

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
  *check(subject, context) {
    if (!('kind' in subject)) {
      for (const { change, order } of changesOfOrders(context))
        for (const path of workIn(change))
          if (!isAllowed(order.data, path))
            yield atTop(path, `${changeNamed(change)} changes ${quoted(path)}, which the order does not allow`, {
              hint: 'Leave it out, or have it allowed in the order first.',
            });
      return;
    }
    if (subject.data.result !== 'done' || !isCurrent(subject, context.workspace)) return;
    const work = workOf(subject, context);
    for (const path of work?.outsideScope ?? [])
      yield at(subject, work?.key ?? '', `${work?.who} changed ${quoted(path)}, which the order does not allow`, {
        hint: 'Send the work back, or allow it in the order and run it again.',
      });
  },
});
