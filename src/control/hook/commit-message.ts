/** `commit-msg`: the order a commit is for, and what its contract says of what is staged. */
import { resolve } from 'node:path';
import { isExpired } from '../../core/lifecycle/claim.js';
import { orderInMessage, orderOfBranch, orderTrailer } from '../../core/rules/trailer.js';
import { addTrailer, head, listClaims, messageIn, openRepository, type Repository } from '../../edges/git/index.js';
import { checkSnapshot } from '../check.js';
import { nameOfWorktree } from '../claim-places.js';
import { isSwitchedOn } from '../hooks/names.js';
import { claimAt } from '../live-facts.js';
import { passed, type Verdict, verdictOf } from './verdict.js';

export interface MessageOptions {
  /** The file that holds the message; relative to `directory`. */
  file: string;
  /** Whether a person had it in an editor. */
  edited: boolean;
  now: Date;
}

/**
 * A commit on the branch of an attempt, or in the work tree of a claim, gets the trailer of its order where it has none.
 * What is staged is held to the order that the trailer then names. A message that names no order was checked with
 * everything else before. Errors as `messageIn` and `checkSnapshot`.
 */
export async function checkMessage(directory: string, { file, edited, now }: MessageOptions): Promise<Verdict> {
  const repo = await openRepository(directory);
  const path = resolve(directory, file);
  const message = await messageIn(repo, path, edited);
  const named = orderInMessage(message);
  // A message that is empty is how somebody gives a commit up.
  const atHand = named === null && message.trim() !== '' ? await orderAtHand(repo, now) : null;
  if (named === null && atHand === null) return passed;

  const whole = atHand === null ? message : `${message.trimEnd()}\n\n${orderTrailer}: ${atHand.order}\n`;
  const { snapshot, result } = await checkSnapshot(directory, { source: { of: 'index', message: whole } });
  const { config } = snapshot.workspace;
  if (!isSwitchedOn('commit-msg', config)) return passed;
  // What is committed where accepted work goes is not the work of a claim.
  if (atHand?.by === 'claim' && atHand.branch === config.integration_branch) return passed;
  const missing = atHand?.order ?? null;
  if (missing !== null) await addTrailer(repo, path, orderTrailer, missing);
  const order = named ?? missing;
  const verdict = verdictOf([{ what: `what is staged for ${order}`, again: 'autoloop check --staged', result }]);
  return missing === null ? verdict : { ...verdict, notes: [`${orderTrailer}: ${missing} was added to the message`] };
}

interface AtHand {
  order: string;
  by: 'branch' | 'claim';
  branch: string | null;
}

/** The order whose attempt the branch carries, or the one that is claimed in this work tree; null when that is none or several. */
async function orderAtHand(repo: Repository, now: Date): Promise<AtHand | null> {
  const { branch } = await head(repo);
  const ofBranch = orderOfBranch(branch);
  if (ofBranch !== null) return { order: ofBranch, by: 'branch', branch };
  const here = nameOfWorktree(repo.root);
  const read = await Promise.all((await listClaims(repo)).map(claimAt));
  const claims = read.flatMap((one) => (one.ok ? [one.claim] : []));
  const own = claims.filter((claim) => claim.worktree === here && !isExpired(claim, now));
  return own.length === 1 && own[0] ? { order: own[0].order, by: 'claim', branch } : null;
}
