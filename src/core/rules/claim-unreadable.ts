import { orderPath, withOrder } from './examples.js';
import { atTop, defineRule } from './rule.js';
import { endOf, isWithdrawn } from './standing.js';

export default defineRule({
  id: 'claim-unreadable',
  appliesTo: 'order',
  severity: 'error',
  summary: 'What stands at the ref of a claim is a claim.',
  why: 'Somebody may be at work on the order, and nobody can tell who, or until when.',
  good: () => ({ files: withOrder() }),
  bad: () => [
    {
      files: withOrder(),
      facts: { unreadableClaims: [{ order: 'login', problem: 'it is not JSON' }] },
      at: [orderPath, '---'],
    },
  ],
  *check(order, { workspace, facts }) {
    if (isWithdrawn(order, workspace) || endOf(order.id, workspace)) return;
    const broken = facts.unreadableClaims?.find((known) => known.order === order.id);
    if (broken)
      yield atTop(order.path, `The claim at \`refs/autoloop/claims/${order.id}\` cannot be read: ${broken.problem}`, {
        hint: `Ask who is at work on the order; then remove it: autoloop release ${order.id} --force`,
      });
  },
});
