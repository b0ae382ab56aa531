/** Starts what may be started without asking: orders with `dispatch: on-ready` that became ready. */
import type { OrderDocument } from '../../core/documents/document.js';
import { AutoloopError } from '../../core/error.js';
import { byUrgency } from '../../core/lifecycle/board.js';
import { deriveOrder, mayBeRun } from '../../core/lifecycle/derive.js';
import { check } from '../../core/rules/check.js';
import { programFile } from '../../edges/files/index.js';
import { head, type Repository, unfinishedIn } from '../../edges/git/index.js';
import { alone } from '../../edges/journal/index.js';
import { gatherFacts } from '../check/facts.js';
import { type Snapshot, snapshotOf } from '../check/snapshot.js';
import { type KnownRun, readableRuns } from '../inspect/runs.js';
import { isRunOf, startDetached } from '../run/index.js';

/** What came of an order that was to be started. */
export type Dispatched =
  | { how: 'started'; order: string; run_id: string }
  /** It is ready and could not be started; `reason` is a sentence without its full stop. */
  | { how: 'not-started'; order: string; reason: string; hint: string | null }
  /** As many runs are at work as the settings allow; it is started when somebody asks again. */
  | { how: 'waits'; order: string };

/**
 * Starts, in the background, a run of every order that is ready by what HEAD holds, says `dispatch: on-ready`, and was
 * never run by the contract it has now. Never more runs than `limits.max_concurrent_runs`; never while Git is in the
 * middle of something, without a branch, or on the branch of an attempt. However many call it at once, an order is
 * started once. Answers what came of each such order; nothing when there is none.
 */
export async function dispatchReady(repository: Repository, trigger: 'hook' | 'watch'): Promise<Dispatched[]> {
  if ((await due(repository)).orders.length === 0) return [];
  // Looked at again under the lock: whoever held it may have started the same orders.
  const dispatched = await alone(repository.commonDir, 'dispatch', async () => {
    const { orders, room } = await due(repository);
    const all: Dispatched[] = [];
    for (const [index, order] of orders.entries())
      all.push(index < room ? await start(repository, order, trigger) : { how: 'waits', order });
    return all;
  });
  return dispatched ?? [];
}

async function start(repository: Repository, order: string, trigger: 'hook' | 'watch'): Promise<Dispatched> {
  const run = ['--repo', repository.root, '--quiet', 'run', order, '--detached', '--trigger', trigger];
  try {
    // Nobody waits for a build here: whoever commits wants to go on.
    const build = { signal: new AbortController().signal };
    const run_id = await startDetached(repository, order, {}, [process.execPath, programFile(), ...run], build);
    return { how: 'started', order, run_id };
  } catch (error) {
    if (!(error instanceof AutoloopError)) throw error;
    return { how: 'not-started', order, reason: error.message, hint: error.hint ?? null };
  }
}

interface Due {
  /** Orders to start, the most urgent first. */
  orders: string[];
  /** How many more runs there may be. */
  room: number;
}

async function due(repository: Repository): Promise<Due> {
  const none = { orders: [], room: 0 };
  const { commit, branch } = await head(repository);
  if (commit === null || branch === null || branch.startsWith('autoloop/')) return none;
  if (unfinishedIn(repository) !== null) return none;
  const snapshot = await snapshotOf(repository, { of: 'commit', commit });
  const wanted = snapshot.workspace.orders.filter((order) => order.data?.dispatch === 'on-ready' && mayBeRun(order));
  if (wanted.length === 0) return none;
  const { runs } = await readableRuns(repository);
  const ready = await readyIn(snapshot, runs);
  const fresh = wanted.filter(({ id, digest }) => ready.has(id) && !runs.some(isRunOf(id, digest)));
  const live = runs.filter((run) => run.live).length;
  return {
    orders: fresh.sort((a, b) => byUrgency(asCard(a), asCard(b))).map(({ id }) => id),
    room: Math.max(0, snapshot.workspace.config.limits.max_concurrent_runs - live),
  };
}

const asCard = ({ id, data }: OrderDocument) => ({ id, priority: data?.priority ?? 'normal' });

/** The orders that nothing keeps from being carried out. */
async function readyIn(snapshot: Snapshot, runs: readonly KnownRun[]): Promise<Set<string>> {
  const { workspace } = snapshot;
  const facts = await gatherFacts(snapshot);
  const errors = check(workspace, facts).filter(({ severity }) => severity === 'error');
  const claims = (facts.claims ?? []).filter(({ expired }) => !expired);
  const refused = new Set(errors.map(({ path }) => path));
  const states = workspace.orders.map((order) => ({
    id: order.id,
    state: deriveOrder(order, workspace, runs, { claims, refused }).state,
  }));
  return new Set(states.filter(({ state }) => state === 'ready').map(({ id }) => id));
}
