/**
 * The loop engine's decision: from what the journal holds of one attempt, what happens next. Pure, so that a run which was
 * killed goes on exactly as one that was not.
 */
import { sayEnded, succeeded } from '../journal/ended.js';
import { holds, idleIterations, sameGatesFailed, sameRoleFailed } from './guards.js';
import { type LoopIteration, proposes, silentIn, wordsOf } from './iteration.js';
import type { Gate, Preset } from './preset.js';

/** One limit, and what there is of it so far. */
export interface Exhausted {
  budget: 'iterations' | 'minutes' | 'cost_usd';
  limit: number;
  spent: number;
  /** `chain`: it is what the chain had left for this step; absent for what order and preset allow. */
  of?: 'chain';
}

export interface LoopState {
  baseTree: string;
  iterations: LoopIteration[];
}

/** What the order and the policy allow this attempt. */
export interface LoopBudget {
  /** How often completion may be proposed. */
  iterations: number;
  /** What is bounded besides, of the run and of the attempt, and how much of it the journal says is spent. */
  spent: Exhausted[];
  /** The ids of the acceptance commands that gate completion; empty when nothing is configured to prove it. */
  acceptance: string[];
  /** Whether an attempt that changes nothing can be complete (report-only orders). */
  mayChangeNothing: boolean;
}

export type AttemptOutcome =
  | 'completed'
  | 'held'
  | 'stalled'
  | 'budget-exhausted'
  | 'blocked'
  | 'agent-failed'
  | 'environment-failed'
  | 'interrupted';

/** What a role of the next iteration is told; of `role` alone, or all of them where it is null. */
export interface Guidance {
  role: string | null;
  text: string;
}

export type Step =
  /** Start these roles, each in a fresh process. */
  | { do: 'iterate'; iteration: number; roles: string[]; guidance: Guidance[] }
  /** Run these acceptance commands on a clean checkout of the iteration's tree, before what it says counts. */
  | { do: 'prove'; iteration: number; tree: string; commands: string[]; purpose: 'completion' | 'hand-over' }
  /** Measure what a proposal amounts to in the preset's phases. */
  | { do: 'measure'; iteration: number }
  | { do: 'end'; outcome: AttemptOutcome; reason: string; exhausted?: Exhausted };

/** What a decision is made from. */
interface Situation {
  preset: Preset;
  state: LoopState;
  budget: LoopBudget;
  last: LoopIteration;
}

/** Decides the next step of one attempt. */
export function nextStep(preset: Preset, state: LoopState, budget: LoopBudget): Step {
  const last = state.iterations.at(-1);
  const over = budget.spent.find(({ limit, spent }) => spent >= limit);
  if (last === undefined)
    return over ? exhausted(over) : { do: 'iterate', iteration: 1, roles: preset.start, guidance: [] };
  // A crash cut this iteration off: what led to it leads to it again.
  if (last.tree === null) return nextStep(preset, { ...state, iterations: state.iterations.slice(0, -1) }, budget);

  // A change speaks for who made it, whatever became of them; of who only reads there is but the word, and half a look is none.
  const idle = last.changed ? last.roles.filter(({ role }) => preset.roles.get(role)?.readOnly) : last.roles;
  const failedOf = (roles: LoopIteration['roles']) =>
    roles.find((role) => !succeeded(role.ended)) ?? roles.find((role) => wasHindered(role, budget));
  if (failedOf(last.roles)?.ended.how === 'timed-out' && over) return exhausted(over);
  const failed = failedOf(idle);
  if (failed) return end('agent-failed', sayFailed(failed, last));

  const situation = { preset, state, budget, last };
  return proposes(preset, last) ? afterProposal(situation) : afterIteration(situation);
}

function sayMute(silent: readonly string[]): string {
  const who = silent.map((role) => `\`${role}\``).join(', ');
  return `No role said what comes next${who === '' ? '' : `: ${who} ended without a word`}`;
}

/** After an iteration that proposed no completion: to whom its words hand over. */
function afterIteration(situation: Situation): Step {
  const { preset, state, last, budget } = situation;
  // Who was not heard is told why, and has its turn again.
  const silent = silentIn(preset, last);
  const unheard = silent.filter((role) => last.rejected.some((rejected) => rejected.role === role));
  const words = wordsOf(preset, last).filter(({ event }) => event !== preset.completesOn);
  if (words.length === 0 && unheard.length === 0) return end('blocked', sayMute(silent));

  const stop = words.find(({ event }) => preset.on.get(event)?.length === 0);
  if (stop !== undefined) return endsAt(stop.event);

  const wanted = [...new Set(words.flatMap(({ event }) => commandsOf(preset.gates.get(event), budget)))];
  const missing = unspoken(last, wanted);
  if (missing.length > 0) return prove(situation, missing, 'hand-over');

  const roles = new Set(unheard);
  const guidance: Guidance[] = [];
  for (const { role, event } of words) {
    const gate = preset.gates.get(event);
    const failing = failingOf(last, commandsOf(gate, budget));
    if (failing.length > 0) guidance.push(toAll(`\`${event}\` does not count yet: ${sayFailing(failing)}`));
    const heirs = failing.length === 0 ? preset.on.get(event) : (gate?.otherwise ?? [role]);
    if (heirs === undefined) return endsAt(event);
    for (const heir of heirs) roles.add(heir);
  }
  const idle = idleIterations(preset, state.iterations);
  if (idle >= preset.limits.stall)
    return end(
      'stalled',
      `${idle} ${idle === 1 ? 'iteration' : 'iterations in a row'} changed no file and said nothing new`,
    );
  return iterate(situation, [...roles], guidance);
}

/** After an iteration all of whose words propose completion. */
function afterProposal(situation: Situation): Step {
  const { preset, state, last, budget } = situation;
  const tree = last.tree ?? state.baseTree;
  const gate = preset.gates.get(preset.completesOn);
  const commands = commandsOf(gate, budget);
  const proposers = wordsOf(preset, last).map(({ role }) => role);
  const unmet = preset.requires.filter((event) => !holds(preset, state.iterations, event));
  if (unmet.length > 0) {
    if (idleIterations(preset, state.iterations) >= preset.limits.stall)
      return end('stalled', `It was proposed again without ${list(unmet)}`);
    const why = `\`${preset.completesOn}\` does not count without ${list(unmet)}, said of the files as they are now.`;
    return iterate(situation, proposers, [toAll(why)]);
  }

  if (commands.length === 0)
    return end(
      'held',
      isForLater(gate) ? 'A later step of the chain has to prove it' : 'Nothing is configured to prove completion',
    );

  const unchanged = tree === state.baseTree && !budget.mayChangeNothing;
  const missing = unchanged ? [] : unspoken(last, commands);
  if (missing.length > 0) return prove(situation, missing, 'completion');
  const measured = last.measured ?? null;
  if (!unchanged && preset.phases.length > 0 && measured === null) return { do: 'measure', iteration: last.iteration };

  const failing = failingOf(last, commands);
  const isBelow = measured !== null && measured.how !== 'converged';
  if (!unchanged && failing.length === 0 && !isBelow)
    return end(
      'completed',
      ['Every acceptance command passed on a clean checkout', ...(measured ? [measured.reason] : [])].join('. '),
    );

  const was = unchanged ? 'nothing' : 'nothing more';
  const while_ = failing.length > 0 ? ` while ${list(failing)} failed` : isBelow ? `: ${measured.reason}` : '';
  if (wasJudged(situation, tree)) return end('stalled', `It changed ${was}${while_}`);

  const told = unchanged
    ? ['You proposed completion, but no file has changed.']
    : [...(failing.length > 0 ? [sayFailing(failing)] : []), ...(isBelow ? [measured.reason] : [])];
  const heirs = measured?.how === 'next-cycle' ? preset.start : (gate?.otherwise ?? proposers);
  return iterate(situation, heirs, told.map(toAll));
}

/** No preset says so itself: a step of a chain is given such a gate. */
const isForLater = (gate: Gate | undefined): boolean => Array.isArray(gate?.commands) && gate.commands.length === 0;

/** Whether an earlier proposal of the same tree was judged and sent back. */
const wasJudged = ({ preset, state, budget }: Situation, tree: string): boolean =>
  state.iterations
    .slice(0, -1)
    .some(
      (iteration) =>
        iteration.tree === tree &&
        proposes(preset, iteration) &&
        (iteration.gates.length > 0 || (tree === state.baseTree && !budget.mayChangeNothing)),
    );

/** One more iteration, unless a limit is reached. */
function iterate(situation: Situation, roles: string[], guidance: Guidance[]): Step {
  const { preset, state, budget, last } = situation;
  const { iterations, failures } = preset.limits;
  if (last.iteration >= iterations)
    return exhausted(
      { budget: 'iterations', limit: iterations, spent: last.iteration },
      `${last.iteration} of ${iterations} iterations are used up (\`limits.iterations\` of preset \`${preset.name}\`)`,
    );
  const proposals = state.iterations.filter((iteration) => proposes(preset, iteration)).length;
  if (proposals >= budget.iterations)
    return exhausted(
      { budget: 'iterations', limit: budget.iterations, spent: proposals },
      `${proposals} of ${budget.iterations} proposals of completion are used up (\`budget.iterations\`)`,
    );
  const over = budget.spent.find((one) => one.spent >= one.limit);
  if (over) return exhausted(over);
  const failed = sameRoleFailed(state.iterations);
  if (failed && failed.times >= failures)
    return end('agent-failed', `\`${failed.role}\` failed ${failed.times} times in a row`);
  const times = sameGatesFailed(state.iterations);
  if (times >= failures) return end('stalled', `${list(failingOf(last))} failed ${times} times in a row`);
  const rejected = roles.flatMap((role) => rejectionsOf(state, role, roles.length > 1));
  return { do: 'iterate', iteration: last.iteration + 1, roles, guidance: [...guidance, ...rejected] };
}

/** What was rejected of a role when it last ran. */
function rejectionsOf({ iterations }: LoopState, role: string, isOneOfSeveral: boolean): Guidance[] {
  const last = iterations.findLast((iteration) => iteration.roles.some((ended) => ended.role === role));
  const rejected = last?.rejected.filter((one) => one.role === role) ?? [];
  return rejected.map(({ event, reason }) => ({
    role: isOneOfSeveral ? role : null,
    text: `Your event \`${event}\` was rejected: ${reason}`,
  }));
}

/** The ids of the acceptance commands that a gate stands for. */
const commandsOf = (gate: Gate | undefined, { acceptance }: LoopBudget): string[] =>
  gate === undefined ? [] : gate.commands === 'acceptance' ? acceptance : gate.commands;

const unspoken = ({ gates }: LoopIteration, commands: string[]): string[] =>
  commands.filter((id) => !gates.some((gate) => gate.command === id));

/** Of `commands`, or of all, those that failed in the iteration. */
const failingOf = ({ gates }: LoopIteration, commands?: string[]): string[] =>
  gates.filter(({ command, passed }) => !passed && (commands?.includes(command) ?? true)).map(({ command }) => command);

const prove = (
  { last, state }: Situation,
  commands: string[],
  purpose: 'completion' | 'hand-over',
): Extract<Step, { do: 'prove' }> => ({
  do: 'prove',
  iteration: last.iteration,
  tree: last.tree ?? state.baseTree,
  commands,
  purpose,
});

const sayFailing = (failing: string[]): string =>
  `On a clean checkout of your files ${list(failing)} failed. Your working directory is as you left it.`;

const toAll = (text: string): Guidance => ({ role: null, text });

function exhausted(one: Exhausted, reason = sayUsedUp(one)): Step {
  return { do: 'end', outcome: 'budget-exhausted', reason, exhausted: one };
}

const sayUsedUp = ({ budget, limit, spent, of }: Exhausted): string =>
  of === 'chain'
    ? `${spent.toFixed(2)} of ${limit.toFixed(2)} minutes that the chain had left are used up`
    : `${spent.toFixed(2)} of ${limit} ${budget} are used up`;

const endsAt = (event: string): Step => end('blocked', `\`${event}\` hands over to nobody`);

const end = (outcome: AttemptOutcome, reason: string): Step => ({ do: 'end', outcome, reason });

/** Programs end with 0 also when they were refused everything; who may change nothing may be denied what would have. */
const wasHindered = ({ cause, said }: LoopIteration['roles'][number], { mayChangeNothing }: LoopBudget): boolean =>
  cause === 'denied' ? !mayChangeNothing : cause !== null || said !== undefined;

function sayFailed({ role, ended, cause, said }: LoopIteration['roles'][number], { retries }: LoopIteration): string {
  const times = retries.filter((retry) => retry.role === role).length;
  const tried = times === 0 ? '' : ` after ${times} ${times === 1 ? 'retry' : 'retries'}`;
  const why = cause === null ? '' : ` (${cause})`;
  return `\`${role}\` ${sayEnded(ended)}${why}${tried} and changed nothing${said === undefined ? '' : `: ${said}`}`;
}

const list = (names: string[]): string => names.map((name) => `\`${name}\``).join(', ');
