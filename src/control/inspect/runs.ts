/** Reading what runs have left: the registry is a projection of the journals. */
import { classify } from '../../core/documents/kinds.js';
import { AutoloopError } from '../../core/error.js';
import { metricsOf, type RunMetrics } from '../../core/journal/metrics.js';
import { orderOfRun } from '../../core/journal/run-id.js';
import type { RunState } from '../../core/journal/state.js';
import { type RunSummary, summarize } from '../../core/journal/summary.js';
import { nearest } from '../../core/nearest.js';
import { quoted } from '../../core/untrusted.js';
import { listFiles } from '../../edges/files/index.js';
import type { Repository } from '../../edges/git/index.js';
import { holderOf, listRuns, projectRun } from '../../edges/journal/index.js';

export type { RunMetrics };

export interface KnownRun extends RunSummary {
  /** Whether a process holds it now. */
  live: boolean;
}

/** A run whose journal cannot be read as it is, and why. */
export interface DamagedRun {
  run_id: string;
  problem: string;
}

/**
 * Every run of this repository, or of one order, oldest first, from whichever worktree it was started. Runs that cannot be read
 * are left out; not those of an order that is asked for, which nothing may be decided on by halves.
 * @throws AutoloopError where the journal of a run of `order` cannot be read.
 */
export async function knownRuns(repo: Repository, order?: string): Promise<KnownRun[]> {
  if (order === undefined) return (await readableRuns(repo)).runs;
  const runs = await Promise.all((await idsOf(repo, order)).map((id) => look(repo, id)));
  return runs.filter((run) => run.order === order);
}

/** The runs of an order that have not ended, the oldest first; those that cannot be read are left out. */
export async function unendedRuns(repo: Repository, order: string): Promise<KnownRun[]> {
  const { runs } = await lookAtAll(repo, await idsOf(repo, order));
  return runs.filter((run) => run.order === order && run.ended_at === null);
}

/** The ids of all that may be runs of an order, for not every id names one. */
const idsOf = async ({ commonDir }: Repository, order: string): Promise<string[]> =>
  (await listRuns(commonDir)).filter((id) => [order, ''].includes(orderOf(id)));

/** Every run, and apart from them those that cannot be read. */
export const readableRuns = async (repo: Repository): Promise<LookedAt> =>
  lookAtAll(repo, await listRuns(repo.commonDir));

interface LookedAt {
  runs: KnownRun[];
  damaged: DamagedRun[];
}

async function lookAtAll(repo: Repository, ids: readonly string[]): Promise<LookedAt> {
  const looked = await Promise.all(ids.map((id) => lookAt(repo, id)));
  return {
    runs: looked.flatMap((run) => ('problem' in run ? [] : [run])),
    damaged: looked.flatMap((run) => ('problem' in run ? [run] : [])),
  };
}

/** One run at a glance, or why it cannot be read. */
export async function lookAt(repo: Repository, id: string): Promise<KnownRun | DamagedRun> {
  return look(repo, id).catch((error: unknown): DamagedRun => {
    if (error instanceof AutoloopError) return { run_id: id, problem: error.message };
    throw error;
  });
}

async function look(repo: Repository, id: string): Promise<KnownRun> {
  const state = await readRun(repo, id);
  return { ...summarize(state), live: (await holderOf(repo.commonDir, id)) !== null };
}

/** @throws AutoloopError `unknown-order` with the nearest when there is neither a document nor a run of it. */
export async function mustBeKnown(repo: Repository, order: string): Promise<void> {
  const documents = await listFiles(repo.root, '.autoloop/work-orders');
  const orders = new Set([
    ...documents.flatMap((path) => classify(path)?.id ?? []),
    ...(await listRuns(repo.commonDir)).map(orderOf),
  ]);
  if (orders.has(order)) return;
  const close = nearest(order, orders);
  throw new AutoloopError('usage', 'unknown-order', `There is no work order ${quoted(order)}`, {
    hint: close ? `Did you mean \`${close}\`?` : 'See the orders with: autoloop status',
  });
}

/** The state of one run, folded from its journal. */
export const readRun = (repo: Repository, id: string): Promise<RunState> => projectRun(repo.commonDir, id);

/** The newest run of an order. @throws AutoloopError `no-run` when it was never run, `unknown-order`. */
export async function latestRun(repo: Repository, order: string): Promise<RunState> {
  await mustBeKnown(repo, order);
  const last = (await knownRuns(repo, order)).at(-1);
  if (last === undefined)
    throw new AutoloopError('usage', 'no-run', `Work order \`${order}\` has not been run in this repository`, {
      hint: `Run it: autoloop run ${order}; or write a review of what was done by hand: autoloop new review ${order}`,
    });
  return readRun(repo, last.run_id);
}

/** What a run took, per attempt and in all. */
export const metricsOfRun = async (repo: Repository, id: string): Promise<RunMetrics> =>
  metricsOf(await readRun(repo, id));

/**
 * The id of the run that `wanted` names: whole, by the beginning or end of it, by its order (the newest of it), or `latest`.
 * Where one of `order` is wanted and any of those is named, the others are not meant.
 * @throws AutoloopError `unknown-run` with the nearest, `ambiguous-run` with all it may mean.
 */
export async function knownRun(repo: Repository, wanted: string, order?: string): Promise<string> {
  const runs = await listRuns(repo.commonDir);
  if (runs.includes(wanted)) return wanted;
  const newest = (wanted === 'latest' ? runs : runs.filter((id) => orderOf(id) === wanted)).at(-1);
  if (newest !== undefined) return newest;
  const named = wanted === '' ? [] : runs.filter((id) => isPartOf(id, wanted));
  const its = named.filter((id) => orderOf(id) === order);
  const matching = its.length > 0 ? its : named;
  const [id, another] = matching;
  if (id !== undefined && another === undefined) return id;
  if (id !== undefined)
    throw new AutoloopError('usage', 'ambiguous-run', `${quoted(wanted)} names ${matching.length} runs`, {
      hint: `Name more of one of them:\n${matching.join('\n')}`,
    });
  if (runs.length === 0)
    throw new AutoloopError('usage', 'unknown-run', 'There are no runs in this repository yet', {
      hint: 'Start one with: autoloop run <order>',
    });
  const close = nearest(wanted, ['latest', ...runs, ...runs.map(orderOf)]);
  throw new AutoloopError('usage', 'unknown-run', `There is no run ${quoted(wanted)} in this repository`, {
    hint: close ? `Did you mean \`${close}\`?` : 'List them with: autoloop runs',
  });
}

/** The ids of the runs that these name, each once; of all runs where none is named. Errors as `knownRun`. */
export async function namedRuns(repo: Repository, wanted: readonly string[]): Promise<Set<string>> {
  if (wanted.length === 0) return new Set(await listRuns(repo.commonDir));
  const ids = new Set<string>();
  for (const name of wanted) ids.add(await knownRun(repo, name));
  return ids;
}

const isPartOf = (id: string, wanted: string): boolean => id.startsWith(wanted) || id.endsWith(wanted);

/** The order in a run's id; empty where it has none. */
const orderOf = (run: string): string => orderOfRun(run) ?? '';
