/** What a watcher tells of runs, and the starting of what became ready. */
import { AutoloopError } from '../../core/error.js';
import type { RunEnd, WatchEvent } from '../../core/render/watch/watch.js';
import { branchTips, head, type Repository, unfinishedIn } from '../../edges/git/index.js';
import { claimFacts } from '../check/live-facts.js';
import { type KnownRun, readableRuns } from '../inspect/runs.js';
import type { Bell, Woken } from './bell.js';
import { type Dispatched, dispatchReady } from './dispatch.js';

/** How one who watches learns of changes. */
export interface Signalled {
  bell: Bell;
  /** Watches what there is by now. */
  renew: (options?: { afresh: boolean }) => Promise<void>;
}

interface Options {
  /** Whether orders are started that may be. */
  dispatch: boolean;
  signal: AbortSignal;
  tell: (event: WatchEvent) => void;
}

/** Tells of runs that begin and end, whoever started them, until the signal is aborted; and with `dispatch` starts some. */
export async function followRuns(
  repository: Repository,
  { dispatch, signal, tell }: Options,
  { bell, renew }: Signalled,
): Promise<void> {
  let known: ReadonlyMap<string, KnownRun> | undefined;
  const starting = dispatch ? starter(repository, tell) : undefined;
  const lookAtRuns = async () => {
    const { runs } = await readableRuns(repository);
    if (known) for (const event of changesOf(known, runs)) tell(event);
    known = new Map(runs.map((run) => [run.run_id, run]));
    return runs;
  };
  for (let woken: Woken = 'rung'; woken !== 'over'; ) {
    await renew({ afresh: woken === 'nothing' });
    const runs = await lookAtRuns();
    if (!signal.aborted && (await starting?.(runs))) await lookAtRuns();
    woken = await bell.wait(signal);
  }
}

/** Starts what is ready, once for all that has a say in it; answers whether it tried. What was told is not told again. */
function starter(
  repository: Repository,
  tell: (event: WatchEvent) => void,
): (runs: readonly KnownRun[]) => Promise<boolean> {
  let before: string | undefined;
  let told = new Map<string, string>();
  return async (runs) => {
    const now = await standing(repository, runs);
    if (now === before) return false;
    before = now;
    const dispatched = await dispatchReady(repository, 'watch').catch(failure);
    const events = dispatched.flatMap((one) => eventFor(one) ?? []);
    const said = new Map(events.map((event) => [keyOf(event), JSON.stringify(event)]));
    for (const event of events)
      if (told.get(keyOf(event)) !== JSON.stringify(event)) tell({ ...event, at: new Date() });
    told = said;
    return true;
  };
}

/** Everything that decides which orders are ready, but for the documents of HEAD, which its commit stands for. */
async function standing(repository: Repository, runs: readonly KnownRun[]): Promise<string> {
  const [at, tips, claims] = await Promise.all([head(repository), branchTips(repository), claimFacts(repository)]);
  const live = runs.map(({ run_id, outcome, live }) => [run_id, outcome, live]);
  return JSON.stringify([at, tips, claims, live, unfinishedIn(repository)]);
}

type Untimed<Event> = Event extends unknown ? Omit<Event, 'at'> : never;
type Refusal = Untimed<Extract<WatchEvent, { what: 'run-waits' | 'run-not-started' | 'failure' }>>;

const keyOf = (event: Refusal): string => ('order' in event ? event.order : event.what);

/** Runs that were started are told by their journals. */
function eventFor(one: Dispatched | AutoloopError): Refusal | undefined {
  if (one instanceof AutoloopError)
    return { what: 'failure', code: one.code, message: one.message, hint: one.hint ?? null };
  if (one.how === 'waits') return { what: 'run-waits', order: one.order };
  return one.how === 'started'
    ? undefined
    : { what: 'run-not-started', order: one.order, message: one.reason, hint: one.hint };
}

function failure(error: unknown): AutoloopError[] {
  if (error instanceof AutoloopError) return [error];
  throw error;
}

/** What became of runs since they were looked at last. */
function* changesOf(before: ReadonlyMap<string, KnownRun>, runs: readonly KnownRun[]): Generator<WatchEvent> {
  for (const run of runs) {
    const { order, run_id } = run;
    const [was, is] = [endOf(before.get(run_id)), endOf(run)];
    const at = new Date();
    if (!before.has(run_id)) yield { what: 'run-started', at, order, run_id };
    else if (was !== undefined && is === undefined) yield { what: 'run-resumed', at, order, run_id };
    if (is !== undefined && is.outcome !== was?.outcome) yield { what: 'run-ended', at, order, run_id, ended: is };
  }
}

/** How a run ended, for now or for good; undefined while it goes on. */
function endOf(run: KnownRun | undefined): RunEnd | undefined {
  if (run === undefined) return undefined;
  const { outcome, winner, paused, live } = run;
  if (outcome !== null) return { outcome, winner };
  if (live) return undefined;
  return { outcome: paused ? 'paused' : 'cut-off', winner: null };
}
