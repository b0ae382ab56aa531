/** Closes an order: writes its evidence record and commits it. Cut off anywhere, closing again finishes it. */
import { join } from 'node:path';
import {
  type CloseoutDocument,
  type OrderDocument,
  parseDocument,
  type ReviewDocument,
} from '../../core/documents/document.js';
import { gatePath, isOfOrder, recordPaths } from '../../core/documents/paths.js';
import type { Policy } from '../../core/documents/policy.js';
import type { Closeout } from '../../core/documents/types.gen.js';
import { AutoloopError } from '../../core/error.js';
import type { AttemptState } from '../../core/journal/state.js';
import { isUsable, type Usable } from '../../core/rules/rule.js';
import { numberOf } from '../../core/rules/workspace.js';
import { listFiles, writeDocument } from '../../edges/files/index.js';
import { historyOf } from '../../edges/git/file-history.js';
import {
  branches,
  changedInWorkTree,
  commitPaths,
  head,
  pinAccepted,
  type Repository,
  readFileAt,
} from '../../edges/git/index.js';
import { type Journal, openJournal } from '../../edges/journal/index.js';
import { type Documents, documentsOf, mustHaveEnded, orderToDecide } from '../check/proposal.js';
import { knownRuns, readRun } from '../inspect/runs.js';
import {
  acceptedAttempt,
  mayBeWritten,
  mustAccept,
  mustBeAllowed,
  mustBeCommitted,
  mustHold,
  signingKey,
} from './may-close.js';
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
  | {
      how: 'closed';
      result: Closeout['result'];
      path: string;
      commit: string | null;
      signedBy: string | null;
      /** The branch that is checked out; null where HEAD is detached, so that no branch holds the commit. */
      branch: string | null;
      /** A branch of the order that ends at the accepted commit; null when there is none. Verifying a clone needs what is on it. */
      acceptedBranch: string | null;
    }
  | { how: 'already-closed'; result: Closeout['result']; path: string; commit: string };

/**
 * Closes the order. Nothing is written when it is refused.
 * @throws AutoloopError `refused`: `not-accepted`, `gate-open`, `review-gate-pending`, `run-not-ended`, `review-unrecorded`, `review-changed`, `attempt-out`, `order-changed`, `not-committed`,
 * `closed-otherwise`, `record-changed`, `no-signing-key`, `rules-broken`, `evidence-refuted`; `usage`: `unknown-order`; `run-locked`; those of committing and signing.
 */
export async function close(repo: Repository, orderId: string, options: CloseOptions = {}): Promise<Closed> {
  const documents = await documentsOf(repo);
  const order = orderToDecide(documents, orderId);
  const result = options.result ?? 'accepted';
  const committed = await committedCloseout(repo, order);
  if (committed && isForGood(committed.data.result)) return alreadyClosed(repo, order, committed, result);
  await mustBeCommitted(repo, order);
  const review = reviewToCloseOn(documents, order, result);
  if (result === 'accepted') mustBeAllowed(documents, order);
  const runId = await runToClose(repo, order, review, result);
  if (runId === undefined) return closeWithoutRun(repo, documents, { order, result, review }, options);
  const journal = await openJournal(repo.commonDir, runId);
  try {
    if (committed?.data.result === result && committed.data.journal_head === journal.state.head.hash)
      return await alreadyClosed(repo, order, committed, result);
    return await closeRun(repo, documents, journal, { order, result, review }, options);
  } finally {
    await journal.close();
  }
}

interface Wanted {
  order: Usable<OrderDocument>;
  result: Closeout['result'];
  review: Usable<ReviewDocument> | undefined;
}

async function closeRun(
  repo: Repository,
  documents: Documents,
  journal: Journal,
  wanted: Wanted,
  options: CloseOptions,
): Promise<Closed> {
  const { order, result, review } = wanted;
  const run = journal.state;
  mustHaveEnded(run);
  const accepted = result === 'accepted' && review ? acceptedAttempt(run, order, review) : null;
  const facts = {
    ...factsOf(documents, wanted, options),
    accepted,
    evidenceLevel: levelOf(documents, wanted, accepted),
  };
  const pinned = await journal.getBlob(run.started.policy.sha256);
  const policy = JSON.parse(Buffer.from(pinned).toString('utf8')) as Policy;
  const key = await signingKey(repo, [policy.evidence, documents.workspace.config.evidence]);
  await mayBeWritten(repo, documents, { ...facts, run }, key === null ? 0 : 1);
  if (accepted) await mustHold(repo, { ...facts, run }, { run, accepted, pinned });
  else await proposedRecord(repo, { ...facts, run });
  if (accepted?.imported) await pinAccepted(repo, order.id, accepted.imported.commit);
  const { paths, signedBy } = await writeRecord(repo, journal, facts, key);
  return {
    how: 'closed',
    result,
    path: recordPaths(order.id).closeout,
    signedBy,
    commit: await commitRecord(repo, wanted, { record: paths, gates: facts.gates }, options),
    branch: (await head(repo)).branch,
    acceptedBranch: accepted?.imported ? await branchAt(repo, order.id, accepted.imported.commit) : null,
  };
}

async function branchAt(repo: Repository, order: string, commit: string): Promise<string | null> {
  const own = await branches(repo, `autoloop/${order}`);
  return own.find((branch) => branch.commit === commit)?.name ?? null;
}

/** There is nothing to attest: the closeout alone says that the order ended without work. */
async function closeWithoutRun(
  repo: Repository,
  documents: Documents,
  wanted: Wanted,
  options: CloseOptions,
): Promise<Closed> {
  const { order, result } = wanted;
  const facts = {
    ...factsOf(documents, wanted, options),
    run: null,
    accepted: null,
    evidenceLevel: levelOf(documents, wanted, null),
  };
  await mayBeWritten(repo, documents, facts, 0);
  const { closeout } = recordPaths(order.id);
  await writeDocument(join(repo.root, closeout), closeoutText(facts));
  return {
    how: 'closed',
    result,
    path: closeout,
    signedBy: null,
    commit: await commitRecord(repo, wanted, { record: [closeout], gates: facts.gates }, options),
    branch: (await head(repo)).branch,
    acceptedBranch: null,
  };
}

const factsOf = ({ workspace }: Documents, { order, result, review }: Wanted, { reason }: CloseOptions) => ({
  order,
  result,
  review: review ? { number: numberOf(review), document: review } : null,
  gates: workspace
    .gatesOf(order.id)
    .filter((gate) => isUsable(gate) && gate.data.user_decision !== 'pending')
    .map(({ id }) => id),
  reason,
});

async function commitRecord(
  repo: Repository,
  { order, result }: Wanted,
  { record, gates }: { record: string[]; gates: readonly string[] },
  { commit }: CloseOptions,
): Promise<string | null> {
  if (commit === false) return null;
  const files = await listFiles(repo.root, '.autoloop');
  // What the closeout names must be in the history that it is read from.
  const decided = new Set(gates.map(gatePath));
  const around = files.filter((path) => (isOfOrder(order.id, path) && path !== order.path) || decided.has(path));
  const paths = [...new Set([...record, ...(await changedInWorkTree(repo, around))])].sort();
  return commitPaths(repo, {
    paths,
    message: `Close ${order.id}: ${result}\n\nWork-Order: ${order.id}\nOrder-Digest: ${order.digest}\n`,
  });
}

/** The latest review. Where nothing is accepted, it may be missing, and one of another contract is passed over. */
function reviewToCloseOn(
  { workspace }: Documents,
  order: Usable<OrderDocument>,
  result: Closeout['result'],
): Usable<ReviewDocument> | undefined {
  const reviews = workspace.reviewsOf(order.id).filter(isUsable);
  if (result !== 'accepted') return reviews.findLast(({ data }) => data.order_digest === order.digest);
  const last = reviews.at(-1);
  // That the parts fit together is what the order's acceptance rests on, not the acceptance itself.
  const fits = last?.data.kind === 'integration' && last.data.decision === 'accept';
  const deciding = fits ? (reviews.findLast(({ data }) => data.kind === 'coordinator') ?? last) : last;
  mustAccept(order, deciding);
  return deciding;
}

/** The run that recorded the review. Without that, only what accepts nothing may be closed: for the newest run of the contract, if any. */
async function runToClose(
  repo: Repository,
  order: Usable<OrderDocument>,
  review: Usable<ReviewDocument> | undefined,
  result: Closeout['result'],
): Promise<string | undefined> {
  const runs = (await knownRuns(repo, order.id)).reverse();
  for (const { run_id } of review ? runs : [])
    if ((await readRun(repo, run_id)).review?.path === review?.path) return run_id;
  if (result !== 'accepted') return runs.find((run) => run.order_digest === order.digest)?.run_id;
  throw new AutoloopError(
    'refused',
    'review-unrecorded',
    `No run in this repository records \`${review?.path}\`, so nothing measured backs it`,
    {
      hint: `Let it be recorded: autoloop review ${order.id} --decision accept --reason …`,
    },
  );
}

const levelOf = (
  { workspace }: Documents,
  { order, review }: Wanted,
  accepted: AttemptState | null,
): Closeout['evidence_level'] => {
  const reports = (review?.data.reports ?? []).map((name) => workspace.report(order.id, name)).filter(isUsable);
  const own = reports.find(({ data }) => accepted !== null && data.attempt === accepted.attempt);
  return own?.data.evidence_level ?? 'not-applicable';
};

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
