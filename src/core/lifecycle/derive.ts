/** The state of an order: derived from documents, claims and runs, never written. */
import type { OrderDocument } from '../documents/document.js';
import { configPath } from '../documents/paths.js';
import type { RunSummary } from '../journal/summary.js';
import { isUsable } from '../rules/rule.js';
import type { Workspace } from '../rules/workspace.js';
import { quoted } from '../untrusted.js';
import { type Beside, type Case, commitOf, type KnownRun, momentOf, runOf } from './case.js';
import { awaitingReview, decided, failed, pausedByCloseout } from './reviewed.js';
import { mayBeClaimed, type Standing, standing, type Wait } from './standing.js';
import { gated, waiting } from './waiting.js';

export { type Beside, type KnownRun, mayBeRun } from './case.js';

/**
 * Where `order` stands, why, and what may happen next. `runs` may hold those of other orders, in any order. The first of
 * these answers counts.
 */
export function deriveOrder(
  order: OrderDocument,
  workspace: Workspace,
  runs: readonly KnownRun[],
  { claims = [], refused = new Set(), merged = new Set(), uncommitted = new Set() }: Beside = {},
): Standing {
  if (!isUsable(order))
    return standing(
      'blocked',
      'The order cannot be read as it is',
      [`autoloop check ${order.path}`],
      [{ kind: 'document', id: order.path, what_to_do: `Correct ${order.path}` }],
    );
  const own = runs.filter((run) => run.order === order.id);
  const known: Case = {
    order,
    workspace,
    runs: own.filter((run) => run.order_digest === order.digest).sort(byStart),
    claims,
    refused,
    merged,
    uncommitted,
  };
  const derived =
    ended(known) ??
    running(own) ??
    withoutConfig(workspace) ??
    gated(known) ??
    pausedByCloseout(known) ??
    awaitingReview(known) ??
    claimed(known, decided(known) ?? failed(known) ?? waiting(known));
  return committedFirst(known, chainFirst(known, derived));
}

const byStart = (a: RunSummary, b: RunSummary): number =>
  a.started_at < b.started_at || (a.started_at === b.started_at && a.run_id < b.run_id) ? -1 : 1;

function ended({ order, workspace, refused, merged }: Case): Standing | undefined {
  if (order.data.state === 'withdrawn') return standing('withdrawn', 'Its author withdrew it', []);
  const closeout = workspace.closeoutOf(order.id);
  if (closeout?.data?.result === 'withdrawn') return standing('withdrawn', 'It was closed as withdrawn', []);
  if (closeout?.data?.result !== 'accepted') return undefined;
  if (refused.has(closeout.path))
    return standing(
      'held',
      'Its closeout breaks the protocol',
      [`autoloop check ${closeout.path}`],
      [{ kind: 'closeout', id: order.id, what_to_do: `Correct ${closeout.path}` }],
    );
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

/** Nothing but what is over, or already runs, goes on without a config.yml. */
function withoutConfig({ configDocument, has }: Workspace): Standing | undefined {
  if (isUsable(configDocument)) return undefined;
  const wait = (what_to_do: string): Wait[] => [{ kind: 'document', id: configPath, what_to_do }];
  if (!has(configPath))
    return standing('blocked', 'config.yml is missing', ['autoloop init'], wait('Write it: autoloop init'));
  const check = `autoloop check ${configPath}`;
  return standing('blocked', 'config.yml cannot be read as it is', [check], wait(`Correct ${configPath}`));
}

/** Whoever claims what anybody might take up is who it waits for; whatever else keeps it back still does. */
function claimed({ order, claims }: Case, unclaimed: Standing): Standing {
  const claim = claims.find((known) => known.order === order.id);
  if (claim === undefined || !mayBeClaimed.has(unclaimed.state)) return unclaimed;
  return standing('claimed', `Claimed by ${quoted(claim.actor)} until ${momentOf(claim.lease_until)}`, [
    ...runOf(order),
    `autoloop release ${order.id}`,
  ]);
}

/** States that tell of what the latest run left. */
const ofTheRun: ReadonlySet<Standing['state']> = new Set([
  'judged',
  'reported',
  'held',
  'rework',
  'blocked',
  'escalated',
]);

/** Where a chain was cut off between two steps, what its last run left is not what the chain was to leave. */
function chainFirst({ runs }: Case, derived: Standing): Standing {
  const run = runs.at(-1);
  if (run?.chain == null || run.chain.step >= run.chain.of || run.live === true) return derived;
  const handsOver = run.attempts.some(({ outcome }) => outcome === 'completed' || outcome === 'held');
  if (!ofTheRun.has(derived.state) || run.phase === 'reviewed' || run.outcome === 'interrupted' || !handsOver)
    return derived;
  const { name, step, of } = run.chain;
  return {
    ...derived,
    reason: `${derived.reason}; only ${step} of ${of} steps of chain \`${name}\` have run`,
    next: [`autoloop resume ${run.run_id}`, ...derived.next],
  };
}

/** A run is governed by what is committed, and refuses what is not: that comes before it. */
function committedFirst({ order, uncommitted }: Case, derived: Standing): Standing {
  const paths = [order.path, configPath].filter((path) => uncommitted.has(path));
  const [run] = runOf(order);
  if (paths.length === 0 || run === undefined || !derived.next.includes(run)) return derived;
  return {
    ...derived,
    reason: `${derived.reason}; not committed yet: ${paths.join(', ')}`,
    next: derived.next.map((command) => (command === run ? commitOf(paths, order.id) : command)),
  };
}
