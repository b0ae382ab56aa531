import type { OrderDocument } from '../documents/document.js';
import { order, orderPath, withOrder } from './examples.js';
import { at, defineRule, isUsable } from './rule.js';
import { isWithdrawn } from './standing.js';

export default defineRule({
  id: 'planning-streak',
  appliesTo: 'order',
  severity: 'warning',
  summary:
    'An order that gives only proxy or planning evidence does not follow one of the same lane that gave no more.',
  why: 'Plans on plans look like progress, and nothing has been shown to work.',
  good: () => ({
    files: withOrder({
      '.autoloop/work-orders/plan.md': order({ evidence_value: 'planning-evidence' }),
      [orderPath]: order({ depends_on: '[plan]', evidence_value: 'runtime-proof' }),
    }),
  }),
  bad: () => [
    {
      files: withOrder({
        '.autoloop/work-orders/plan.md': order({ evidence_value: 'planning-evidence' }),
        [orderPath]: order({ depends_on: '[plan]', evidence_value: 'proxy-evidence' }),
      }),
      at: [orderPath, 'evidence_value:'],
    },
  ],
  *check(order, { workspace }) {
    if (!provesNothing(order) || isWithdrawn(order, workspace)) return;
    for (const id of order.data.depends_on ?? []) {
      const before = workspace.order(id);
      if (id !== order.id && isUsable(before) && provesNothing(before) && before.data.owner === order.data.owner)
        yield at(
          order,
          'evidence_value',
          `\`${id}\`, which this order follows, gives \`${before.data.evidence_value}\` too`,
          {
            hint: 'Let this one show something that runs, or join the two.',
          },
        );
    }
  },
});

const provesNothing = ({ data }: OrderDocument): boolean =>
  data?.evidence_value === 'proxy-evidence' || data?.evidence_value === 'planning-evidence';
