import type { CloseoutDocument, OrderDocument, ReviewDocument } from '../documents/document.js';
import type { Policy } from '../documents/policy.js';
import { quoted } from '../untrusted.js';
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
    'Only who has the role that the order names as `final_acceptance_owner` accepts it; `worker` is the lane of the order. With `independent_review: coordinator-owned` a coordinator accepts in the review also where the lane accepts in the end.',
  why: 'Whoever wrote the order said who may answer for it.',
  good: () => ({
    files: withCloseout({
      [orderPath]: order({ final_acceptance_owner: 'worker', independent_review: 'coordinator-owned' }),
      [closeoutPath]: closeout({ accepted_by: 'ada@example.com' }),
    }),
  }),
  bad: () => [
    { files: withReview({ [reviewPath]: review({ reviewer: 'linus@example.com' }) }), at: [reviewPath, 'reviewer:'] },
    {
      files: withCloseout({ [closeoutPath]: closeout({ accepted_by: 'linus@example.com' }) }),
      at: [closeoutPath, 'accepted_by:'],
    },
    { files: withReview({ [configPath]: config({ roles: null }) }), at: [reviewPath, 'reviewer:'] },
    { files: withReview({ [orderPath]: order({ final_acceptance_owner: 'worker' }) }), at: [reviewPath, 'reviewer:'] },
    {
      files: withReview({
        [orderPath]: order({ final_acceptance_owner: 'worker', independent_review: 'coordinator-owned' }),
        [reviewPath]: review({ reviewer: 'ada@example.com' }),
      }),
      at: [reviewPath, 'reviewer:'],
    },
  ],
  *check(document, { workspace }) {
    const { data } = document;
    const order = workspace.order(data.work_order);
    if (!isUsable(order)) return;
    // An integration review accepts how parts fit, not the order.
    if (document.kind === 'review' && (document.data.kind === 'integration' || !accepts(document, workspace))) return;
    const [key, said] =
      'reviewer' in data ? (['reviewer', data.reviewer] as const) : (['accepted_by', data.accepted_by] as const);
    const role = roleAt(document, order);
    const members = membersOf(role, order, workspace.config);
    if (said === undefined || members === undefined) return;
    const actor = actorId(said);
    if (actor !== undefined && members.map(actorId).includes(actor)) return;
    yield at(
      document,
      key,
      `${quoted(said)} may not accept \`${order.id}\`, which is for the \`${role ?? 'coordinator'}\` to accept`,
      {
        hint: hintFor(said, { role, members, order }),
      },
    );
  },
});

type Role = 'worker' | 'coordinator' | 'user';

/** Whose part it is to accept; undefined where the order does not say, and any role will do. */
function roleAt(
  { kind }: Usable<ReviewDocument> | Usable<CloseoutDocument>,
  { data: { final_acceptance_owner: final, independent_review } }: Usable<OrderDocument>,
): Role | undefined {
  // The worker's lane accepts in the end what was reviewed by somebody else.
  const isReviewed = kind === 'review' && independent_review === 'coordinator-owned';
  return isReviewed && final !== 'user' ? 'coordinator' : final;
}

/** Who may accept an order; undefined when neither the order nor config.yml says anything about it. */
function membersOf(
  role: Role | undefined,
  { data }: Usable<OrderDocument>,
  { roles, owners }: Policy,
): string[] | undefined {
  if (role === 'worker') return owners[data.owner]?.actors ?? [];
  if (role !== undefined) return roles[role];
  const all = [...roles.coordinator, ...roles.user];
  return all.length > 0 ? all : undefined;
}

function hintFor(
  said: string,
  { role, members, order }: { role: Role | undefined; members: readonly string[]; order: Usable<OrderDocument> },
): string {
  const key = role === 'worker' ? `owners.${order.data.owner}.actors` : `roles.${role ?? 'coordinator'}`;
  const add = `dd ${quoted(said)} to \`${key}\` in config.yml`;
  // Who has two roles is one person.
  const others = [...new Set(members)].map(quoted).join(' or ');
  return others === '' ? `A${add}.` : `Let ${others} accept it, or a${add}.`;
}
