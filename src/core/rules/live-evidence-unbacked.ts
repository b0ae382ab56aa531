import type { OrderDocument, ReportDocument, ReviewDocument } from '../documents/document.js';
import { order, orderPath, report, reportPath, reviewPath, withOrder, withReport, withReview } from './examples.js';
import { at, defineRule, type Fault, isUsable, type Usable } from './rule.js';
import { accepts, endOf, isWithdrawn, namedReports } from './standing.js';
import type { Workspace } from './workspace.js';

const live = '[{id: test, run: ./smoke.sh, level: live-smoke-complete}]';

export default defineRule({
  id: 'live-evidence-unbacked',
  appliesTo: ['order', 'report', 'review'],
  severity: 'error',
  summary:
    'Who claims `live-smoke-complete` shows a passed command that the order counts as live. An order that needs live proof has such a command, or it is a warning, and is accepted with a report that claims it.',
  why: 'Readiness on a developer’s machine is never live proof.',
  good: () => ({
    files: withReport({
      [orderPath]: order({ acceptance_commands: live, evidence_level: 'live-smoke-required' }),
      [reportPath]: report({ evidence_level: 'live-smoke-complete' }),
    }),
  }),
  bad: () => [
    {
      files: withReport({ [reportPath]: report({ evidence_level: 'live-smoke-complete' }) }),
      at: [reportPath, 'evidence_level:'],
    },
    {
      files: withOrder({ [orderPath]: order({ evidence_level: 'live-smoke-required' }) }),
      at: [orderPath, 'evidence_level:'],
    },
    {
      files: withReview({
        [orderPath]: order({ acceptance_commands: live, evidence_level: 'live-smoke-required' }),
      }),
      at: [reviewPath, 'decision:'],
    },
  ],
  *check(document, { workspace }) {
    if (document.kind === 'order') yield* ofOrder(document, workspace);
    else if (document.kind === 'report') yield* ofReport(document, workspace);
    else yield* ofReview(document, workspace);
  },
});

function* ofOrder(order: Usable<OrderDocument>, workspace: Workspace): Generator<Fault> {
  if (!needsLive(order) || liveCommands(order).size > 0) return;
  if (isWithdrawn(order, workspace) || endOf(order.id, workspace)) return;
  yield at(order, 'evidence_level', 'The order needs live proof, and none of its commands gives it', {
    hint: 'Give the command that does `level: live-smoke-complete`.',
    severity: 'warning',
  });
}

function* ofReview(review: Usable<ReviewDocument>, workspace: Workspace): Generator<Fault> {
  const order = workspace.order(review.data.work_order);
  // An integration review accepts how parts fit; the closeout has a rule of its own.
  if (review.data.kind === 'integration' || !accepts(review, workspace) || endOf(review.data.work_order, workspace))
    return;
  if (!isUsable(order) || !needsLive(order)) return;
  if (!namedReports(review, workspace).some(({ data }) => data.evidence_level === 'live-smoke-complete'))
    yield at(review, 'decision', `\`${order.id}\` needs live proof, and no report named here has it`, {
      hint: 'Decide `hold` until it was tried live, or have the order say `hardware-deferred`.',
    });
}

const needsLive = ({ data }: Usable<OrderDocument>): boolean =>
  data.evidence_level === 'live-smoke-required' || data.evidence_level === 'live-smoke-complete';

/** Ids of the commands that count as a try on the live thing. */
const liveCommands = ({ data }: Usable<OrderDocument>): Set<string> =>
  new Set((data.acceptance_commands ?? []).filter(({ level }) => level === 'live-smoke-complete').map(({ id }) => id));

function* ofReport(report: Usable<ReportDocument>, workspace: Workspace): Generator<Fault> {
  const order = workspace.order(report.data.work_order);
  if (report.data.evidence_level !== 'live-smoke-complete' || !isUsable(order)) return;
  const live = liveCommands(order);
  if (!report.data.verification.some(({ command, result }) => result === 'passed' && live.has(command)))
    yield at(report, 'evidence_level', 'No passed command backs the live evidence', {
      hint: 'Claim `local-readiness`, or give the order a command with `level: live-smoke-complete` and run it.',
    });
}
