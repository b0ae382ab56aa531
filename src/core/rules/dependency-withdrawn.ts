import { order, orderPath, withOrder } from './examples.js';
import { at, defineRule } from './rule.js';
import { endOf, isWithdrawn } from './standing.js';

export default defineRule({
  id: 'dependency-withdrawn',
  appliesTo: 'order',
  severity: 'error',
  summary: 'No open order waits for one that was withdrawn.',
  why: 'Only accepted work unlocks it, so it would wait for ever.',
  good: () => ({ files: withOrder({ '.autoloop/work-orders/logout.md': order({ depends_on: '[login]' }) }) }),
  bad: () => [
    {
      files: withOrder({
        '.autoloop/work-orders/logout.md': order({ state: 'withdrawn' }),
        [orderPath]: order({ depends_on: '[logout]' }),
      }),
      at: [orderPath, 'depends_on:'],
    },
  ],
  *check(order, { workspace }) {
    if (isWithdrawn(order, workspace) || endOf(order.id, workspace)) return;
    for (const [index, id] of (order.data.depends_on ?? []).entries())
      if (isWithdrawn(workspace.order(id), workspace))
        yield at(order, ['depends_on', index], `\`${id}\` was withdrawn and will never be accepted`, {
          hint: 'Remove the dependency, or withdraw this order as well.',
        });
  },
});
