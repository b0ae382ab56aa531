import { orderPath, run, withOrder } from './examples.js';
import { atTop, defineRule } from './rule.js';

export default defineRule({
  id: 'run-orphaned',
  appliesTo: 'order',
  severity: 'warning',
  summary: 'A run that has not ended is paused, or a process carries it out.',
  why: 'It was cut off: nobody works on the order, and nobody else begins.',
  good: () => ({ files: withOrder(), facts: { runs: [run({ outcome: null, orphaned: false })] } }),
  bad: () => [
    {
      files: withOrder(),
      facts: { runs: [run({ outcome: null, orphaned: true })] },
      at: [orderPath, '---'],
    },
  ],
  *check(order, { facts }) {
    for (const run of facts.journals.values())
      if (run.order === order.id && run.orphaned)
        yield atTop(order.path, `Run \`${run.run}\` has not ended, and no process carries it out`, {
          hint: `Go on with it: autoloop resume ${run.run}; or end it: autoloop stop ${run.run}`,
        });
  },
});
