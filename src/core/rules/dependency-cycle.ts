import { dependencyCycles, idOf, isStage, type Node } from './dependencies.js';
import { order, stage, withOrder } from './examples.js';
import { at, defineRule, type Fault } from './rule.js';
import type { Workspace } from './workspace.js';

const first = '.autoloop/stages/first.md';
const second = '.autoloop/stages/second.md';

export default defineRule({
  id: 'dependency-cycle',
  appliesTo: 'workspace',
  severity: 'error',
  summary: 'Orders and stages do not wait for each other in a circle.',
  why: 'None of them could ever start.',
  good: () => ({
    files: withOrder({
      '.autoloop/work-orders/logout.md': order({ depends_on: '[login]', stage: 'second' }),
      [first]: stage({ orders: '[login]', next_stage: 'second' }),
      [second]: stage(),
    }),
  }),
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
    {
      files: withOrder({
        '.autoloop/work-orders/early.md': order({ depends_on: '[late]', stage: 'first' }),
        '.autoloop/work-orders/late.md': order({ stage: 'second' }),
        [first]: stage({ next_stage: 'second' }),
        [second]: stage(),
      }),
      at: ['.autoloop/work-orders/early.md', 'depends_on: [late]'],
    },
    {
      files: withOrder({ [first]: stage({ next_stage: 'second' }), [second]: stage({ next_stage: 'first' }) }),
      at: [second, 'next_stage: first'],
    },
  ],
  *check(workspace) {
    for (const cycle of dependencyCycles(workspace)) {
      const shown = [...cycle.map(named), named(cycle[0] as Node)];
      const bounded =
        shown.length > 7 ? [...shown.slice(0, 5), `… ${shown.length - 6} more …`, ...shown.slice(-1)] : shown;
      const message = `${cycle.every(isStage) ? 'Stages' : 'Orders'} wait for each other: ${bounded.join(' → ')}`;
      const fault = atOrder(cycle, workspace, message) ?? atStage(cycle, workspace, message);
      if (fault) yield fault;
    }
  },
});

const named = (node: Node): string => (isStage(node) ? `stage \`${idOf(node)}\`` : `\`${idOf(node)}\``);

/** At the first dependency between two orders: that is what somebody can take out. */
function atOrder(cycle: readonly Node[], workspace: Workspace, message: string): Fault | undefined {
  for (const [index, node] of cycle.entries()) {
    const next = cycle[(index + 1) % cycle.length] as Node;
    const waiting = isStage(node) || isStage(next) ? undefined : workspace.order(idOf(node));
    const place = waiting?.data?.depends_on?.indexOf(idOf(next)) ?? -1;
    if (waiting !== undefined && place !== -1)
      return at(waiting, ['depends_on', place], message, { hint: 'Remove one of these dependencies.' });
  }
  return undefined;
}

/** At the `next_stage` of a stage that is waited for. */
function atStage(cycle: readonly Node[], workspace: Workspace, message: string): Fault | undefined {
  const before = cycle.map((node) => (isStage(node) ? workspace.stage(idOf(node)) : undefined));
  const stage = before.findLast((known) => known?.data?.next_stage !== undefined);
  return stage && at(stage, 'next_stage', message, { hint: 'Let one of these stages follow none of the others.' });
}
