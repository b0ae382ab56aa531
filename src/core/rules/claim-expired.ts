import { quoted } from '../untrusted.js';
import { claim, orderPath, withOrder } from './examples.js';
import { atTop, defineRule } from './rule.js';
import { endOf, isWithdrawn } from './standing.js';

export default defineRule({
  id: 'claim-expired',
  appliesTo: 'order',
  severity: 'warning',
  summary: 'Who claims an order renews the claim before its lease runs out, or releases it.',
  why: 'Nobody can tell whether the work goes on, and the next one may take it over.',
  good: () => ({ files: withOrder(), facts: { claims: [claim()] } }),
  bad: () => [{ files: withOrder(), facts: { claims: [claim({ expired: true })] }, at: [orderPath, '---'] }],
  *check(order, { workspace, facts }) {
    if (isWithdrawn(order, workspace) || endOf(order.id, workspace)) return;
    const lapsed = facts.claims?.find((known) => known.order === order.id && known.expired);
    if (lapsed)
      yield atTop(order.path, `The claim of ${quoted(lapsed.actor)} ran out at ${lapsed.lease_until}`, {
        hint: `Take it over (autoloop show ${order.id} says how), or clear it away: autoloop release ${order.id}`,
      });
  },
});
