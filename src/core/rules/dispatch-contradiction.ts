import { order, orderPath, withOrder } from './examples.js';
import { at, defineRule } from './rule.js';

const forPeople = { granularity: 'no-dispatch' };

export default defineRule({
  id: 'dispatch-contradiction',
  appliesTo: 'order',
  severity: 'error',
  summary: 'An order that is left to people (`granularity: no-dispatch`) is not to be started by itself.',
  why: 'Of two words that cannot both hold, one is a mistake.',
  alone: true,
  good: () => ({ files: withOrder({ [orderPath]: order({ ...forPeople, dispatch: 'manual' }) }) }),
  bad: () => [
    { files: withOrder({ [orderPath]: order({ ...forPeople, dispatch: 'on-ready' }) }), at: [orderPath, 'dispatch:'] },
  ],
  *check(order) {
    if (order.data.granularity === 'no-dispatch' && order.data.dispatch === 'on-ready')
      yield at(
        order,
        'dispatch',
        'No agent may work on this order (`granularity: no-dispatch`), so nothing starts it',
        {
          hint: 'Write `dispatch: manual`, or change `granularity`.',
        },
      );
  },
});
