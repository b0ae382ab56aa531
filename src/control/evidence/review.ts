/** Records a review: a person's decision about what a run measured. What evidence refutes cannot be accepted. */
import { join } from 'node:path';
import type { OrderDocument } from '../../core/documents/document.js';
import { isOfOrder, reviewPath } from '../../core/documents/paths.js';
import type { Policy } from '../../core/documents/policy.js';
import { renderDocument } from '../../core/documents/render.js';
import type { CriterionVerdict, Review } from '../../core/documents/types.gen.js';
import { AutoloopError } from '../../core/error.js';
import { artifactsOf, criteriaVerdicts, manualCriteria } from '../../core/evidence/criteria.js';
import { sha256 } from '../../core/evidence/record.js';
import { checkReports } from '../../core/evidence/reports.js';
import type { AttemptState, RunState } from '../../core/journal/state.js';
import type { ReviewRecordedData } from '../../core/journal/types.gen.js';
import { nearest } from '../../core/nearest.js';
import { isUsable, type Usable } from '../../core/rules/rule.js';
import { endOf } from '../../core/rules/standing.js';
import { nameOf, numberOf, type Workspace } from '../../core/rules/workspace.js';
import { quoted } from '../../core/untrusted.js';
import { writeDocument } from '../../edges/files/index.js';
import { changedInWorkTree, identity, type Repository, readFilesAt } from '../../edges/git/index.js';
import { type Journal, openJournal } from '../../edges/journal/index.js';
import {
  type Documents,
  documentsOf,
  mustAnswer,
  mustHaveEnded,
  orderToDecide,
  refuseIfBroken,
} from '../check/proposal.js';
import { latestRun } from '../inspect/runs.js';

export interface ReviewOptions {
  decision: Review['decision'];
  reason: string;
  /** The run's winner when absent. */
  attempt?: number;
  /** Criteria left to a person that the reviewer looked at and found met. */
  met?: readonly string[];
  /** Who reviews; the Git identity when absent. */
  reviewer?: string;
  depth?: Review['depth'];
}

export interface RecordedReview {
  path: string;
  run: string;
  /** Null when no attempt was reviewed. */
  attempt: number | null;
  data: Review;
}

/**
 * Writes the next review of the order's newest run and records it in the run's journal. Nothing is written when it is refused.
 * @throws AutoloopError `refused`: `order-ended`, `run-not-ended`, `order-changed`, `no-winner`, `attempt-out`, `report-changed`, `rules-broken`, `criterion-unmet`; `usage`: `no-run`,
 * `unknown-order`, `unknown-attempt`, `unknown-criterion`, `criterion-measured`; `run-locked`; `no-identity`.
 */
export async function review(repo: Repository, orderId: string, options: ReviewOptions): Promise<RecordedReview> {
  const documents = await documentsOf(repo);
  const order = orderToDecide(documents, orderId);
  await mustBeOpen(repo, documents.workspace, order);
  const { started } = await latestRun(repo, orderId);
  const journal = await openJournal(repo.commonDir, started.run_id);
  try {
    return await decide({ repo, order, documents, journal, options });
  } finally {
    await journal.close();
  }
}

interface Decision {
  repo: Repository;
  order: Usable<OrderDocument>;
  documents: Documents;
  journal: Journal;
  options: ReviewOptions;
}

async function decide({ repo, order, documents, journal, options }: Decision): Promise<RecordedReview> {
  const run = journal.state;
  mustHaveEnded(run);
  mustAnswer(run, order);
  const attempt = attemptToReview(run, options);
  const reviewer = options.reviewer ?? (await identity(repo)).email;
  const policy = JSON.parse(Buffer.from(await journal.getBlob(run.started.policy.sha256)).toString('utf8')) as Policy;
  const data: Review = {
    work_order: order.id,
    order_digest: order.digest,
    kind: 'coordinator',
    depth: options.depth ?? 'fast',
    reviewer,
    reports: reportsToReview(documents.workspace, order.id, run, attempt),
    reviewed_commit: attempt?.imported?.commit ?? run.started.base_commit,
    decision: options.decision,
    reason: options.reason,
    criteria: await verdicts(repo, order, {
      run,
      attempt,
      repeats: policy.judge.repeats,
      reviewer,
      met: options.met ?? [],
    }),
    findings: [],
  };
  const text = renderDocument(data, `\n${options.reason.trim()}\n`);
  const path = reviewPath(order.id, nextNumber(documents.workspace, order.id, run, text));
  await refuseIfBroken(repo, documents, [{ path, text }], {
    what: `Recording \`${options.decision}\` as ${quoted(reviewer)}${options.reviewer === undefined ? ' (git user.email)' : ''}`,
    // Only accepting rests on everything else: work must stay rejectable because its report breaks a rule.
    concerns: (found) => found === path || (options.decision === 'accept' && isOfOrder(order.id, found)),
  });
  if (options.decision === 'accept') {
    mustBeAsWritten(documents, run, data);
    mustBeMet(data.criteria);
  }
  await writeDocument(join(repo.root, path), text);
  const recorded: ReviewRecordedData = {
    path,
    sha256: sha256(text),
    decision: options.decision,
    reviewer,
    attempt: attempt?.attempt ?? null,
  };
  await journal.append('review.recorded', recorded);
  return { path, run: run.started.run_id, attempt: recorded.attempt, data };
}

/** A review after the end would decide nothing, and its being there would make the record one that breaks the protocol. */
async function mustBeOpen(repo: Repository, workspace: Workspace, { id, data }: Usable<OrderDocument>): Promise<void> {
  const end = endOf(id, workspace);
  if (end === undefined && data.state !== 'withdrawn') return;
  const isPending = end !== undefined && (await changedInWorkTree(repo, [end.path])).length > 0;
  const finality = isPending ? 'and its record is not committed yet' : 'which is for good';
  const how = end === undefined ? 'was withdrawn by its author' : `was closed as \`${end.data.result}\`, ${finality}`;
  throw new AutoloopError('refused', 'order-ended', `\`${id}\` ${how}`, {
    hint: isPending
      ? `Commit it: autoloop close ${id} --result ${end.data.result}; or, to decide anew, remove ${end.path} first.`
      : 'Write a new order for what is still to be done.',
  });
}

/** Who edits a report and accepts on it would have its words pass for measurements. Refusing the work needs no such proof. */
function mustBeAsWritten({ files, workspace }: Documents, run: RunState, { work_order, reports }: Review): void {
  const bytes = new Map(files.map((file) => [file.path, file.bytes ?? new Uint8Array()]));
  const named = reports.map((name) => workspace.report(work_order, name)).filter(isUsable);
  const checked = checkReports(run, named, bytes);
  if (checked.ok !== false) return;
  throw new AutoloopError('refused', 'report-changed', `\`${checked.bad.path}\`: ${checked.detail}`, {
    hint: `Put it back as run ${run.started.run_id} wrote it; what you have to say belongs into the review.`,
  });
}

/** Beside the rule that says so: a rule can be silenced, and evidence cannot. */
function mustBeMet(criteria: readonly CriterionVerdict[]): void {
  const open = criteria.filter(({ verdict }) => verdict !== 'met');
  if (open.length === 0) return;
  const why = open.map(({ id, verdict, evidence }) => `\`${id}\` is ${verdict}: ${evidence}`).join('; ');
  throw new AutoloopError('refused', 'criterion-unmet', `Not every criterion is met: ${why}`, {
    hint: 'Decide otherwise than `accept`; what is left to a person is called met with --met.',
  });
}

function attemptToReview(run: RunState, { decision, attempt: wanted }: ReviewOptions): AttemptState | null {
  const winner = run.ranking?.winner ?? null;
  const number = wanted ?? winner;
  if (number === null) {
    if (decision !== 'accept') return null;
    throw new AutoloopError(
      'refused',
      'no-winner',
      `Run ${run.started.run_id} has no attempt that proved itself: ${run.ranking?.reason ?? run.ended?.reason ?? ''}`,
      {
        hint: 'Decide `hold`, `follow-up` or `reject`; or name an attempt that stands with --attempt.',
      },
    );
  }
  const attempt = run.attempts.find((one) => one.attempt === number);
  if (!attempt)
    throw new AutoloopError('usage', 'unknown-attempt', `Run ${run.started.run_id} has no attempt ${number}`, {
      hint: `It has: ${run.attempts.map((one) => one.attempt).join(', ')}`,
    });
  if (decision === 'accept' && attempt.score?.standing !== 'candidate') {
    const reasons = attempt.score?.reasons ?? ['it was not judged'];
    throw new AutoloopError(
      'refused',
      'attempt-out',
      `Attempt ${number} cannot be accepted; the evidence speaks against it: ${reasons.join('; ')}`,
      {
        hint: winner === null ? 'Decide otherwise than `accept`.' : `Attempt ${winner} is the one that proved itself.`,
      },
    );
  }
  return attempt;
}

/** The accepted attempt's report beside those of owner lanes; all of the run's where no attempt is decided on. */
function reportsToReview(workspace: Workspace, order: string, run: RunState, attempt: AttemptState | null): string[] {
  const reports = workspace.reportsOf(order).filter(isUsable);
  const covered = reports.filter(({ data }) => {
    if (data.run === undefined) return data.order_digest === run.started.order_digest;
    return data.run === run.started.run_id && (attempt === null || data.attempt === attempt.attempt);
  });
  return covered.map(({ id }) => nameOf(id));
}

async function verdicts(
  repo: Repository,
  order: Usable<OrderDocument>,
  facts: { run: RunState; attempt: AttemptState | null; repeats: number; reviewer: string; met: readonly string[] },
): Promise<CriterionVerdict[]> {
  const manual = manualCriteria(order.data);
  for (const id of facts.met) if (!manual.includes(id)) throw notLeftToAPerson(id, order, manual);
  const { attempt } = facts;
  if (!attempt) return [];
  const commit = attempt.imported?.commit;
  const files = commit ? await readFilesAt(repo, commit, artifactsOf(order.data)) : new Map<string, Uint8Array>();
  return criteriaVerdicts(order.data, { ...facts, attempt, fileOf: (path) => files.get(path) });
}

function notLeftToAPerson(id: string, order: Usable<OrderDocument>, manual: readonly string[]): AutoloopError {
  const known = (order.data.acceptance_criteria ?? []).map((criterion) => criterion.id);
  if (known.includes(id))
    return new AutoloopError(
      'usage',
      'criterion-measured',
      `Criterion \`${id}\` is proved by measurement, not by anyone's word`,
      {
        hint:
          manual.length > 0
            ? `Left to a person: ${manual.join(', ')}`
            : 'No criterion of this order is left to a person.',
      },
    );
  const close = nearest(id, known);
  return new AutoloopError('usage', 'unknown-criterion', `\`${order.id}\` has no criterion \`${id}\``, {
    hint: close ? `Did you mean \`${close}\`?` : `It has: ${known.join(', ') || 'none'}`,
  });
}

/** The next number; the last again when a crash left exactly this review without its event. */
function nextNumber(workspace: Workspace, order: string, run: RunState, text: string): number {
  const last = workspace.reviewsOf(order).at(-1);
  if (!last) return 1;
  const isUnrecorded = run.review?.path !== last.path && last.text === text;
  return numberOf(last) + (isUnrecorded ? 0 : 1);
}
