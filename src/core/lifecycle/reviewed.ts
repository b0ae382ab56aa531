/** What was made of an order, and what was said of it: the states between its runs and its end. */
import type { OrderDocument, ReportDocument, ReviewDocument } from '../documents/document.js';
import { isUsable, type Usable } from '../rules/rule.js';
import { awaitsOutsideReview, isCurrent, namedReports, usableReviews } from '../rules/standing.js';
import { numberOf, type Workspace } from '../rules/workspace.js';
import { failuresOf, limitsOf } from './budget.js';
import { type Case, type KnownRun, resultOf, reviewOf, runOf, takingUp } from './case.js';
import { acceptingReview, decidingReview, isIntegrated, reviewsOfContract } from './decision.js';
import { type Standing, standing, type Wait } from './standing.js';

/** What was closed for the time being. */
export function pausedByCloseout({ order, workspace, runs }: Case): Standing | undefined {
  const closeout = workspace.closeoutOf(order.id);
  const next = [`autoloop show ${order.id}`, reviewOf({ order, runs })];
  const wait = (what_to_do: string): Wait[] => [{ kind: 'closeout', id: order.id, what_to_do }];
  switch (closeout?.data?.result) {
    case 'hold':
      return standing('held', 'It was closed as held', next, wait('Settle what holds it, and review it again'));
    case 'needs-user-approval':
      return standing('held', 'The user must approve it', next, wait('Ask the user, and close it with the answer'));
    case 'blocked':
      return standing('blocked', 'It was closed as blocked', next, wait('Remove what blocks it, and review it again'));
    default:
      return undefined;
  }
}

/** Work that came in after the latest review, or without one. */
export function awaitingReview({ order, workspace, runs }: Case): Standing | undefined {
  const reviewed = usableReviews(order.id, workspace).flatMap((known) => namedReports(known, workspace));
  const reviewedRuns = new Set(reviewed.map(({ data }) => data.run));
  const isNew = (run: string | undefined) => run === undefined || !reviewedRuns.has(run);
  // Run ids begin with their time. What an earlier run left is not reviewed behind a later one.
  const isOvertaken = (run: string | undefined) =>
    run !== undefined && reviewed.some(({ data }) => data.run !== undefined && data.run >= run);
  const next = [resultOf({ order, runs }), reviewOf({ order, runs })];
  const run = runs.at(-1);
  if (run && isNew(run.run_id) && run.phase !== 'reviewed' && run.phase !== 'closed') {
    if (run.outcome === 'accepted-candidate')
      return standing('judged', `Run \`${run.run_id}\` found a candidate: attempt ${run.winner ?? 'unknown'}`, next);
    if (run.outcome === 'held')
      return standing('held', `Run \`${run.run_id}\` is held: ${run.reason ?? 'no reason given'}`, next, [
        { kind: 'run', id: run.run_id, what_to_do: 'Look at what it found, and decide with a review' },
      ]);
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
  return standing('reported', `\`${report.id}\` awaits a review${lanesMissing(order, workspace)}`, next);
}

/** Of the lanes that must each report, those whose report on this contract is not in yet. */
function lanesMissing(order: Usable<OrderDocument>, workspace: Workspace): string {
  const answers = (report: ReportDocument, lane: string) =>
    report.data?.owner === lane && report.data.order_digest === order.digest;
  const missing = (order.data.expected_owners ?? []).filter(
    (lane) => !workspace.reportsOf(order.id).some((report) => answers(report, lane)),
  );
  return missing.length === 0 ? '' : `; ${missing.map((lane) => `\`${lane}\``).join(', ')} did not report yet`;
}

export function decided({ order, workspace, runs, refused }: Case): Standing | undefined {
  const deciding = decidingReview(order, workspace);
  if (deciding === undefined || hasNewerRun(deciding.data.reports, order, workspace, runs)) return undefined;
  const { decision, user_decision, reason } = deciding.data;
  const decide = [`autoloop show ${order.id}`, reviewOf({ order, runs })];
  switch (decision) {
    case 'accept': {
      if (acceptingReview(order, workspace, refused))
        return standing('accepted', `\`${deciding.id}\` accepts it`, [`autoloop close ${order.id}`]);
      if (refused.has(deciding.path))
        return standing('in-review', `\`${deciding.id}\` accepts it and breaks the protocol`, [
          `autoloop check ${deciding.path}`,
          ...decide,
        ]);
      if (isIntegrated(order, workspace) && awaitsOutsideReview(order, workspace))
        return standing('in-review', `\`${deciding.id}\` accepts it, but no gate tells of its \`review_gate\``, [
          `autoloop new gate … --order ${order.id}`,
          ...decide,
        ]);
      const missing = isIntegrated(order, workspace)
        ? 'the coordinator has not'
        : 'what several lanes made was not reviewed together';
      return standing('in-review', `\`${deciding.id}\` accepts it, but ${missing}`, decide);
    }
    case 'hold':
      return standing('held', `Held by \`${deciding.id}\`: ${reason}`, decide, [
        { kind: 'review', id: deciding.id, what_to_do: 'Settle what holds it, and review it again' },
      ]);
    case 'ask-user':
      return user_decision === undefined
        ? standing('held', `\`${deciding.id}\` asks the user: ${reason}`, decide, [
            {
              kind: 'review',
              id: deciding.id,
              what_to_do: `Ask the user, and write the answer as \`user_decision\` in ${deciding.path}`,
            },
          ])
        : standing('in-review', `The user answered \`${deciding.id}\`: ${user_decision}`, decide);
    case 'integration-review':
      return standing(
        'in-review',
        wasIntegratedSince(deciding, order, workspace)
          ? `\`${deciding.id}\` asked for an integration review, which accepts; the coordinator has not`
          : `\`${deciding.id}\` asks for an integration review`,
        decide,
      );
    default:
      return afterFailure({ order, workspace, runs }, `\`${deciding.id}\` sent it back: ${reason}`);
  }
}

/** Whether the integration review that a review asked for came after it, and accepts. */
const wasIntegratedSince = (
  asking: Usable<ReviewDocument>,
  order: Usable<OrderDocument>,
  workspace: Workspace,
): boolean => {
  const integration = reviewsOfContract(order, workspace).findLast(({ data }) => data.kind === 'integration');
  return integration?.data.decision === 'accept' && numberOf(integration) > numberOf(asking);
};

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

/** What besides the order bounds a run. */
const limiting = ({ preset, chain }: Case['runs'][number]): string =>
  chain?.minutes === undefined ? `preset \`${preset}\`` : `preset \`${preset}\` or chain \`${chain.name}\``;

export function failed({ order, workspace, runs }: Case): Standing | undefined {
  const run = runs.at(-1);
  if (run?.outcome == null) return undefined;
  const why = run.reason === null ? '' : `: ${run.reason}`;
  const look = [`autoloop inspect ${run.run_id}`, ...runOf(order)];
  switch (run.outcome) {
    case 'blocked':
      return standing('blocked', `Run \`${run.run_id}\` is blocked${why}`, look, [
        { kind: 'run', id: run.run_id, what_to_do: 'Remove what stopped it, or change the order; then run it again' },
      ]);
    case 'budget-exhausted':
      return standing('blocked', `Run \`${run.run_id}\` used up its budget${why}`, look, [
        {
          kind: 'run',
          id: run.run_id,
          what_to_do: `Raise \`budget\` in ${order.path}, or \`limits\` of ${limiting(run)}; change the order, or withdraw it`,
        },
      ]);
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
  const look = [...new Set([`autoloop show ${order.id}`, resultOf({ order, runs })])];
  const exhausted = (id: 'iterations' | 'failures'): Wait[] => [
    { kind: 'budget', id, what_to_do: `Change the order, raise \`budget.${id}\` in ${order.path}, or withdraw it` },
  ];
  if (failures >= limits.iterations)
    return standing(
      'blocked',
      `${reason}; its ${limits.iterations} iterations are used up`,
      look,
      exhausted('iterations'),
    );
  if (failures >= limits.failures)
    return standing(
      'escalated',
      `${reason}; a person must look after ${failures} failures`,
      look,
      exhausted('failures'),
    );
  return standing('rework', reason, takingUp(order));
}
