/** The places where a claim stands: this repository, and the remote that judges who was first, where one is named. */
import { type Claim, claimText, isExpired } from '../../core/lifecycle/claim.js';
import {
  type ClaimRef,
  listWorktrees,
  type Repository,
  readClaim,
  readRemoteClaim,
  removeClaim,
  swapClaim,
  swapRemoteClaim,
  writeClaim,
} from '../../edges/git/index.js';
import { thisProcess } from '../../edges/process/owner.js';
import { claimAt } from '../check/live-facts.js';

/** What stands at one place. */
export type Found =
  | { how: 'none' }
  | { how: 'held'; id: string; claim: Claim }
  | { how: 'unreadable'; problem: string; id: string | null };

export interface Places {
  here: Found;
  /** Null where no remote is asked. */
  there: Found | null;
}

/** How a work tree is told from every other, on whatever machine. */
export const nameOfWorktree = (root: string): string => `${thisProcess().host}:${root}`;

/**
 * What stands at the ref of an order. The remote is asked first, and what this repository has from it, or has let run out, is
 * made to be as there.
 * @throws AutoloopError `remote-unreachable`.
 */
export async function lookAtClaim(
  repo: Repository,
  order: string,
  { remote, now }: { remote?: string | undefined; now: Date },
): Promise<Places> {
  const here = await found(await readClaim(repo, order));
  if (remote === undefined) return { here, there: null };
  const there = await found(await readRemoteClaim(repo, remote, order));
  if (here.how === 'unreadable' || idOf(here) === idOf(there)) return { here, there };
  if (here.how === 'held' && !isExpired(here.claim, now) && (await isMadeHere(repo, here.claim)))
    return { here, there };
  // What is no claim there is not taken over: it is refused.
  if (there.how !== 'unreadable') await swapClaim(repo, order, idOf(here), idOf(there));
  return { here: await found(await readClaim(repo, order)), there };
}

/**
 * Puts `claim` where `before` was found, in this repository and then in the remote. Answers whether it is there now: if
 * somebody else was faster, nothing of it is left.
 */
export async function putClaim(
  repo: Repository,
  claim: Claim,
  before: Places,
  remote: string | undefined,
): Promise<boolean> {
  const { order } = claim;
  const [from, to] = [idOf(before.here), await writeClaim(repo, claimText(claim))];
  if (!(await swapClaim(repo, order, from, to))) return false;
  if (remote === undefined || before.there === null) return true;
  let isFirst = false;
  try {
    isFirst = await swapRemoteClaim(repo, remote, order, idOf(before.there), to);
  } finally {
    if (!isFirst) await swapClaim(repo, order, to, from);
  }
  return isFirst;
}

/** Removes what was found, in the remote and then in this repository. Answers false when it has changed meanwhile. */
export async function removeFound(
  repo: Repository,
  order: string,
  { here, there }: Places,
  remote: string | undefined,
): Promise<boolean> {
  if (remote !== undefined && there !== null && idOf(there) !== null)
    if (!(await swapRemoteClaim(repo, remote, order, idOf(there), null))) return false;
  if (here.how === 'none') return true;
  if (here.how === 'held') return swapClaim(repo, order, here.id, null);
  await removeClaim(repo, order);
  return true;
}

async function found(ref: ClaimRef | null): Promise<Found> {
  if (ref === null) return { how: 'none' };
  const read = await claimAt(ref);
  if (!read.ok) return { how: 'unreadable', problem: read.problem, id: ref.id };
  return { how: 'held', id: ref.id ?? '', claim: read.claim };
}

const idOf = (place: Found): string | null => (place.how === 'none' ? null : place.id);

/** Whether a work tree of this repository holds it; any other claim came from a remote. */
async function isMadeHere(repo: Repository, { worktree }: Claim): Promise<boolean> {
  return (await listWorktrees(repo)).some(({ path }) => nameOfWorktree(path) === worktree);
}
