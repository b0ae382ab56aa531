import type { OrderDocument } from '../documents/document.js';
import type { Policy } from '../documents/policy.js';
import { quoted } from '../render/untrusted.js';
import { actorId } from './actors.js';
import {
  closeout,
  closeoutPath,
  config,
  configPath,
  order,
  orderPath,
  review,
  reviewPath,
  withCloseout,
  withReview,
} from './examples.js';
import { at, defineRule, isUsable, type Usable } from './rule.js';
import { accepts } from './standing.js';

export default defineRule({
  id: 'acceptance-owner',
  appliesTo: ['review', 'closeout'],
  severity: 'error',
  summary:
    'Only who has the role that the order names as `final_acceptance_owner` accepts it; `worker` is the lane of the order.',
  why: 'Whoever wrote the order said who may answer for it.',
  good: () => ({ files: withCloseout() }),
  bad: () => [
    { files: withReview({ [reviewPath]: review({ reviewer: 'linus@example.com' }) }), at: [reviewPath, 'reviewer:'] },
    {
      files: withCloseout({ [closeoutPath]: closeout({ accepted_by: 'linus@example.com' }) }),
      at: [closeoutPath, 'accepted_by:'],
    },
    { files: withReview({ [configPath]: config({ roles: null }) }), at: [reviewPath, 'reviewer:'] },
    { files: withReview({ [orderPath]: order({ final_acceptance_owner: 'worker' }) }), at: [reviewPath, 'reviewer:'] },
  ],
  *check(document, { workspace }) {
    const { data } = document;
    const order = workspace.order(data.work_order);
    if (!isUsable(order)) return;
    // An integration review accepts how parts fit, not the order.
    if (document.kind === 'review' && (document.data.kind === 'integration' || !accepts(document, workspace))) return;
    const [key, said] =
      'reviewer' in data ? (['reviewer', data.reviewer] as const) : (['accepted_by', data.accepted_by] as const);
    const members = membersOf(order, workspace.config);
    if (said === undefined || members === undefined) return;
    const actor = actorId(said);
    if (actor !== undefined && members.map(actorId).includes(actor)) return;
    const role = order.data.final_acceptance_owner ?? 'coordinator';
    yield at(document, key, `${quoted(said)} may not accept \`${order.id}\`, which is for the \`${role}\` to accept`, {
      hint: hintFor(said, { role, members, order }),
    });
  },
});

/** Who may accept an order; undefined when neither the order nor config.yml says anything about it. */
function membersOf({ data }: Usable<OrderDocument>, { roles, owners }: Policy): string[] | undefined {
  if (data.final_acceptance_owner === 'worker') return owners[data.owner]?.actors ?? [];
  if (data.final_acceptance_owner !== undefined) return roles[data.final_acceptance_owner];
  const all = [...roles.coordinator, ...roles.user];
  return all.length > 0 ? all : undefined;
}

function hintFor(
  said: string,
  { role, members, order }: { role: string; members: readonly string[]; order: Usable<OrderDocument> },
): string {
  const key = role === 'worker' ? `owners.${order.data.owner}.actors` : `roles.${role}`;
  const add = `dd ${quoted(said)} to \`${key}\` in config.yml`;
  // Who has two roles is one person.
  const others = [...new Set(members)].map(quoted).join(' or ');
  return others === '' ? `A${add}.` : `Let ${others} accept it, or a${add}.`;
}
