/** Closes an order: writes its evidence record and commits it. Cut off anywhere, closing again finishes it. */
import { join } from 'node:path';
import {
  type CloseoutDocument,
  type OrderDocument,
  parseDocument,
  type ReviewDocument,
} from '../core/documents/document.js';
import type { Policy } from '../core/documents/policy.js';
import type { Closeout } from '../core/documents/types.gen.js';
import { AutoloopError } from '../core/error.js';
import type { CloseoutFacts } from '../core/evidence/closeout.js';
import { checkDecision, checkRanking, checkTests } from '../core/evidence/decision.js';
import { recordPaths, sha256 } from '../core/evidence/record.js';
import type { AttemptState, RunState } from '../core/journal/state.js';
import { isUsable, type Usable } from '../core/rules/rule.js';
import { numberOf } from '../core/rules/workspace.js';
import { writeDocument } from '../edges/files/index.js';
import { historyOf } from '../edges/git/file-history.js';
import { changedInWorkTree, commitPaths, head, type Repository, readFileAt } from '../edges/git/index.js';
import { signingSettings } from '../edges/git/settings.js';
import { type Journal, openJournal } from '../edges/journal/index.js';
import { isOfOrder, orderToDecide, refuseIfBroken, type Standing, standingOf } from './proposal.js';
import { checkCommits } from './record-commits.js';
import { knownRuns, readRun } from './runs.js';
import { closeoutText, proposedRecord, writeRecord } from './write-record.js';

export interface CloseOptions {
  /** Default `accepted`, which needs a recorded review that accepts. */
  result?: Closeout['result'];
  /** Why, where no review says so. */
  reason?: string;
  /** Default true: commit the record, with the order's reports and reviews that are not committed yet. */
  commit?: boolean;
}

export type Closed =
  /** `path` is the closeout's; `commit` is null when committing was not wanted; `signedBy` is the fingerprint of the key, null when nobody signed. */
  | { how: 'closed'; result: Closeout['result']; path: string; commit: string | null; signedBy: string | null }
  | { how: 'already-closed'; result: Closeout['result']; path: string; commit: string };

/**
 * Closes the order. Nothing is written when it is refused.
 * @throws AutoloopError `refused`: `not-accepted`, `review-unrecorded`, `review-changed`, `attempt-out`, `order-changed`, `not-committed`,
 * `closed-otherwise`, `record-changed`, `no-signing-key`, `rules-broken`, `evidence-refuted`; `usage`: `unknown-order`; `run-locked`; those of committing and signing.
 */
export async function close(repo: Repository, orderId: string, options: CloseOptions = {}): Promise<Closed> {
  const standing = await standingOf(repo);
  const order = orderToDecide(standing, orderId);
  const result = options.result ?? 'accepted';
  const committed = await committedCloseout(repo, order);
  if (committed && isForGood(committed.data.result)) return alreadyClosed(repo, order, committed, result);
  await mustBeCommitted(repo, order);
  const review = standing.workspace.reviewsOf(order.id).filter(isUsable).at(-1);
  if (result === 'accepted') mustAccept(order, review);
  const runId = await runToClose(repo, order, review, result);
  if (runId === undefined) return closeWithoutRun(repo, standing, { order, result, review }, options);
  const journal = await openJournal(repo.commonDir, runId);
  try {
    if (committed?.data.result === result && committed.data.journal_head === journal.state.head.hash)
      return await alreadyClosed(repo, order, committed, result);
    return await closeRun(repo, standing, journal, { order, result, review }, options);
  } finally {
    await journal.close();
  }
}

interface Wanted {
  order: Usable<OrderDocument>;
  result: Closeout['result'];
  /** The latest of the order. */
  review: Usable<ReviewDocument> | undefined;
}

async function closeRun(
  repo: Repository,
  standing: Standing,
  journal: Journal,
  wanted: Wanted,
  options: CloseOptions,
): Promise<Closed> {
  const { order, result, review } = wanted;
  const run = journal.state;
  const accepted = result === 'accepted' && review ? acceptedAttempt(run, order, review) : null;
  const facts = { ...factsOf(wanted, options), accepted, evidenceLevel: levelOf(standing, wanted, accepted) };
  const pinned = JSON.parse(Buffer.from(await journal.getBlob(run.started.policy.sha256)).toString('utf8')) as Policy;
  const key = await signingKey(repo, [pinned.evidence, standing.workspace.config.evidence]);
  await mayBeWritten(repo, standing, { ...facts, run }, key === null ? 0 : 1);
  if (accepted) await mustHold(repo, { ...facts, run }, { run, accepted, policy: pinned });
  const { paths, signedBy } = await writeRecord(repo, journal, facts, key);
  return {
    how: 'closed',
    result,
    path: recordPaths(order.id).closeout,
    signedBy,
    commit: await commitRecord(repo, wanted, paths, options),
  };
}

/** There is nothing to attest: the closeout alone says that the order ended without work. */
async function closeWithoutRun(
  repo: Repository,
  standing: Standing,
  wanted: Wanted,
  options: CloseOptions,
): Promise<Closed> {
  const { order, result } = wanted;
  const facts = {
    ...factsOf(wanted, options),
    run: null,
    accepted: null,
    evidenceLevel: levelOf(standing, wanted, null),
  };
  await mayBeWritten(repo, standing, facts, 0);
  const { closeout } = recordPaths(order.id);
  await writeDocument(join(repo.root, closeout), closeoutText(facts));
  return {
    how: 'closed',
    result,
    path: closeout,
    signedBy: null,
    commit: await commitRecord(repo, wanted, [closeout], options),
  };
}

const factsOf = ({ order, result, review }: Wanted, { reason }: CloseOptions) => ({
  order,
  result,
  review: review ? { number: numberOf(review), document: review } : null,
  reason,
});

/** Withdrawing and holding need not wait until everything is in order; accepting rests on everything. */
async function mayBeWritten(
  repo: Repository,
  standing: Standing,
  facts: CloseoutFacts,
  signatures: number,
): Promise<void> {
  const { order, result } = facts;
  const { closeout, attestation } = recordPaths(order.id);
  const proposed = [{ path: closeout, text: closeoutText(facts) }, ...(facts.run ? [{ path: attestation }] : [])];
  const signed = { ...standing, facts: { ...standing.facts, signatures: new Map([[order.id, signatures]]) } };
  await refuseIfBroken(repo, signed, proposed, {
    what: `Closing \`${order.id}\` as \`${result}\``,
    concerns: (path) => path === closeout || (result === 'accepted' && isOfOrder(order.id, path)),
  });
}

/** Beside the rules, which can be silenced: what a verifier would refuse is not written in the first place. */
async function mustHold(
  repo: Repository,
  facts: CloseoutFacts,
  { run, accepted, policy }: { run: RunState; accepted: AttemptState; policy: Policy },
): Promise<void> {
  const { documents, files } = await proposedRecord(repo, facts);
  const checks = [
    checkDecision(documents, run, files),
    checkTests(documents, run, accepted, policy),
    checkRanking(documents, run, policy),
    await checkCommits(repo, documents, run, accepted),
  ];
  for (const checked of checks) {
    if (checked.ok !== false) continue;
    const { path, line } = checked.bad;
    const where = line === undefined ? path : `${path}:${line}`;
    throw new AutoloopError(
      'refused',
      'evidence-refuted',
      `What was measured does not carry the acceptance: ${where}: ${checked.detail}`,
      {
        hint: `See what was measured: autoloop report ${facts.order.id}. Nothing was written.`,
      },
    );
  }
}

async function commitRecord(
  repo: Repository,
  { order, result }: Wanted,
  record: string[],
  { commit }: CloseOptions,
): Promise<string | null> {
  if (commit === false) return null;
  const { files } = await standingOf(repo);
  const around = files.map(({ path }) => path).filter((path) => isOfOrder(order.id, path) && path !== order.path);
  const paths = [...new Set([...record, ...(await changedInWorkTree(repo, around))])].sort();
  return commitPaths(repo, {
    paths,
    message: `Close ${order.id}: ${result}\n\nWork-Order: ${order.id}\nOrder-Digest: ${order.digest}\n`,
  });
}

function mustAccept(order: Usable<OrderDocument>, review: Usable<ReviewDocument> | undefined): asserts review {
  if (review?.data.decision === 'accept') return;
  const said = review ? `review ${numberOf(review)} says \`${review.data.decision}\`` : 'nobody reviewed it';
  throw new AutoloopError('refused', 'not-accepted', `\`${order.id}\` cannot be closed as accepted: ${said}`, {
    hint: `Decide first: autoloop review ${order.id} --decision accept --reason …; or close it with --result hold`,
  });
}

/** The run that recorded the latest review. Without that, only what accepts nothing may be closed: for the newest run, if any. */
async function runToClose(
  repo: Repository,
  order: Usable<OrderDocument>,
  review: Usable<ReviewDocument> | undefined,
  result: Closeout['result'],
): Promise<string | undefined> {
  const ids = (await knownRuns(repo, order.id)).map((run) => run.run_id).reverse();
  for (const id of review ? ids : []) if ((await readRun(repo, id)).review?.path === review?.path) return id;
  if (result !== 'accepted') return ids[0];
  throw new AutoloopError(
    'refused',
    'review-unrecorded',
    `No run in this repository records \`${review?.path}\`, so nothing measured backs it`,
    {
      hint: `Let it be recorded: autoloop review ${order.id} --decision accept --reason …`,
    },
  );
}

/** The attempt that the recorded review accepted, if the evidence still lets it. */
function acceptedAttempt(run: RunState, order: Usable<OrderDocument>, review: Usable<ReviewDocument>): AttemptState {
  const { run_id, order_digest } = run.started;
  if (order_digest !== order.digest)
    throw new AutoloopError(
      'refused',
      'order-changed',
      `\`${order.path}\` changed after run ${run_id}, which answered the contract ${order_digest}`,
      {
        hint: `Run the order as it stands: autoloop run ${order.id}`,
      },
    );
  if (run.review?.sha256 !== sha256(review.text))
    throw new AutoloopError(
      'refused',
      'review-changed',
      `\`${review.path}\` is not what was recorded in run ${run_id}: it was edited since`,
      {
        hint: `Review again: autoloop review ${order.id} --decision accept --reason …`,
      },
    );
  const attempt = run.attempts.find((one) => one.attempt === run.review?.attempt);
  if (attempt?.score?.standing === 'candidate' && attempt.imported?.commit === review.data.reviewed_commit)
    return attempt;
  throw new AutoloopError(
    'refused',
    'attempt-out',
    `What \`${review.path}\` accepts is not an attempt that stands in run ${run_id}`,
    {
      hint: `See who stands: autoloop report ${order.id}`,
    },
  );
}

const levelOf = (
  { workspace }: Standing,
  { order, review }: Wanted,
  accepted: AttemptState | null,
): Closeout['evidence_level'] => {
  const reports = (review?.data.reports ?? []).map((name) => workspace.report(order.id, name)).filter(isUsable);
  const own = reports.find(({ data }) => accepted !== null && data.attempt === accepted.attempt);
  return own?.data.evidence_level ?? 'not-applicable';
};

/** The key to sign with; null when no policy asks for signatures. The stricter of the run's policy and today's counts. */
async function signingKey(repo: Repository, policies: readonly Policy['evidence'][]): Promise<string | null> {
  if (!policies.some(({ sign, require_signed }) => sign === 'ssh' || require_signed)) return null;
  const { key } = await signingSettings(repo);
  if (key !== undefined) return key;
  throw new AutoloopError(
    'refused',
    'no-signing-key',
    'The evidence is to be signed, and Git has not been told with which SSH key',
    {
      hint: 'git config gpg.format ssh && git config user.signingKey ~/.ssh/id_ed25519.pub',
    },
  );
}

async function mustBeCommitted(repo: Repository, order: Usable<OrderDocument>): Promise<void> {
  if ((await changedInWorkTree(repo, [order.path])).length === 0) return;
  throw new AutoloopError('refused', 'not-committed', `\`${order.path}\` has changes that are not committed`, {
    hint: `Commit or restore it first: git restore ${order.path}`,
  });
}

async function committedCloseout(
  repo: Repository,
  order: Usable<OrderDocument>,
): Promise<Usable<CloseoutDocument> | undefined> {
  const { closeout } = recordPaths(order.id);
  if ((await head(repo)).commit === null) return undefined;
  const bytes = await readFileAt(repo, 'HEAD', closeout);
  const document = bytes === null ? undefined : (parseDocument(closeout, bytes) as CloseoutDocument);
  return isUsable(document) ? document : undefined;
}

const isForGood = (result: Closeout['result']): boolean => result === 'accepted' || result === 'withdrawn';

async function alreadyClosed(
  repo: Repository,
  order: Usable<OrderDocument>,
  { path, data }: Usable<CloseoutDocument>,
  wanted: Closeout['result'],
): Promise<Closed> {
  if (data.result !== wanted)
    throw new AutoloopError(
      'refused',
      'closed-otherwise',
      `\`${order.id}\` was closed as \`${data.result}\`, which is for good`,
      {
        hint: 'Write a new order for what is still to be done.',
      },
    );
  const changed = await changedInWorkTree(repo, Object.values(recordPaths(order.id)));
  if (data.run !== undefined && changed.length > 0)
    throw new AutoloopError(
      'refused',
      'record-changed',
      `\`${order.id}\` is closed, and its record was changed since: ${changed.join(', ')}`,
      {
        hint: `See what is wrong: autoloop verify ${order.id}; put it back: git restore ${changed.join(' ')}`,
      },
    );
  return { how: 'already-closed', result: data.result, path, commit: (await historyOf(repo, path)).at(-1) ?? '' };
}
