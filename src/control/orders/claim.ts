/** Taking an order for oneself, and giving it back. */
import { AutoloopError } from '../../core/error.js';
import { fewestDigits, momentOf } from '../../core/lifecycle/case.js';
import { type Claim, isExpired, isSameActor } from '../../core/lifecycle/claim.js';
import { mayBeClaimed } from '../../core/lifecycle/standing.js';
import { mayWrite } from '../../core/rules/workspace-shared.js';
import { quoted } from '../../core/untrusted.js';
import { mustBeRemote, type Repository } from '../../edges/git/index.js';
import { mustBeKnown } from '../inspect/runs.js';
import { type Found, lookAtClaim, nameOfWorktree, type Places, putClaim, removeFound } from './claim-places.js';
import { claimantOf } from './claimant.js';
import { type Unclaimed, withoutClaim } from './status.js';

interface Request {
  repo: Repository;
  order: string;
  /** An e-mail address; default: that of Git's author. */
  actor?: string;
  /** The remote that judges who was first; default: none, and the claim is one among the work trees of this repository. */
  remote?: string;
  /** The caller's clock. */
  now: Date;
}

export interface ClaimRequest extends Request {
  /** The digest of the contract, or 12 or more of its first digits: the actor has it before them as it stands. */
  digest?: string;
  /** How long the lease lasts; default two hours. */
  minutes?: number;
  /** 32 hex digits by chance. */
  nonce: string;
}

export interface ReleaseRequest extends Request {
  /** Also the claim of somebody else, and what is no claim. */
  force?: boolean;
}

export interface Claimed {
  how: 'claimed' | 'renewed' | 'taken-over';
  claim: Claim;
  /** The command that comes next. */
  next: string;
}

export interface Released {
  how: 'released' | 'not-claimed';
  /** Whose claim it was; null when there was none, or none that could be read. */
  actor: string | null;
}

const defaultMinutes = 120;

/** A longer lease would be a way to keep an order without working on it. */
const mostMinutes = 7 * 24 * 60;

/**
 * Claims an order that may be taken up, or renews the claim that the actor has on it from this work tree.
 * @throws AutoloopError `order-claimed`, `order-not-claimable`, `contract-not-presented`, `contract-differs`,
 * `workspace-shared`, `claim-unreadable`; as `claimantOf`, `statusOf`, `mustBeRemote` and `lookAtClaim`.
 */
export async function claimOrder(request: ClaimRequest): Promise<Claimed> {
  const { repo, order, remote, now, nonce, minutes = defaultMinutes } = request;
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > mostMinutes)
    throw new AutoloopError('usage', 'lease-out-of-range', `A lease of ${minutes} minutes cannot be given`, {
      hint: `Ask for 1 to ${mostMinutes}, and renew it in time.`,
    });
  const actor = await claimantOf(repo, request.actor);
  if (remote !== undefined) await mustBeRemote(repo, remote);
  const known = await withoutClaim(repo.root, order);
  const mine = { order, order_digest: known.order.digest, actor, worktree: nameOfWorktree(repo.root) };
  const before = await lookAtClaim(repo, order, { remote, now });
  const how = mustBeFree(before, { ...mine, now });
  mustBeClaimable(known, how === 'renewed');
  mustBePresented(known, request.digest);
  mustBeAlone(known, mine.worktree);
  const lease_until = new Date(now.getTime() + minutes * 60_000).toISOString();
  const claim: Claim = { ...mine, lease_until, nonce };
  if (await putClaim(repo, claim, before, remote)) {
    const next = known.standing.next.find((command) => command !== `autoloop show ${order}`);
    return { how, claim, next: next ?? `autoloop new report ${order}` };
  }
  // Somebody else was faster, and is who the refusal names.
  mustBeFree(await lookAtClaim(repo, order, { remote, now }), { ...mine, now });
  throw refusal('claim-lost', order, 'somebody else claimed it at the same moment', 'Try again.');
}

/**
 * Gives an order back. Whoever holds a claim may, from any work tree; so may anybody when its lease has run out.
 * @throws AutoloopError `claim-of-another`, `claim-unreadable`, `claim-moved`, `unknown-order`; as `claimantOf`,
 * `mustBeRemote` and `lookAtClaim`.
 */
export async function releaseOrder({ repo, order, remote, force, now, ...said }: ReleaseRequest): Promise<Released> {
  if (remote !== undefined) await mustBeRemote(repo, remote);
  const actor = force ? undefined : await claimantOf(repo, said.actor);
  const found = await lookAtClaim(repo, order, { remote, now });
  const held = [found.there, found.here].filter((place) => place !== null && place.how !== 'none');
  if (held.length === 0) {
    await mustBeKnown(repo, order);
    return { how: 'not-claimed', actor: null };
  }
  if (actor !== undefined) for (const place of held) mayRelease(order, place, { actor, now });
  if (!(await removeFound(repo, order, found, remote)))
    throw new AutoloopError('refused', 'claim-moved', `The claim on \`${order}\` was changed at the same moment`, {
      hint: `See who holds it now: autoloop show ${order}`,
    });
  const [first] = held;
  return { how: 'released', actor: first?.how === 'held' ? first.claim.actor : null };
}

interface Claimant extends Pick<Claim, 'order' | 'actor' | 'worktree'> {
  now: Date;
}

/** How the claimant would come by the order. @throws AutoloopError `order-claimed`, `claim-unreadable`. */
function mustBeFree({ there, here }: Places, claimant: Claimant): Claimed['how'] {
  const ways = [there, here].flatMap((place) => (place === null ? [] : [wayPast(place, claimant)]));
  return ways.find((way) => way !== 'claimed') ?? 'claimed';
}

function wayPast(place: Found, { order, actor, worktree, now }: Claimant): Claimed['how'] {
  if (place.how === 'none') return 'claimed';
  if (place.how === 'unreadable') throw unreadable(order, place.problem);
  const { claim } = place;
  if (isSameActor(claim.actor, actor) && claim.worktree === worktree) return 'renewed';
  if (isExpired(claim, now)) return 'taken-over';
  throw refusal(
    'order-claimed',
    order,
    `it is claimed by ${quoted(claim.actor)} in ${quoted(claim.worktree)} until ${momentOf(claim.lease_until)}`,
    `Take up another, or ask for it to be given back: autoloop release ${order}\n` +
      'Where it was claimed with --remote and given back since, name that remote too.',
  );
}

/** What goes on already may be held on to; nothing else that is not waiting to be taken up can be had. */
function mustBeClaimable({ order: { id }, standing: { state, reason, next } }: Unclaimed, isRenewal: boolean): void {
  if (mayBeClaimed.has(state) || (isRenewal && state === 'running')) return;
  throw refusal(
    'order-not-claimable',
    id,
    `it is ${state}: ${reason}`,
    next.length > 0 ? `Next: ${next.join('\n      ')}` : 'There is nothing left to do.',
  );
}

/** The digest is never told here: who is to act on the contract reads it. */
function mustBePresented({ order: { id, digest } }: Unclaimed, presented: string | undefined): void {
  if (presented !== undefined && presented.length >= fewestDigits && digest.startsWith(presented.toLowerCase())) return;
  const [code, why] =
    presented === undefined
      ? (['contract-not-presented', 'the digest of its contract was not presented'] as const)
      : ([
          'contract-differs',
          `${quoted(presented)} is not the digest of its contract as it stands, nor its first ${fewestDigits} digits or more`,
        ] as const);
  throw refusal(code, id, why, `Read the contract, with the command that claims it: autoloop show ${id}`);
}

/** What the check would find fault with is not begun. */
function mustBeAlone({ order: { id }, workspace, others }: Unclaimed, worktree: string): void {
  if (!mayWrite(id, workspace)) return;
  const other = others.find((claim) => claim.worktree === worktree && mayWrite(claim.order, workspace));
  if (other === undefined) return;
  throw refusal(
    'workspace-shared',
    id,
    `\`${other.order}\` is claimed in this work tree, and the changes of two orders cannot be told apart in one`,
    `Claim it in a work tree of its own: git worktree add, or give the other back: autoloop release ${other.order}`,
  );
}

function mayRelease(order: string, place: Found, { actor, now }: { actor: string; now: Date }): void {
  if (place.how === 'unreadable') throw unreadable(order, place.problem);
  if (place.how === 'none' || isSameActor(place.claim.actor, actor) || isExpired(place.claim, now)) return;
  const { claim } = place;
  throw new AutoloopError(
    'refused',
    'claim-of-another',
    `Releasing \`${order}\` as ${quoted(actor)} is refused: it is claimed by ${quoted(claim.actor)} until ${momentOf(claim.lease_until)}`,
    { hint: `Wait until then, or, when its holder is gone for good: autoloop release ${order} --force` },
  );
}

const unreadable = (order: string, problem: string): AutoloopError =>
  new AutoloopError('refused', 'claim-unreadable', `The claim on \`${order}\` cannot be read: ${problem}`, {
    hint: `Ask who is at work on it; then remove it: autoloop release ${order} --force`,
  });

const refusal = (code: string, order: string, why: string, hint: string): AutoloopError =>
  new AutoloopError('refused', code, `Claiming \`${order}\` is refused: ${why}`, { hint });
