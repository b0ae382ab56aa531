/** What goes on right now, as facts for rules: claims and runs. The clock is looked at here and no deeper. */
import type { Claim } from '../../core/lifecycle/claim.js';
import type { GitFacts } from '../../core/rules/facts.js';
import { quoted, visibleLine } from '../../core/untrusted.js';
import { type ClaimRef, listClaims, type Repository } from '../../edges/git/index.js';

/** The claims of this repository, those that cannot be read apart. `now` judges whose lease has run out. */
export async function claimFacts(
  repository: Repository,
  now = new Date(),
): Promise<Required<Pick<GitFacts, 'claims' | 'unreadableClaims'>>> {
  const refs = await listClaims(repository);
  if (refs.length === 0) return { claims: [], unreadableClaims: [] };
  const { isExpired } = await import('../../core/lifecycle/claim.js');
  const looked = await Promise.all(refs.map(async (ref) => ({ order: ref.order, read: await claimAt(ref) })));
  return {
    claims: looked.flatMap(({ read }) => (read.ok ? [{ ...read.claim, expired: isExpired(read.claim, now) }] : [])),
    unreadableClaims: looked.flatMap(({ order, read }) => (read.ok ? [] : [{ order, problem: read.problem }])),
  };
}

/** A claim that keeps nobody from anything any more, or everybody for good. */
export interface StaleClaim {
  /** As the ref names it, fit to be shown. */
  order: string;
  why: string;
  /** The command that clears it away. */
  remedy: string;
}

/** The claims that somebody should clear away: those whose lease has run out, and what is no claim. */
export async function staleClaims(repository: Repository): Promise<StaleClaim[]> {
  const { claims, unreadableClaims } = await claimFacts(repository);
  const lapsed = claims.filter(({ expired }) => expired);
  return [
    ...lapsed.map(({ order, actor, lease_until }) => ({
      order,
      why: `the claim of ${quoted(actor)} ran out at ${lease_until}`,
      remedy: `autoloop release ${order}`,
    })),
    ...unreadableClaims.map(({ order, problem }) => ({
      order: visibleLine(order),
      why: `it cannot be read: ${problem}`,
      remedy: `autoloop release ${visibleLine(order)} --force`,
    })),
  ];
}

/** The claim that a ref holds, or why it holds none. */
export async function claimAt({
  order,
  id,
  content,
}: ClaimRef): Promise<{ ok: true; claim: Claim } | { ok: false; problem: string }> {
  if (id === null) return { ok: false, problem: 'the ref is torn' };
  if (content === null) return { ok: false, problem: 'it is no blob of the size of a claim' };
  // Most repositories have no claim, and the schema of one costs time.
  const { parseClaim } = await import('../../core/lifecycle/claim.js');
  return parseClaim(order, content);
}

/** Whether a run was cut off: it has not ended, nobody paused it, and no process carries it out. */
export async function isOrphaned(repository: Repository, run: string): Promise<boolean> {
  const { holderOf, projectRun } = await import('../../edges/journal/index.js');
  const { commonDir } = repository;
  const isOpen = async () => {
    const { ended, paused } = await projectRun(commonDir, run);
    return ended === null && paused === null;
  };
  // Asked again at last: it may have ended between the two looks.
  return (await isOpen()) && (await holderOf(commonDir, run)) === null && (await isOpen());
}
