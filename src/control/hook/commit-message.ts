/** `commit-msg`: the order a commit is for, and what its contract says of what is staged. */
import { resolve } from 'node:path';
import type { Policy } from '../../core/documents/policy.js';
import type { Finding } from '../../core/finding.js';
import { isExpired } from '../../core/lifecycle/claim.js';
import { type CheckResult, countBySeverity } from '../../core/render/findings/findings.js';
import { orderInMessage, orderOfBranch, orderTrailer } from '../../core/rules/trailer.js';
import { addTrailer, head, listClaims, messageIn, openRepository, type Repository } from '../../edges/git/index.js';
import { checkDocuments, checkSnapshot } from '../check/check.js';
import { claimAt } from '../check/live-facts.js';
import { isSwitchedOn } from '../hooks/names.js';
import { nameOfWorktree } from '../orders/claim-places.js';
import { again } from './again.js';
import { passed, type Verdict, verdictOf } from './verdict.js';

export interface MessageOptions {
  /** The file that holds the message; relative to `directory`. */
  file: string;
  /** Whether a person had it in an editor. */
  edited: boolean;
  environment: Readonly<Record<string, string | undefined>>;
  now: Date;
}

/**
 * A commit on the branch of an attempt, or in the work tree of a claim, gets the trailer of its order where it has none.
 * What is staged is held to the order that the trailer then names. A message that names no order was checked with
 * everything else before. Errors as `messageIn` and `checkSnapshot`.
 */
export async function checkMessage(
  directory: string,
  { file, edited, environment, now }: MessageOptions,
): Promise<Verdict> {
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
  if (atHand?.by === 'claim' && atHand.branch === config.integration_branch)
    return { ...passed, notes: [unheld(atHand)] };
  const missing = atHand?.order ?? null;
  if (missing !== null) await addTrailer(repo, path, orderTrailer, missing);
  const order = named ?? missing;
  const fresh = await unsaid(directory, result, config);
  const command = again(fresh, snapshot.workspace, { isKept: false, environment });
  const verdict = verdictOf([{ what: `what is staged for ${order}`, again: command, result: fresh }]);
  return missing === null ? verdict : { ...verdict, notes: [`${orderTrailer}: ${missing} was added to the message`] };
}

/** What `pre-commit`, which has let it pass, did not say a moment ago; errors in any case. */
async function unsaid(directory: string, result: CheckResult, config: Policy): Promise<CheckResult> {
  const isSaid = result.findings.some(({ severity }) => severity !== 'error') && isSwitchedOn('pre-commit', config);
  if (!isSaid) return result;
  const lineOf = ({ path, line, column, rule, message }: Finding) =>
    JSON.stringify([path, line, column, rule, message]);
  const { findings: before } = await checkDocuments(directory, { source: { of: 'index' } });
  const said = new Set(before.map(lineOf));
  const findings = result.findings.filter((one) => one.severity === 'error' || !said.has(lineOf(one)));
  return { ...result, findings, counts: countBySeverity(findings) };
}

const unheld = ({ order, branch }: AtHand): string =>
  `\`${order}\` is claimed here; commits on \`${branch}\` are not held to it: git switch -c ${order}`;

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
