/**
 * The loop engine's decision: from what the journal holds of one attempt, what happens next. Pure, so that a run which was
 * killed goes on exactly as one that was not.
 */
import { type Ended, sayEnded, succeeded } from '../journal/ended.js';
import type { Preset } from './preset.js';

/** One iteration of an attempt, as folded from the journal. */
export interface LoopIteration {
  iteration: number;
  /** The tree its roles left, once it was read; `null` while the iteration is not over. */
  tree: string | null;
  /** Whether that tree differs from the one the iteration began with. */
  changed: boolean;
  roles: { role: string; ended: Ended; cause: string | null; said?: string }[];
  /** Roles that were started again, once for each time. */
  retries: { role: string }[];
  /** Accepted events, in order. */
  emitted: { role: string; event: string }[];
  rejected: { role: string; event: string; reason: string }[];
  /** Results of the acceptance commands that ran as the gate of this iteration. */
  gates: { command: string; passed: boolean }[];
}

/** One limit, and what there is of it so far. */
export interface Exhausted {
  budget: 'iterations' | 'minutes' | 'cost_usd';
  limit: number;
  spent: number;
}

export interface LoopState {
  baseTree: string;
  iterations: LoopIteration[];
}

/** What the order and the policy allow this attempt. */
export interface LoopBudget {
  /** How often the loop may go round. */
  iterations: number;
  /** What is bounded besides, for all attempts of the run together, and how much of it the journal says is spent. */
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

export type Step =
  /** Start these roles, each in a fresh process. */
  | { do: 'iterate'; iteration: number; roles: string[]; guidance: string[] }
  /** Run these acceptance commands on a clean checkout of the proposed tree. */
  | { do: 'prove'; iteration: number; tree: string; commands: string[] }
  | { do: 'end'; outcome: AttemptOutcome; reason: string; exhausted?: Exhausted };

/** Decides the next step of one attempt. */
export function nextStep(preset: Preset, state: LoopState, budget: LoopBudget): Step {
  const last = state.iterations.at(-1);
  const over = budget.spent.find(({ limit, spent }) => spent >= limit);
  if (last === undefined)
    return over ? exhausted(over) : { do: 'iterate', iteration: 1, roles: preset.start, guidance: [] };
  // A crash cut this iteration off: what led to it leads to it again.
  if (last.tree === null) return nextStep(preset, { ...state, iterations: state.iterations.slice(0, -1) }, budget);

  const failed =
    last.roles.find((role) => !succeeded(role.ended)) ?? last.roles.find((role) => wasHindered(role, budget));
  if (failed?.ended.how === 'timed-out' && over) return exhausted(over);
  if (failed && !last.changed) return end('agent-failed', sayFailed(failed, last));

  const event = last.emitted.at(-1)?.event;
  if (event === undefined) return end('blocked', 'No role said what comes next');
  if (event === preset.completesOn) return afterProposal(preset, state, last, budget);

  const heirs = preset.on.get(event) ?? [];
  if (heirs.length === 0) return end('blocked', `\`${event}\` hands over to nobody`);
  if (stalled(state)) return end('stalled', 'Two iterations in a row changed nothing and said nothing new');
  return goRound(preset, last, budget, heirs, rejections(last));
}

function afterProposal(preset: Preset, state: LoopState, last: LoopIteration, budget: LoopBudget): Step {
  const tree = last.tree ?? state.baseTree;
  if (!preset.gates.has(preset.completesOn) || budget.acceptance.length === 0)
    return end('held', 'Nothing is configured to prove completion');

  const unchanged = tree === state.baseTree && !budget.mayChangeNothing;
  const missing = budget.acceptance.filter((id) => !last.gates.some((gate) => gate.command === id));
  if (!unchanged && missing.length > 0) return { do: 'prove', iteration: last.iteration, tree, commands: missing };

  const failing = last.gates.filter((gate) => !gate.passed).map((gate) => gate.command);
  if (!unchanged && failing.length === 0)
    return end('completed', 'Every acceptance command passed on a clean checkout');
  if (last.iteration > 1 && !last.changed)
    return end('stalled', unchanged ? 'It changed nothing' : `It changed nothing more while ${list(failing)} failed`);

  const roles = [...new Set(last.roles.map((role) => role.role))];
  const guidance = unchanged
    ? 'You proposed completion, but no file has changed.'
    : `On a clean checkout of your files ${list(failing)} failed. Your working directory is as you left it.`;
  return goRound(preset, last, budget, roles.length > 0 ? roles : preset.start, [guidance, ...rejections(last)]);
}

function goRound(preset: Preset, last: LoopIteration, budget: LoopBudget, roles: string[], guidance: string[]): Step {
  const limit = Math.min(preset.limits.iterations, budget.iterations);
  if (last.iteration >= limit) return exhausted({ budget: 'iterations', limit, spent: last.iteration });
  const over = budget.spent.find((one) => one.spent >= one.limit);
  if (over) return exhausted(over);
  return { do: 'iterate', iteration: last.iteration + 1, roles, guidance };
}

function exhausted(one: Exhausted): Step {
  const { budget, limit, spent } = one;
  const reason =
    budget === 'iterations'
      ? `${limit} ${limit === 1 ? 'iteration is' : 'iterations are'} used up`
      : `${spent.toFixed(2)} of ${limit} ${budget} are used up`;
  return { do: 'end', outcome: 'budget-exhausted', reason, exhausted: one };
}

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

const rejections = (last: LoopIteration): string[] =>
  last.rejected.map((rejected) => `Your event \`${rejected.event}\` was rejected: ${rejected.reason}`);

const list = (names: string[]): string => names.map((name) => `\`${name}\``).join(', ');

function stalled(state: LoopState): boolean {
  const [before, last] = state.iterations.slice(-2);
  if (before === undefined || last === undefined) return false;
  return !before.changed && !last.changed && before.emitted.at(-1)?.event === last.emitted.at(-1)?.event;
}
