import { orderPath, run, withOrder } from './examples.js';
import { atTop, defineRule } from './rule.js';

export default defineRule({
  id: 'run-unreadable',
  appliesTo: 'order',
  severity: 'warning',
  summary: 'The journal of every run of an open order can be read.',
  why: 'What its attempts did is not known, and nothing can be decided on the order by halves.',
  good: () => ({ files: withOrder(), facts: { runs: [run()] } }),
  bad: () => [
    {
      files: withOrder(),
      facts: { unreadableRuns: [{ run: 'run-1', order: 'login' }] },
      at: [orderPath, '---'],
    },
  ],
  *check(order, { facts }) {
    for (const { run, order: of } of facts.unreadableRuns ?? [])
      if (of === order.id)
        yield atTop(order.path, `The journal of run \`${run}\` cannot be read`, {
          hint: `See what is wrong with it: autoloop journal verify ${run}`,
        });
  },
});
