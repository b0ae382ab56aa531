import { order, orderPath, withOrder } from './examples.js';
import { at, defineRule } from './rule.js';
import { isWithdrawn } from './standing.js';
import type { Workspace } from './workspace.js';

export default defineRule({
  id: 'live-follow-up-missing',
  appliesTo: 'order',
  severity: 'warning',
  summary:
    'Where live proof is put off (`hardware-deferred`), another order that waits for this one asks for it, or the closeout says where it is taken up.',
  why: 'What is put off without a place is forgotten.',
  good: () => ({
    files: withOrder({
      [orderPath]: order({ evidence_level: 'hardware-deferred' }),
      '.autoloop/work-orders/login-live.md': order({
        depends_on: '[login]',
        evidence_level: 'live-smoke-required',
        acceptance_commands: '[{id: test, run: ./smoke.sh, level: live-smoke-complete}]',
      }),
    }),
  }),
  bad: () => [
    {
      files: withOrder({ [orderPath]: order({ evidence_level: 'hardware-deferred' }) }),
      at: [orderPath, 'evidence_level:'],
    },
  ],
  *check(order, { workspace }) {
    if (order.data.evidence_level !== 'hardware-deferred' || isWithdrawn(order, workspace)) return;
    if ((workspace.closeoutOf(order.id)?.data?.deferred.length ?? 0) > 0 || hasLiveFollowUp(order.id, workspace))
      return;
    yield at(order, 'evidence_level', 'Live proof is put off, and no order takes it up', {
      hint: `Write one with \`depends_on: [${order.id}]\` and \`evidence_level: live-smoke-required\`.`,
    });
  },
});

const hasLiveFollowUp = (id: string, workspace: Workspace): boolean =>
  workspace.dependentsOf(id).some(({ data }) => data?.state !== 'withdrawn' && live.has(data?.evidence_level));

const live = new Set<string | undefined>(['live-smoke-required', 'live-smoke-complete']);
