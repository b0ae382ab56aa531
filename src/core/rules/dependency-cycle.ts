import { dependencyCycles } from './dependencies.js';
import { order, withOrder } from './examples.js';
import { at, defineRule } from './rule.js';

export default defineRule({
  id: 'dependency-cycle',
  appliesTo: 'workspace',
  severity: 'error',
  summary: 'Orders do not wait for each other in a circle.',
  why: 'None of them could ever start.',
  good: () => ({ files: withOrder({ '.autoloop/work-orders/logout.md': order({ depends_on: '[login]' }) }) }),
  bad: () => [
    {
      files: withOrder({
        '.autoloop/work-orders/a.md': order({ depends_on: '[b]' }),
        '.autoloop/work-orders/b.md': order({ depends_on: '[login, a]' }),
      }),
      at: ['.autoloop/work-orders/a.md', 'depends_on: [b]'],
    },
    {
      files: withOrder({ '.autoloop/work-orders/a.md': order({ depends_on: '[a]' }) }),
      at: ['.autoloop/work-orders/a.md', 'depends_on: [a]'],
    },
  ],
  *check(workspace) {
    for (const cycle of dependencyCycles(workspace)) {
      const [first = '', next = first] = cycle;
      const order = workspace.order(first);
      const index = order?.data?.depends_on?.indexOf(next) ?? -1;
      const shown = cycle.length > 6 ? [...cycle.slice(0, 5), `… ${cycle.length - 5} more …`] : cycle;
      if (order)
        yield at(
          order,
          ['depends_on', index],
          `Orders wait for each other: ${[...shown, first].map((id) => `\`${id}\``).join(' → ')}`,
          {
            hint: 'Remove one of these dependencies.',
          },
        );
    }
  },
});
