/** What must hold before an order is closed; each refusal says what to do next, and nothing was written. */
import type { OrderDocument, ReviewDocument } from '../../core/documents/document.js';
import { isOfOrder, recordPaths } from '../../core/documents/paths.js';
import type { Policy } from '../../core/documents/policy.js';
import { AutoloopError } from '../../core/error.js';
import type { BadPlace, Checked } from '../../core/evidence/checked.js';
import type { CloseoutFacts } from '../../core/evidence/closeout.js';
import { checkDecision, checkRanking, checkTests } from '../../core/evidence/decision.js';
import { sha256 } from '../../core/evidence/record.js';
import { checkReports } from '../../core/evidence/reports.js';
import type { AttemptState, RunState } from '../../core/journal/state.js';
import { gateReason, gateRemedy, openGates } from '../../core/lifecycle/gates.js';
import { check } from '../../core/rules/check.js';
import type { Usable } from '../../core/rules/rule.js';
import { awaitsOutsideReview } from '../../core/rules/standing.js';
import { numberOf } from '../../core/rules/workspace.js';
import { changedInWorkTree, type Repository } from '../../edges/git/index.js';
import { signingSettings } from '../../edges/git/settings.js';
import { type Documents, mustAnswer, refuseIfBroken } from '../check/proposal.js';
import { checkChanges, checkCriteria } from './record-change.js';
import { checkCommits } from './record-commits.js';
import { checkRunPolicy } from './record-policy.js';
import { closeoutText, proposedRecord } from './write-record.js';

export function mustAccept(order: Usable<OrderDocument>, review: Usable<ReviewDocument> | undefined): asserts review {
  if (review?.data.decision === 'accept') return;
  const said = review ? `review ${numberOf(review)} says \`${review.data.decision}\`` : 'nobody reviewed it';
  throw new AutoloopError('refused', 'not-accepted', `\`${order.id}\` cannot be closed as accepted: ${said}`, {
    hint: `Decide first: autoloop review ${order.id} --decision accept --reason …; or close it with --result hold`,
  });
}

/** What only the user may decide, the user has decided in its favour, and what others were to review they did. */
export function mustBeAllowed({ workspace, facts }: Documents, order: Usable<OrderDocument>): void {
  const errors = check(workspace, facts).filter(({ severity }) => severity === 'error');
  const refused = new Set(errors.map(({ path }) => path));
  const [gate] = openGates(order.id, workspace, refused);
  if (gate !== undefined)
    throw new AutoloopError(
      'refused',
      'gate-open',
      `\`${order.id}\` cannot be closed as accepted: ${gateReason(gate, refused)}`,
      { hint: `${gateRemedy(gate, refused)}; or close it with --result needs-user-approval` },
    );
  if (awaitsOutsideReview(order, workspace))
    throw new AutoloopError(
      'refused',
      'review-gate-pending',
      `\`${order.id}\` cannot be closed as accepted: no approved gate tells of the review that its \`review_gate\` asks for`,
      { hint: `Write down what came of it: autoloop new gate <id> --order ${order.id}` },
    );
}

export async function mustBeCommitted(repo: Repository, order: Usable<OrderDocument>): Promise<void> {
  if ((await changedInWorkTree(repo, [order.path])).length === 0) return;
  throw new AutoloopError('refused', 'not-committed', `\`${order.path}\` has changes that are not committed`, {
    hint: `Commit or restore it first: git restore ${order.path}`,
  });
}

/** The attempt that the recorded review accepted, if the evidence still lets it. */
export function acceptedAttempt(
  run: RunState,
  order: Usable<OrderDocument>,
  review: Usable<ReviewDocument>,
): AttemptState {
  mustAnswer(run, order);
  if (run.review?.sha256 !== sha256(review.text))
    throw new AutoloopError(
      'refused',
      'review-changed',
      `\`${review.path}\` is not what was recorded in run ${run.started.run_id}: it was edited since`,
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
    `What \`${review.path}\` accepts is not an attempt that stands in run ${run.started.run_id}`,
    {
      hint: `See who stands: autoloop report ${order.id}`,
    },
  );
}

/** The key to sign with; null when no policy asks for signatures. The stricter of the run's policy and today's counts. */
export async function signingKey(repo: Repository, policies: readonly Policy['evidence'][]): Promise<string | null> {
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

/** Withdrawing and holding need not wait until everything is in order; accepting rests on everything. */
export async function mayBeWritten(
  repo: Repository,
  documents: Documents,
  facts: CloseoutFacts,
  signatures: number,
): Promise<void> {
  const { order, result } = facts;
  const { closeout, attestation } = recordPaths(order.id);
  const proposed = [{ path: closeout, text: closeoutText(facts) }, ...(facts.run ? [{ path: attestation }] : [])];
  const signed = { ...documents, facts: { ...documents.facts, signatures: new Map([[order.id, signatures]]) } };
  await refuseIfBroken(repo, signed, proposed, {
    what: `Closing \`${order.id}\` as \`${result}\``,
    concerns: (path) => path === closeout || (result === 'accepted' && isOfOrder(order.id, path)),
  });
}

/** Beside the rules, which can be silenced: what a verifier would refuse is not written in the first place. */
export async function mustHold(
  repo: Repository,
  facts: CloseoutFacts,
  { run, accepted, pinned }: { run: RunState; accepted: AttemptState; pinned: Uint8Array },
): Promise<void> {
  const { documents, files } = await proposedRecord(repo, facts);
  const must = <Value>(checked: Checked<Value>): Value => {
    if (checked.ok !== false) return checked.value;
    throw refuted(facts.order.id, checked);
  };
  must(checkReports(run, documents.reports, files));
  must(checkDecision(documents, run, files));
  const policy = must(await checkRunPolicy(repo, documents, run, pinned));
  must(await checkCommits(repo, documents, run, accepted));
  must(await checkChanges(repo, documents, run, policy));
  must(checkTests(documents, accepted, policy));
  must(checkRanking(documents, run, policy));
  must(await checkCriteria(repo, documents, accepted, policy));
}

function refuted(order: string, { bad, detail }: { bad: BadPlace; detail: string }): AutoloopError {
  const where = bad.line === undefined ? bad.path : `${bad.path}:${bad.line}`;
  return new AutoloopError(
    'refused',
    'evidence-refuted',
    `What was measured does not carry the acceptance: ${where}: ${detail}`,
    {
      hint: `See what was measured: autoloop report ${order}. Nothing was written.`,
    },
  );
}
