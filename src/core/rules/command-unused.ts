import { order, orderPath, withOrder } from './examples.js';
import { at, defineRule } from './rule.js';

export default defineRule({
  id: 'command-unused',
  appliesTo: 'order',
  severity: 'warning',
  summary: 'Every acceptance command proves a criterion, where the order has criteria that commands prove.',
  why: 'The work must pass it, and nothing says what for.',
  alone: true,
  good: () => ({ files: withOrder() }),
  bad: () => [
    {
      files: withOrder({
        [orderPath]: order({ acceptance_commands: '[{id: test, run: npm test}, {id: lint, run: npm run lint}]' }),
      }),
      at: [orderPath, 'acceptance_commands:'],
    },
  ],
  *check(order) {
    const { acceptance_commands = [], acceptance_criteria = [] } = order.data;
    const used = new Set(
      acceptance_criteria.flatMap((criterion) => ('proved_by' in criterion ? criterion.proved_by : [])),
    );
    if (used.size === 0) return;
    for (const [index, { id }] of acceptance_commands.entries())
      if (!used.has(id))
        yield at(order, ['acceptance_commands', index, 'id'], `No criterion is proved by \`${id}\``, {
          hint: `Add \`${id}\` to the \`proved_by\` of a criterion, or remove the command.`,
        });
  },
});
