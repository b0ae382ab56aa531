/** Runs an order by preset `cycle`, cycle by cycle, and goes on with one that was paused, cut off or has ended. */
import { heirOf } from '../core/chains/heir.js';
import { emptyPrep, readPrep } from '../core/cycle/prep.js';
import type { PrepPackage } from '../core/cycle/types.gen.js';
import { AutoloopError } from '../core/error.js';
import type { RunState } from '../core/journal/state.js';
import type { JournalEvent, PhaseMeasuredData } from '../core/journal/types.gen.js';
import { readBounded } from '../edges/files/index.js';
import { type Repository, rootCommits } from '../edges/git/index.js';
import { knownRun, knownRuns, mustBeKnown, readRun } from './inspect/runs.js';
import { type BaseOfBefore, planRun, type RunOptions, type RunPlan } from './run/plan.js';
import { resumeRun } from './run/resume.js';
import { type RunRequest, startRun } from './run/run.js';
import { pauseFor } from './run/stopped.js';
import { tellOfUnended } from './run/unended.js';

const PRESET = 'cycle';

/** What `startRun` asks for, and how cycles follow each other. */
export interface CycleRequest
  extends Omit<RunRequest, 'options' | 'trigger' | 'continues' | 'parent' | 'chain' | 'extension' | 'prep' | 'now'> {
  options: Omit<RunOptions, 'preset'>;
  /** Cycles follow each other unasked. */
  auto: boolean;
  /** Go on with this run, by whatever names it, or with the newest of the order. */
  from?: string | true | undefined;
  /** What is wanted besides the order: goes on from a run that has ended. */
  extend?: string | undefined;
  /** The path of a prep package. */
  prep?: string | undefined;
  /** Asked between cycles; null where nobody can be, and the run pauses. */
  ask: ((measured: PhaseMeasuredData) => Promise<boolean>) | null;
  now: () => Date;
}

/** Where cycles came to. */
export interface CarriedCycle {
  run: RunState;
  /** The measure that ended the cycle it paused after; null where the run has ended. */
  paused: PhaseMeasuredData | null;
}

/**
 * Carries cycles through until the run ends, or pauses between two.
 * @throws AutoloopError `cycle-asks`, `no-cycle`, `not-a-cycle`, `other-order`, `cycle-complete`, `cycle-not-ended`,
 * `cycle-begun`, `extension-empty`, `prep-…`; as `startRun` and `resumeRun`.
 */
export async function runCycle(request: CycleRequest): Promise<CarriedCycle> {
  const { repo, order, extend } = request;
  if (extend?.trim() === '')
    throw new AutoloopError('usage', 'extension-empty', 'There is nothing in what is wanted besides', {
      hint: `Say it: autoloop cycle ${order} --extend "…"`,
    });
  const before = request.from === undefined && extend === undefined ? null : await cycleBefore(request);
  if (before !== null && before.ended === null) return goOn(request, before);

  if (before === null && request.note) await tellOfUnended(repo, order, request.note);
  const heir = before === null ? null : heirIn(before, extend, order);
  const options = { ...request.options, preset: PRESET };
  const plan = await planRun(repo, order, options, before?.started as BaseOfBefore | undefined);
  const prep = request.prep === undefined ? null : await prepAt(request, plan, request.prep);
  const auto = request.auto || prep?.auto === true;
  refuseToAskSeveral(plan.agents.length, auto);
  const began = (watch: RunRequest['watch'], signal: AbortSignal) =>
    startRun({
      ...request,
      options,
      trigger: heir === null ? 'cli' : 'branch',
      continues: heir ?? undefined,
      extension: extend,
      prep: prep === null ? undefined : Buffer.from(JSON.stringify(prep)),
      now: request.now(),
      ...(watch && { watch }),
      signal,
    });
  return carryOn({ ...request, auto }, began);
}

/** A run that is paused or was cut off. What it was begun with holds for all of it. */
async function goOn(request: CycleRequest, { started }: RunState): Promise<CarriedCycle> {
  if (Object.keys(request.options).length > 0)
    throw new AutoloopError('usage', 'cycle-begun', `Run ${started.run_id} has begun, with who competes settled`, {
      hint: `Go on with it without --attempts, --agent and --sandbox; or end it first: autoloop stop ${started.run_id}`,
    });
  if (request.extend !== undefined)
    throw new AutoloopError(
      'refused',
      'cycle-not-ended',
      `Run ${started.run_id} has not ended, so it is not extended`,
      {
        hint: `Tell it what you want besides: autoloop guide ${started.run_id} -m "…"; then go on with it: autoloop cycle ${started.order} --continue`,
      },
    );
  if (request.prep !== undefined)
    throw new AutoloopError('refused', 'prep-too-late', `Run ${started.run_id} has begun, with what was known then`, {
      hint: 'Go on with it without --prep.',
    });
  refuseToAskSeveral(started.attempts.length, request.auto);
  return carryOn(request, again(request, started.run_id));
}

type Work = (watch: RunRequest['watch'], signal: AbortSignal) => Promise<RunState>;

const again =
  ({ repo, environment, note }: CycleRequest, run: string): Work =>
  (watch, signal) =>
    resumeRun({ repo, run, environment, signal, note, ...(watch && { watch }) });

/** Does the work, and where it paused between cycles and a person wants to go on, the rest of it. */
async function carryOn(request: CycleRequest, work: Work): Promise<CarriedCycle> {
  for (let next = work; ; ) {
    const between = new AbortController();
    let run = '';
    let measured: PhaseMeasuredData | null = null;
    const watch = (event: JournalEvent) => {
      run = event.run;
      request.watch?.(event);
      if (request.auto || event.type !== 'phase.measured' || event.data.how === 'converged') return;
      measured = event.data;
      between.abort(pauseFor(`Cycle ${measured.cycle} is over; a person decides whether the next begins`));
    };
    try {
      return { run: await next(watch, AbortSignal.any([request.signal, between.signal])), paused: null };
    } catch (error) {
      const isOurs = error instanceof AutoloopError && error.code === 'run-paused' && !request.signal.aborted;
      if (!isOurs || measured === null) throw error;
      const goesOn = await request.ask?.(measured);
      if (request.signal.aborted) throw error;
      if (goesOn !== true) return { run: await readRun(request.repo, run), paused: measured };
      next = again(request, run);
    }
  }
}

/** The run to go on with or from: the one named, or the newest of the order that works in cycles. */
async function cycleBefore({ repo, order, from }: CycleRequest): Promise<RunState> {
  await mustBeKnown(repo, order);
  const start = `Begin with: autoloop cycle ${order}`;
  if (typeof from === 'string') {
    const run = await readRun(repo, await knownRun(repo, from, order));
    const { run_id, preset, order: its } = run.started;
    if (its !== order)
      throw new AutoloopError('usage', 'other-order', `Run ${run_id} is one of \`${its}\`, not of \`${order}\``, {
        hint: `Go on with it: autoloop cycle ${its} --continue ${run_id}`,
      });
    if (preset === PRESET) return run;
    throw new AutoloopError('usage', 'not-a-cycle', `Run ${run_id} works by preset \`${preset}\`, not in cycles`, {
      hint: start,
    });
  }
  const newest = (await knownRuns(repo, order)).findLast(({ preset }) => preset === PRESET);
  if (newest !== undefined) return readRun(repo, newest.run_id);
  throw new AutoloopError('usage', 'no-cycle', `No run of \`${order}\` works in cycles`, { hint: start });
}

/** The attempt of an ended run that another goes on from: the winner, else whichever came nearest. */
function heirIn(run: RunState, extend: string | undefined, order: string): { run_id: string; attempt: number } {
  const { run_id } = run.started;
  if (run.ended?.outcome === 'accepted-candidate' && extend === undefined)
    throw new AutoloopError('refused', 'cycle-complete', `Run ${run_id} is complete: ${run.ended.reason}`, {
      hint: `Say what is wanted besides: autoloop cycle ${order} --extend "…"; or decide: autoloop review ${order}`,
    });
  const left = run.attempts.filter(({ imported }) => imported !== null).map(({ attempt }) => attempt);
  const nearest = run.ranking?.ranking.find(({ attempt }) => left.includes(attempt))?.attempt;
  return { run_id, attempt: heirOf(run) ?? nearest ?? left[0] ?? run.attempts[0]?.attempt ?? 1 };
}

/** Nobody can be asked about the cycles of several attempts that work side by side. */
function refuseToAskSeveral(attempts: number, auto: boolean): void {
  if (auto || attempts === 1) return;
  throw new AutoloopError(
    'usage',
    'cycle-asks',
    `${attempts} attempts work side by side, and cannot wait for an answer after each cycle`,
    {
      hint: 'Let cycles follow each other with --auto, or ask for one attempt with --attempts 1.',
    },
  );
}

/** No prep package is longer, in bytes. */
const MOST_PREP_BYTES = 256 * 1024;

async function prepAt({ repo, order, now }: CycleRequest, { preset }: RunPlan, path: string): Promise<PrepPackage> {
  const bytes = await readBounded(path, MOST_PREP_BYTES);
  if (bytes === null)
    throw new AutoloopError(
      'usage',
      'prep-missing',
      `There is no file of at most ${MOST_PREP_BYTES / 1024} KiB at ${path}`,
      {
        hint: `Make a prep package to fill in: autoloop cycle ${order} --prep-template`,
      },
    );
  return readPrep(path, bytes, { now: now(), repository: await rootCommits(repo), order, preset });
}

/** A prep package for an order, to be filled in. */
export async function prepFor(
  repo: Repository,
  order: string,
  options: CycleRequest['options'],
  now: Date,
): Promise<PrepPackage> {
  const plan = await planRun(repo, order, { ...options, preset: PRESET });
  const goal = plan.order.data?.goal ?? '';
  return emptyPrep(order, goal, { now, repository: await rootCommits(repo), preset: plan.preset });
}
