/** The state of an order: derived from documents, claims and runs, never written. */
import type { OrderDocument } from '../documents/document.js';
import type { RunSummary } from '../journal/summary.js';
import { isUsable, type Usable } from '../rules/rule.js';
import { isCurrent, namedReports, usableReviews } from '../rules/standing.js';
import type { Workspace } from '../rules/workspace.js';
import { failuresOf, limitsOf } from './budget.js';
import { acceptingReview, decidingReview, isAccepted, isIntegrated, reviewsOfContract } from './decision.js';
import { type Claim, type Standing, standing } from './standing.js';

/** A run, and whether a living process carries it out; left out where nobody looked. */
export type KnownRun = RunSummary & { live?: boolean };

export interface Beside {
  claims?: readonly Claim[];
  /** Paths of documents with errors: they accept nothing. */
  refused?: ReadonlySet<string>;
  /** Accepted commits that are in HEAD already, so that nothing is left to apply. */
  merged?: ReadonlySet<string>;
}

interface Case {
  order: Usable<OrderDocument>;
  workspace: Workspace;
  /** Runs of this order on the contract as it stands, the oldest first. */
  runs: readonly KnownRun[];
  claims: readonly Claim[];
  refused: ReadonlySet<string>;
  merged: ReadonlySet<string>;
}

/**
 * Where `order` stands, why, and what may happen next. `runs` may hold those of other orders, in any order. The first of
 * these answers counts.
 */
export function deriveOrder(
  order: OrderDocument,
  workspace: Workspace,
  runs: readonly KnownRun[],
  { claims = [], refused = new Set(), merged = new Set() }: Beside = {},
): Standing {
  if (!isUsable(order))
    return standing('blocked', 'The order cannot be read as it is', [`autoloop check ${order.path}`]);
  const own = runs.filter((run) => run.order === order.id);
  const known: Case = {
    order,
    workspace,
    runs: own.filter((run) => run.order_digest === order.digest).sort(byStart),
    claims,
    refused,
    merged,
  };
  return (
    ended(known) ??
    running(own) ??
    pausedByCloseout(known) ??
    awaitingReview(known) ??
    decided(known) ??
    failed(known) ??
    claimed(known) ??
    waiting(known)
  );
}

const byStart = (a: RunSummary, b: RunSummary): number =>
  a.started_at < b.started_at || (a.started_at === b.started_at && a.run_id < b.run_id) ? -1 : 1;

function ended({ order, workspace, refused, merged }: Case): Standing | undefined {
  if (order.data.state === 'withdrawn') return standing('withdrawn', 'Its author withdrew it', []);
  const closeout = workspace.closeoutOf(order.id);
  if (closeout?.data?.result === 'withdrawn') return standing('withdrawn', 'It was closed as withdrawn', []);
  if (closeout?.data?.result !== 'accepted') return undefined;
  if (refused.has(closeout.path))
    return standing('held', 'Its closeout breaks the protocol', [`autoloop check ${closeout.path}`]);
  const how =
    closeout.data.provenance === 'backfill' ? 'Work done outside was recorded' : 'The work was accepted and recorded';
  const commit = closeout.data.accepted_commit;
  const isApplied = commit === undefined || merged.has(commit);
  return standing('closed', isApplied && commit !== undefined ? `${how}, and HEAD has it` : how, [
    `autoloop verify ${order.id}`,
    ...(isApplied ? [] : [`autoloop apply ${order.id}`]),
  ]);
}

function running(runs: readonly KnownRun[]): Standing | undefined {
  const run = runs.findLast(({ outcome }) => outcome === null);
  if (run === undefined) return undefined;
  const { run_id: id, phase } = run;
  if (run.paused)
    return standing('running', `Run \`${id}\` is paused: ${run.reason ?? 'no reason given'}`, [
      `autoloop resume ${id}`,
      `autoloop stop ${id}`,
    ]);
  if (run.live === false)
    return standing('running', `Run \`${id}\` was interrupted while ${phase}`, [
      `autoloop resume ${id}`,
      `autoloop stop ${id}`,
    ]);
  return standing('running', `Run \`${id}\` goes on: ${phase}`, [`autoloop inspect ${id}`, `autoloop stop ${id}`]);
}

function pausedByCloseout({ order, workspace }: Case): Standing | undefined {
  const result = workspace.closeoutOf(order.id)?.data?.result;
  const next = [`autoloop show ${order.id}`, review(order)];
  if (result === 'hold') return standing('held', 'It was closed as held', next);
  if (result === 'needs-user-approval') return standing('held', 'The user must approve it', next);
  if (result === 'blocked') return standing('blocked', 'It was closed as blocked', next);
  return undefined;
}

/** Work that came in after the latest review, or without one. */
function awaitingReview({ order, workspace, runs }: Case): Standing | undefined {
  const reviewed = usableReviews(order.id, workspace).flatMap((known) => namedReports(known, workspace));
  const reviewedRuns = new Set(reviewed.map(({ data }) => data.run));
  const isNew = (run: string | undefined) => run === undefined || !reviewedRuns.has(run);
  // Run ids begin with their time. What an earlier run left is not reviewed behind a later one.
  const isOvertaken = (run: string | undefined) =>
    run !== undefined && reviewed.some(({ data }) => data.run !== undefined && data.run >= run);
  const next = [`autoloop report ${order.id}`, review(order)];
  const run = runs.at(-1);
  if (run && isNew(run.run_id) && run.phase !== 'reviewed' && run.phase !== 'closed') {
    if (run.outcome === 'accepted-candidate')
      return standing('judged', `Run \`${run.run_id}\` found a candidate: attempt ${run.winner ?? 'unknown'}`, next);
    if (run.outcome === 'held')
      return standing('held', `Run \`${run.run_id}\` is held: ${run.reason ?? 'no reason given'}`, next);
  }
  const report = workspace
    .reportsOf(order.id)
    .filter(isUsable)
    .find(
      (known) =>
        isCurrent(known, workspace) &&
        !reviewed.includes(known) &&
        !isOvertaken(known.data.run) &&
        known.data.order_digest === order.digest,
    );
  // A report of a run that failed is that run's story, told by its outcome.
  if (report === undefined || (run !== undefined && report.data.run === run.run_id && report.data.result !== 'done'))
    return undefined;
  return standing('reported', `\`${report.id}\` awaits a review`, next);
}

function decided({ order, workspace, runs, refused }: Case): Standing | undefined {
  const deciding = decidingReview(order, workspace);
  if (deciding === undefined || hasNewerRun(deciding.data.reports, order, workspace, runs)) return undefined;
  const { decision, user_decision, reason } = deciding.data;
  const decide = [`autoloop show ${order.id}`, review(order)];
  switch (decision) {
    case 'accept': {
      if (acceptingReview(order, workspace, refused))
        return standing('accepted', `\`${deciding.id}\` accepts it`, [`autoloop close ${order.id}`]);
      if (refused.has(deciding.path))
        return standing('in-review', `\`${deciding.id}\` accepts it and breaks the protocol`, [
          `autoloop check ${deciding.path}`,
          ...decide,
        ]);
      const missing = isIntegrated(order, workspace)
        ? 'the coordinator has not'
        : 'what several lanes made was not reviewed together';
      return standing('in-review', `\`${deciding.id}\` accepts it, but ${missing}`, decide);
    }
    case 'hold':
      return standing('held', `Held by \`${deciding.id}\`: ${reason}`, decide);
    case 'ask-user':
      return user_decision === undefined
        ? standing('held', `\`${deciding.id}\` asks the user: ${reason}`, decide)
        : standing('in-review', `The user answered \`${deciding.id}\`: ${user_decision}`, decide);
    case 'integration-review':
      return standing('in-review', `\`${deciding.id}\` asks for an integration review`, decide);
    default:
      return afterFailure({ order, workspace, runs }, `\`${deciding.id}\` sent it back: ${reason}`);
  }
}

/** Whether a run that says something about the work began after the ones whose reports a review names. */
function hasNewerRun(
  names: readonly string[],
  order: OrderDocument,
  workspace: Workspace,
  runs: readonly KnownRun[],
): boolean {
  const reviewed = new Set(names.map((name) => workspace.report(order.id, name)?.data?.run));
  const telling = runs.filter(({ outcome }) => outcome !== 'environment-failed' && outcome !== 'interrupted');
  const latest = telling.at(-1);
  return latest !== undefined && telling.some(({ run_id }) => reviewed.has(run_id)) && !reviewed.has(latest.run_id);
}

function failed({ order, workspace, runs }: Case): Standing | undefined {
  const run = runs.at(-1);
  if (run?.outcome == null) return undefined;
  const why = run.reason === null ? '' : `: ${run.reason}`;
  const look = [`autoloop inspect ${run.run_id}`, `autoloop run ${order.id}`];
  switch (run.outcome) {
    case 'blocked':
      return standing('blocked', `Run \`${run.run_id}\` is blocked${why}`, look);
    case 'budget-exhausted':
      return standing('blocked', `Run \`${run.run_id}\` used up its budget${why}`, look);
    case 'no-candidate':
    case 'stalled':
    case 'agent-failed':
      return afterFailure({ order, workspace, runs }, `Run \`${run.run_id}\` ended as ${run.outcome}${why}`);
    default:
      return undefined;
  }
}

/** Back in the queue, until the order has failed too often. */
function afterFailure(
  { order, workspace, runs }: Pick<Case, 'order' | 'workspace' | 'runs'>,
  reason: string,
): Standing {
  const reviews = reviewsOfContract(order, workspace).map(({ data }) => data);
  const failures = failuresOf(reviews, runs);
  const limits = limitsOf(order.data, workspace.config);
  const look = [`autoloop show ${order.id}`, `autoloop report ${order.id}`];
  if (failures >= limits.iterations)
    return standing('blocked', `${reason}; its ${limits.iterations} iterations are used up`, look);
  if (failures >= limits.failures)
    return standing('escalated', `${reason}; a person must look after ${failures} failures`, look);
  return standing('rework', reason, [`autoloop run ${order.id}`]);
}

function claimed({ order, claims }: Case): Standing | undefined {
  const claim = claims.find((known) => known.order === order.id);
  return claim && standing('claimed', `Claimed by \`${claim.actor}\``, [`autoloop run ${order.id}`]);
}

function waiting({ order, workspace, runs, refused }: Case): Standing {
  if ((order.data.state ?? 'draft') === 'draft')
    return standing('draft', 'Its author has not set `state: ready`', [`autoloop check ${order.path}`]);
  if (refused.has(order.path))
    return standing('blocked', 'The order breaks the protocol', [`autoloop check ${order.path}`]);
  const pending = (order.data.depends_on ?? []).filter((id) => !isAccepted(id, workspace, refused));
  if (pending.length > 0)
    return standing(
      'blocked',
      `Waits for ${pending.map((id) => `\`${id}\``).join(', ')} to be accepted`,
      pending.map((id) => `autoloop show ${id}`),
    );
  const outcome = runs.at(-1)?.outcome;
  const again =
    outcome === 'interrupted' || outcome === 'environment-failed'
      ? `; run \`${runs.at(-1)?.run_id}\` ended as ${outcome}`
      : '';
  return standing('ready', `It may be carried out${again}`, [`autoloop run ${order.id}`]);
}

const review = ({ id }: OrderDocument): string => `autoloop review ${id} --decision … --reason …`;
