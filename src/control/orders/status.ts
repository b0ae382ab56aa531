/** Where orders stand: derived from documents, runs and what the check says of them. */
import type { OrderDocument } from '../../core/documents/document.js';
import { configPath, orderOfPath } from '../../core/documents/paths.js';
import type { Finding } from '../../core/finding.js';
import { orderOfRun } from '../../core/journal/run-id.js';
import { claimOf } from '../../core/lifecycle/case.js';
import { isAccepted } from '../../core/lifecycle/decision.js';
import { deriveOrder, type KnownRun } from '../../core/lifecycle/derive.js';
import { mayBeClaimed, type Standing } from '../../core/lifecycle/standing.js';
import type { OrderStatus, ShownOrder } from '../../core/lifecycle/status.js';
import { orderNamed } from '../../core/lifecycle/unknown-order.js';
import type { ClaimFact } from '../../core/rules/facts.js';
import { endOf } from '../../core/rules/standing.js';
import { nameOf, numberOf, type Workspace } from '../../core/rules/workspace.js';
import { changedInWorkTree, inHead } from '../../edges/git/index.js';
import { gatherFacts } from '../check/facts.js';
import { findingsOf } from '../check/findings.js';
import { readSnapshot, type Snapshot, settle } from '../check/snapshot.js';
import { type DamagedRun, readableRuns } from '../inspect/runs.js';

interface Overview {
  workspace: Workspace;
  /** By order. */
  runs: ReadonlyMap<string, KnownRun[]>;
  /** By order. */
  unreadable: ReadonlyMap<string, DamagedRun[]>;
  findings: readonly Finding[];
  claims: readonly ClaimFact[];
  /** Of these, those whose lease has not run out. */
  held: readonly ClaimFact[];
  /** Errors in the documents of each order. */
  errors: ReadonlyMap<string, Finding[]>;
  /** Paths of documents with errors. */
  refused: ReadonlySet<string>;
  /** Accepted commits that are in HEAD. */
  merged: ReadonlySet<string>;
  /** Orders and settings that HEAD does not hold as they are. */
  uncommitted: ReadonlySet<string>;
}

/**
 * The state of these orders, or of all, by id.
 * @throws AutoloopError as `readSnapshot`; `unknown-order` with the nearest known id.
 */
export async function statusOf(directory: string, ids: readonly string[] = []): Promise<OrderStatus[]> {
  const overview = await look(directory);
  const { orders } = overview.workspace;
  const wanted = ids.length === 0 ? orders : ids.map((id) => orderNamed(overview.workspace, id));
  return wanted.map((order) => statusFrom(overview, order));
}

/** Every order, by id, and the documents that this was derived from. Errors as `statusOf`, but for unknown ids. */
export async function overviewOf(directory: string): Promise<{ workspace: Workspace; orders: OrderStatus[] }> {
  const overview = await look(directory);
  const { workspace } = overview;
  return { workspace, orders: workspace.orders.map((order) => statusFrom(overview, order)) };
}

/** Everything about one order. Errors as `statusOf`. */
export async function showOrder(directory: string, id: string): Promise<ShownOrder> {
  const overview = await look(directory);
  const { workspace, runs, findings, refused } = overview;
  const order = orderNamed(workspace, id);
  const { data } = order;
  const closeout = workspace.closeoutOf(id);
  const status = statusFrom(overview, order);
  return {
    ...status,
    next: nextIn(status, order),
    digest: data ? order.digest : null,
    goal: data?.goal ?? null,
    depends_on: (data?.depends_on ?? []).map((on) => ({ id: on, accepted: isAccepted(on, workspace, refused) })),
    awaited_by: workspace.dependentsOf(id).map((dependent) => dependent.id),
    allowed_scope: data?.allowed_scope ?? [],
    forbidden_scope: data?.forbidden_scope ?? [],
    protected_scope: data?.protected_scope ?? [],
    stop_rules: data?.stop_rules ?? [],
    acceptance_criteria: data?.acceptance_criteria ?? [],
    acceptance_commands: (data?.acceptance_commands ?? []).map((command) => ({ id: command.id, run: command.run })),
    runs: runs.get(id) ?? [],
    reports: workspace.reportsOf(id).map((report) => ({
      name: nameOf(report.id),
      path: report.path,
      worker: report.data?.worker ?? null,
      result: report.data?.result ?? null,
      answers_contract: data !== undefined && report.data?.order_digest === order.digest,
    })),
    reviews: workspace.reviewsOf(id).map((review) => ({
      number: numberOf(review),
      path: review.path,
      reviewer: review.data?.reviewer ?? null,
      decision: review.data?.decision ?? null,
      reason: review.data?.reason ?? null,
    })),
    closeout: closeout
      ? {
          path: closeout.path,
          result: closeout.data?.result ?? null,
          accepted_commit: closeout.data?.accepted_commit ?? null,
        }
      : null,
    claim: overview.claims.find((claim) => claim.order === id) ?? null,
    gates: workspace.gatesOf(id).map((gate) => ({
      id: gate.id,
      path: gate.path,
      trigger: gate.data?.trigger ?? null,
      recommendation: gate.data?.recommendation ?? null,
      user_decision: gate.data?.user_decision ?? null,
    })),
    stages: workspace.stagesOf(id).map((stage) => stage.id),
    findings: findings.filter(({ path }) => orderOfPath(path) === id),
  };
}

/** Where the contract is read it can be claimed as well. */
const nextIn = ({ state, next }: OrderStatus, order: OrderDocument): string[] =>
  mayBeClaimed.has(state)
    ? [...next.filter((command) => command !== `autoloop show ${order.id}`), claimOf(order)]
    : next;

/** What who wants to claim an order has to know. */
export interface Unclaimed {
  order: OrderDocument;
  /** Where the order would stand if nobody claimed it. */
  standing: Standing;
  workspace: Workspace;
  /** Claims on other orders, whose lease has not run out. */
  others: readonly ClaimFact[];
}

/** An order without its claim. Errors as `statusOf`. */
export async function withoutClaim(directory: string, id: string): Promise<Unclaimed> {
  const overview = await look(directory, id);
  const order = orderNamed(overview.workspace, id);
  const { workspace, held } = overview;
  return { order, standing: statusFrom(overview, order), workspace, others: held };
}

/** What there is to know; without the claim on the order `unclaimed`, where one is named. */
async function look(directory: string, unclaimed?: string): Promise<Overview> {
  return (await settle(await readSnapshot(directory), (snapshot) => lookAt(snapshot, unclaimed))).seen;
}

async function lookAt(snapshot: Snapshot, unclaimed: string | undefined): Promise<Overview> {
  const { workspace, repository } = snapshot;
  const gathered = await gatherFacts(snapshot);
  const isKept = ({ order }: { order: string }) => order !== unclaimed;
  const claims = gathered.claims?.filter(isKept) ?? [];
  const facts = { ...gathered, claims, unreadableClaims: gathered.unreadableClaims?.filter(isKept) ?? [] };
  const findings = findingsOf(snapshot, facts);
  const accepted = workspace.closeouts.flatMap(({ data }) => data?.accepted_commit ?? []);
  const known = accepted.filter((commit) => facts.commits?.has(commit));
  const { runs, damaged } = repository ? await readableRuns(repository) : { runs: [], damaged: [] };
  const errors = findings.filter(({ severity }) => severity === 'error');
  return {
    workspace,
    runs: byOrder(runs, (run) => run.order),
    unreadable: byOrder(damaged, ({ run_id }) => orderOfRun(run_id) ?? ''),
    errors: byOrder(errors, ({ path }) => orderOfPath(path) ?? ''),
    findings,
    claims,
    held: claims.filter(({ expired }) => !expired),
    refused: new Set(errors.map(({ path }) => path)),
    uncommitted: await uncommittedIn(snapshot),
    merged: repository ? await inHead(repository, known) : new Set(),
  };
}

/** Of the documents that runs are governed by, those with changes; none where no Git can say so, for nothing is run there. */
async function uncommittedIn({ repository, workspace }: Snapshot): Promise<Set<string>> {
  if (repository === undefined || repository.reader) return new Set();
  const released = workspace.orders.filter(({ id, data }) => data?.state === 'ready' && !endOf(id, workspace));
  if (released.length === 0) return new Set();
  return new Set(await changedInWorkTree(repository, [configPath, ...released.map(({ path }) => path)]));
}

function statusFrom(
  { workspace, runs, unreadable, errors, held, refused, merged, uncommitted }: Overview,
  order: OrderDocument,
): OrderStatus {
  const { id, path, data } = order;
  const derived = deriveOrder(order, workspace, runs.get(id) ?? [], { claims: held, refused, merged, uncommitted });
  return {
    id,
    path,
    title: data?.title ?? null,
    owner: data?.owner ?? null,
    priority: data ? (data.priority ?? 'normal') : null,
    ...derived,
    errors: errors.get(id)?.length ?? 0,
    unreadable_runs: unreadable.get(id)?.map(({ run_id }) => run_id) ?? [],
  };
}

function byOrder<Item>(items: readonly Item[], orderOfItem: (item: Item) => string): Map<string, Item[]> {
  const lists = new Map<string, Item[]>();
  for (const item of items) {
    const order = orderOfItem(item);
    const known = lists.get(order);
    if (known) known.push(item);
    else lists.set(order, [item]);
  }
  return lists;
}
