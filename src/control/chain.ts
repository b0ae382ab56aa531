/** Runs an order by whatever it is to be run by: one preset, or a chain of them, each step a run that goes on from the one before. */
import { type Chain, nameOfChain } from '../core/chains/chain.js';
import { heirOf } from '../core/chains/heir.js';
import { type ChainEnd, type ChainRun, type NextInChain, nextInChain } from '../core/chains/next.js';
import { AutoloopError } from '../core/error.js';
import type { RunState } from '../core/journal/state.js';
import { minutesAtWork } from '../core/journal/time-at-work.js';
import type { Repository } from '../edges/git/index.js';
import { openJournal } from '../edges/journal/index.js';
import { refuseTooDeep } from './inspect/lineage.js';
import { knownRun, knownRuns, readRun } from './inspect/runs.js';
import { chainAt, chainFor } from './run/load-chain.js';
import { planRun, type RunOptions, type RunPlan } from './run/plan.js';
import { type ResumeRequest, resumeRun } from './run/resume.js';
import { type RunRequest, startRun } from './run/run.js';
import { tellOfUnended } from './run/unended.js';

/** What came of an order that was run. */
export interface CarriedOrder {
  /** The last run. */
  run: RunState;
  /** Null where it was run by one preset. */
  chain: CarriedChain | null;
}

/** How a chain went, as far as it came. */
export interface CarriedChain {
  name: string;
  /** How many steps it has. */
  of: number;
  /** Its runs, the first first. */
  runs: RunState[];
  end: ChainEnd;
}

type Clock = { now: () => Date };

/** What `startRun` asks for, but for what a chain decides of each step. */
export type OrderRequest = Omit<RunRequest, 'now' | 'continues' | 'parent' | 'chain'> & Clock;

/** What would govern a run of an order; of a chain its first step. */
export interface OrderPlan {
  plan: RunPlan;
  chain: Chain | null;
}

/** Settles how an order would be run, and runs nothing. Errors as `startOrder`. */
export async function planOrder(repo: Repository, order: string, options: RunOptions = {}): Promise<OrderPlan> {
  const chain = await chainFor(repo, order, options);
  const first = chain?.steps[0];
  const plan = await planRun(repo, order, first === undefined ? options : { ...options, preset: first.preset });
  if (chain !== null) refuseTooDeep(plan.maxRunDepth, { runs: [], broken: null }, mostRuns(chain));
  return { plan, chain };
}

/** Steps that are run again go on in the same line. */
const mostRuns = ({ steps, limits }: Chain): number => Math.min(limits.steps, steps.length + limits.failures);

/** Runs an order, by as many runs as it takes. Errors as `startRun` and `chainFor`; `run-too-deep` before anything begins. */
export async function startOrder(request: OrderRequest): Promise<CarriedOrder> {
  const { repo, order, options, now } = request;
  await tellFirst(request);
  const chain = await chainFor(repo, order, options);
  if (chain === null) return { run: await startRun({ ...request, now: now() }), chain: null };
  await planOrder(repo, order, options);
  return goThrough(chain, request, []);
}

/**
 * Runs an order by presets and chains that are named one after another. Errors as `startOrder`; `not-a-chain` for a single
 * preset.
 */
export async function startChain(names: readonly string[], request: OrderRequest): Promise<CarriedOrder> {
  const options = { ...request.options, preset: nameOfChain(names) };
  await tellFirst(request);
  const { chain } = await planOrder(request.repo, request.order, options);
  if (chain !== null) return goThrough(chain, { ...request, options }, []);
  throw new AutoloopError('usage', 'not-a-chain', `\`${options.preset}\` is one preset, and no chain`, {
    hint: `Run it with: autoloop run ${request.order} --preset ${options.preset}`,
  });
}

/** A hook or a watcher begins no second run, and has nobody to tell. */
async function tellFirst({ repo, order, trigger, note }: OrderRequest): Promise<void> {
  if (trigger === 'cli' && note) await tellOfUnended(repo, order, note);
}

/** What `resumeRun` asks for, and what the steps that follow need. */
export type ResumeOrderRequest = ResumeRequest & Pick<OrderRequest, 'directory' | 'note' | 'now' | 'random'>;

/**
 * Goes on with a run, and with the chain that it is a step of, also where that step has ended and the next did not begin.
 * Errors as `resumeRun`; `chain-over` for a run that has ended and no step of its chain is left; `chain-changed`.
 */
export async function resumeOrder(request: ResumeOrderRequest): Promise<CarriedOrder> {
  const { repo } = request;
  const named = await readRun(repo, await knownRun(repo, request.run));
  const { chain: step, order } = named.started;
  if (step === undefined) return { run: await resumeRun(request), chain: null };
  const runs = await runsOfChain(repo, named);
  const last = runs.at(-1) ?? named;
  const chain = await chainOf(repo, last);
  const next = nextInChain(chain, runs.map(asChainRun));
  if (next.do === 'end')
    throw new AutoloopError(
      'refused',
      'chain-over',
      `Chain \`${chain.name}\` of run ${last.started.run_id} is over: ${next.reason}`,
      {
        hint: `See what it found: autoloop report ${order}; or start another: autoloop run ${order}`,
      },
    );
  return goThrough(chain, { ...request, order, options: optionsOf(last), trigger: 'chain' }, runs);
}

/** What a person asked for when the chain was begun holds for the steps that are left: who competes, and what seals them. */
const optionsOf = ({ started }: RunState): RunOptions => ({
  agents: started.attempts.map(({ agent }) => agent),
  attempts: started.attempts.length,
  sandbox: started.sandbox.engine as NonNullable<RunOptions['sandbox']>,
});

/** The chain that a run is a step of, as it stands in the commit that governs the run. */
async function chainOf(repo: Repository, { started }: RunState): Promise<Chain> {
  const { chain: step, base_commit, preset, run_id } = started;
  const chain = step && (await chainAt(repo, base_commit, step.name));
  if (step && chain?.steps.length === step.of && chain.steps[step.step - 1]?.preset === preset) return chain;
  throw new AutoloopError(
    'refused',
    'chain-changed',
    `Run ${run_id} is a step of chain \`${step?.name}\`, which is another now`,
    {
      hint: `It came with another version of the tool. End the run: autoloop stop ${run_id}`,
    },
  );
}

/** The runs of the chain that `run` belongs to, from its first to its newest. */
async function runsOfChain(repo: Repository, run: RunState): Promise<RunState[]> {
  const { order, chain } = run.started;
  const known = (await knownRuns(repo, order)).filter((one) => one.chain?.name === chain?.name);
  const line = [run.started.run_id];
  for (;;) {
    const first = known.find(({ run_id }) => run_id === line[0]);
    const parent = known.find(({ run_id }) => run_id === first?.parent_run_id);
    if (parent === undefined || line.includes(parent.run_id)) break;
    line.unshift(parent.run_id);
  }
  for (;;) {
    const next = known.findLast(({ parent_run_id }) => parent_run_id === line.at(-1));
    if (next === undefined || line.includes(next.run_id)) break;
    line.push(next.run_id);
  }
  return Promise.all(line.map((id) => readRun(repo, id)));
}

const asChainRun = (state: RunState): ChainRun => ({
  run_id: state.started.run_id,
  step: state.started.chain?.step ?? 1,
  outcome: state.ended?.outcome ?? null,
  heir: heirOf(state),
  continues: state.started.continues ?? null,
  minutes: minutesAtWork(state, state.ended?.at ?? state.head.at),
});

async function goThrough(chain: Chain, request: OrderRequest, before: RunState[]): Promise<CarriedOrder> {
  const runs = [...before];
  for (;;) {
    const next = nextInChain(chain, runs.map(asChainRun));
    const last = runs.at(-1);
    if (next.do === 'end') {
      const { do: _, ...end } = next;
      if (last === undefined) throw new Error('a chain has a step');
      return { run: last, chain: { name: chain.name, of: chain.steps.length, runs, end } };
    }
    if (next.do === 'resume') runs[runs.length - 1] = await resumeRun({ ...request, run: next.run_id });
    else runs.push(await startStep(chain, request, next));
  }
}

type Start = Extract<NextInChain, { do: 'start' }>;

/** Who starts a step holds the run before it until the new one has begun: of two, one does. */
async function startStep(
  chain: Chain,
  request: OrderRequest,
  { step, continues, parent, minutes }: Start,
): Promise<RunState> {
  const { repo, order, options, now, watch } = request;
  const { preset = '', depth = 1 } = chain.steps[step - 1] ?? {};
  const held = parent === null ? null : await openJournal(repo.commonDir, parent);
  try {
    if (parent !== null) await refuseSecond(repo, order, parent);
    return await startRun({
      ...request,
      now: now(),
      options: { ...options, preset },
      trigger: parent === null ? request.trigger : 'chain',
      ...(continues === null ? {} : { continues }),
      ...(parent === null ? {} : { parent }),
      chain: { name: chain.name, step, of: chain.steps.length, depth, ...(minutes === null ? {} : { minutes }) },
      watch: (event) => {
        if (event.type === 'run.started') void held?.close();
        watch?.(event);
      },
    });
  } catch (error) {
    if (!(error instanceof AutoloopError) || parent === null || error.kind === 'interrupted') throw error;
    const { kind, code, message, hint } = error;
    throw new AutoloopError(kind, code, `Step ${step} of chain \`${chain.name}\` (${preset}): ${message}`, {
      hint: `${hint === undefined ? '' : `${hint}\n`}Then go on with the chain: autoloop resume ${parent}`,
      cause: error,
    });
  } finally {
    await held?.close();
  }
}

async function refuseSecond(repo: Repository, order: string, parent: string): Promise<void> {
  const runs = await knownRuns(repo, order);
  const next = runs.find((run) => run.chain !== null && run.parent_run_id === parent);
  if (next === undefined) return;
  throw new AutoloopError('refused', 'chain-goes-on', `The chain went on already, with run ${next.run_id}`, {
    hint: `Watch it: autoloop journal tail ${next.run_id} --follow`,
  });
}
