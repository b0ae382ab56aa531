import { order, orderPath, withOrder } from './examples.js';
import { at, defineRule } from './rule.js';

export default defineRule({
  id: 'criterion-unproved',
  appliesTo: 'order',
  severity: 'error',
  summary: 'Every acceptance criterion that commands prove names at least one.',
  why: 'A criterion without a proof is met whenever somebody says so.',
  alone: true,
  good: () => ({ files: withOrder() }),
  bad: () => [
    {
      files: withOrder({
        [orderPath]: order({ acceptance_criteria: '[{id: fast, text: It is fast., proved_by: []}]' }),
      }),
      at: [orderPath, 'acceptance_criteria:'],
    },
  ],
  *check(order) {
    for (const [index, criterion] of (order.data.acceptance_criteria ?? []).entries())
      if ('proved_by' in criterion && criterion.proved_by.length === 0)
        yield at(order, ['acceptance_criteria', index, 'proved_by'], `Nothing proves \`${criterion.id}\``, {
          hint: 'Name the commands that prove it, or use `artifact` or `manual: true`.',
        });
  },
});
