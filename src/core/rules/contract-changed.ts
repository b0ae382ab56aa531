import type { OrderDocument } from '../documents/document.js';
import { quoted } from '../untrusted.js';
import {
  claim,
  closeout,
  closeoutPath,
  order,
  orderPath,
  report,
  reportPath,
  run,
  withCloseout,
  withOrder,
  withReport,
} from './examples.js';
import { atTop, type Context, defineRule, isUsable, type Usable } from './rule.js';
import { endOf, isCurrent } from './standing.js';

const earlier = 'e'.repeat(64);

export default defineRule({
  id: 'contract-changed',
  appliesTo: 'order',
  severity: 'error',
  summary: 'An order stays as it is while somebody works on it, after a report on it and after its closeout.',
  why: 'The work would be judged by a contract that nobody agreed to.',
  good: () => ({ files: withCloseout() }),
  bad: () => [
    {
      files: withOrder({ [orderPath]: order({ goal: 'Something else.' }) }),
      facts: { runs: [run({ order_digest: earlier, outcome: null })] },
      at: [orderPath, '---'],
    },
    {
      files: withOrder(),
      facts: { claims: [claim({ order_digest: earlier })] },
      at: [orderPath, '---'],
    },
    {
      files: withReport({ [reportPath]: report({ order_digest: earlier }) }),
      at: [orderPath, '---'],
      also: ['report-order-changed'],
    },
    {
      files: withCloseout({ [closeoutPath]: closeout({ order_digest: earlier }) }),
      at: [orderPath, '---'],
      also: ['closeout-mismatch'],
    },
  ],
  *check(order, context) {
    const since = changedSince(order, context);
    if (since) yield atTop(order.path, `The contract changed since ${since.what}`, { hint: since.hint });
  },
});

function changedSince(
  order: Usable<OrderDocument>,
  { workspace, facts }: Context,
): { what: string; hint: string } | undefined {
  const end = endOf(order.id, workspace);
  if (end !== undefined) {
    if (end.data.order_digest === order.digest || end.data.result === 'withdrawn') return undefined;
    return { what: 'it was closed', hint: 'Put it back as it was, and write what is new as an order of its own.' };
  }
  for (const run of facts.journals.values())
    if (run.order === order.id && run.outcome === null && run.order_digest !== order.digest)
      return {
        what: `run \`${run.run}\` began, which goes on`,
        hint: `Put it back, or stop the run: autoloop stop ${run.run}`,
      };
  const claim = facts.claims?.find((known) => known.order === order.id && !known.expired);
  if (claim !== undefined && claim.order_digest !== order.digest)
    return {
      what: `${quoted(claim.actor)} claimed it`,
      hint: `Put it back; or let its holder read what it is now (autoloop show ${order.id}) and claim it anew.`,
    };
  const report = workspace
    .reportsOf(order.id)
    .find((known) => isUsable(known) && isCurrent(known, workspace) && known.data.order_digest !== order.digest);
  if (report === undefined) return undefined;
  return {
    what: `\`${report.path}\` answered it`,
    hint: 'Put it back, or send the work back with a review and run the order again.',
  };
}
