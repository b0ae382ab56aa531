import type { StageDocument } from '../documents/document.js';
import { isAccepted } from '../lifecycle/decision.js';
import { order, orderPath, stage, stagePath, withCloseout, withOrder } from './examples.js';
import { at, defineRule, type Fault, isUsable, type Usable } from './rule.js';
import { isWithdrawn } from './standing.js';
import type { Workspace } from './workspace.js';

export default defineRule({
  id: 'stage-incomplete',
  appliesTo: 'workspace',
  severity: 'error',
  summary: 'A stage is closed as accepted when each of its orders is accepted or withdrawn.',
  why: 'The next stage builds on everything that this one was to bring.',
  good: () => ({
    files: withCloseout({
      '.autoloop/work-orders/dropped.md': order({ state: 'withdrawn', stage: 'sessions' }),
      [stagePath]: stage({ orders: '[login]', result: 'accepted' }),
    }),
  }),
  bad: () => [
    {
      files: withOrder({ [stagePath]: stage({ orders: '[login]', result: 'accepted' }) }),
      at: [stagePath, 'orders:'],
    },
    {
      files: withOrder({ [orderPath]: order({ stage: 'sessions' }), [stagePath]: stage({ result: 'accepted' }) }),
      at: [stagePath, 'result:'],
    },
  ],
  *check(workspace) {
    for (const stage of workspace.stages)
      if (isUsable(stage) && stage.data.result === 'accepted') yield* openOrders(stage, workspace);
  },
});

function* openOrders(stage: Usable<StageDocument>, workspace: Workspace): Generator<Fault> {
  for (const order of workspace.ordersOf(stage.id)) {
    if (isWithdrawn(order, workspace) || isAccepted(order.id, workspace, new Set())) continue;
    const index = stage.data.orders?.indexOf(order.id) ?? -1;
    yield at(
      stage,
      index === -1 ? 'result' : ['orders', index],
      `The stage is closed as accepted, and \`${order.id}\` is neither accepted nor withdrawn`,
      { hint: `See what it waits for: autoloop show ${order.id}; or move it to another stage.` },
    );
  }
}
