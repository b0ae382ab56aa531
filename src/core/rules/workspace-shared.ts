import { quoted } from '../untrusted.js';
import { claim, order, orderPath, withOrder } from './examples.js';
import { atTop, defineRule } from './rule.js';
import type { Workspace } from './workspace.js';

const logoutPath = '.autoloop/work-orders/logout.md';
const both = { claims: [claim(), claim({ order: 'logout', order_digest: '<digest of logout>' })] };
const withBoth = (logout: string) => withOrder({ [orderPath]: order(), [logoutPath]: logout });

export default defineRule({
  id: 'workspace-shared',
  appliesTo: 'order',
  severity: 'error',
  summary: 'Of the orders claimed in one work tree, one at most may write.',
  why: 'Changes for two orders in the same files cannot be told apart, so neither can be proved.',
  good: () => ({
    files: withBoth(order({ mode: 'report-only', allowed_scope: '[]' })),
    facts: both,
  }),
  bad: () => [{ files: withBoth(order({ allowed_scope: '[src/logout/**]' })), facts: both, at: [logoutPath, '---'] }],
  *check(order, { workspace, facts }) {
    const held = facts.claims?.filter((known) => !known.expired && mayWrite(known.order, workspace)) ?? [];
    const own = held.find((known) => known.order === order.id);
    // Said once for the two of them, at the one whose id comes later.
    const other = held.find((known) => known.worktree === own?.worktree && known.order < order.id);
    if (own && other)
      yield atTop(order.path, `\`${other.order}\` is claimed in the same work tree, ${quoted(own.worktree)}`, {
        hint: `Claim it in a work tree of its own (git worktree add), and give this claim back: autoloop release ${order.id}`,
      });
  },
});

/** An order that is not here may be of any kind. */
export const mayWrite = (order: string, workspace: Workspace): boolean =>
  workspace.order(order)?.data?.mode !== 'report-only';
