/** Who handed over to whom, by which word, and what came in between: gates, rejections, guidance. */

import { wordsOf } from '../presets/iteration.js';
import type { Preset } from '../presets/preset.js';
import { sayEnded } from './ended.js';
import type { AttemptState, IterationState, PendingStep, RunState } from './state.js';
import type { AttemptOutcome, GatePurpose } from './types.gen.js';

/** An accepted event, and what it led to. */
export interface SaidEvent {
  role: string;
  event: string;
  data: unknown;
  /**
   * `hands-over` to roles of the next iteration; `passes-on` to roles of its own that waited for it; `proposes` completion;
   * `held-back` by a gate, and told to those who are to do better; `nobody` went on from it; `superseded` by a later word of
   * the role; `open` while the next iteration has not begun.
   */
  leads: 'hands-over' | 'passes-on' | 'proposes' | 'held-back' | 'nobody' | 'superseded' | 'open';
  /** The roles that went on from it, or are to. */
  to: string[];
}

/** One iteration: what its roles were told, what they said, and what was said to it. */
export interface CoordinatedIteration {
  iteration: number;
  /** Whether its tree was read; false while it runs. */
  over: boolean;
  changed: boolean;
  /** What its roles were told before: of `role` alone where it is not null; `by` a person, or the tool where it is null. */
  told: { text: string; role: string | null; by: string | null }[];
  /** In the sequence in which they ended. */
  roles: { role: string; agent: string; ended: string; retries: number }[];
  said: SaidEvent[];
  rejected: { role: string; event: string; reason: string }[];
  gates: { command: string; purpose: GatePurpose; passed: boolean }[];
}

/** The iterations of one attempt, the first first. */
export interface AttemptCoordination {
  attempt: number;
  agent: string;
  /** Null while it goes on. */
  outcome: AttemptOutcome | null;
  reason: string | null;
  iterations: CoordinatedIteration[];
}

/** How the roles of a run worked together, by attempt. */
export interface Coordination {
  run_id: string;
  preset: string;
  attempts: AttemptCoordination[];
}

/** How the roles of each attempt worked together, by the preset that the run was started with. */
export function coordinationOf(state: RunState, preset: Preset): Coordination {
  return {
    run_id: state.started.run_id,
    preset: preset.name,
    attempts: state.attempts.map((attempt) => ({
      attempt: attempt.attempt,
      agent: attempt.agent,
      outcome: attempt.ended?.outcome ?? null,
      reason: attempt.ended?.reason ?? null,
      iterations: attempt.iterations.map((iteration, index) =>
        coordinated(preset, attempt, iteration, {
          next: attempt.iterations[index + 1],
          running: (iteration) => runningIn(state.pending, attempt.attempt, iteration),
        }),
      ),
    })),
  };
}

interface Around {
  /** The iteration after it, where there is one. */
  next: IterationState | undefined;
  /** Roles of an iteration of the attempt that were started and have not ended. */
  running: (iteration: number) => string[];
}

function coordinated(
  preset: Preset,
  attempt: AttemptState,
  played: IterationState,
  around: Around,
): CoordinatedIteration {
  const { iteration, tree, changed, roles, retries, emitted, rejected, gates } = played;
  const words = wordsOf(preset, played);
  const lastOf = new Map(emitted.map(({ role }, index) => [role, index]));
  return {
    iteration,
    over: tree !== null,
    changed,
    told: attempt.guidance
      .filter((told) => told.iteration === iteration)
      .map(({ text, role = null, by = null }) => ({ text, role, by })),
    roles: roles.map(({ role, agent, ended }) => ({
      role,
      agent,
      ended: sayEnded(ended),
      retries: retries.filter((retry) => retry.role === role).length,
    })),
    said: emitted.map((said, index) => ({
      ...said,
      ...(lastOf.get(said.role) === index
        ? leadOf(preset, attempt, played, { ...around, isWord: words.some(({ role }) => role === said.role) }, said)
        : { leads: 'superseded' as const, to: [] }),
    })),
    rejected,
    gates: gates.map(({ command, purpose, passed }) => ({ command, purpose, passed })),
  };
}

/** What the last word of a role in an iteration led to. */
function leadOf(
  preset: Preset,
  attempt: AttemptState,
  iteration: IterationState,
  { next, running, isWord }: Around & { isWord: boolean },
  { role, event }: { role: string; event: string },
): Pick<SaidEvent, 'leads' | 'to'> {
  const inIteration = [...iteration.roles.map((ended) => ended.role), ...running(iteration.iteration)];
  const waited = inIteration.filter((other) => preset.roles.get(other)?.dependsOn.includes(role));
  if (waited.length > 0 && !preset.on.has(event)) return { leads: 'passes-on', to: waited };
  if (!isWord) return { leads: 'nobody', to: [] };
  if (event === preset.completesOn) return { leads: 'proposes', to: [] };
  const gate = preset.gates.get(event);
  const isHeldBack = iteration.gates.some(
    ({ command, passed }) => !passed && (gate?.commands === 'acceptance' || gate?.commands.includes(command)),
  );
  if (isHeldBack) return { leads: 'held-back', to: gate?.otherwise ?? [role] };
  const heirs = preset.on.get(event) ?? [];
  if (heirs.length === 0 || (next === undefined && attempt.ended !== null)) return { leads: 'nobody', to: [] };
  if (next === undefined) return { leads: 'open', to: heirs };
  // Of an iteration that runs, some have not come to their turn.
  const to = next.tree === null ? heirs : heirs.filter((heir) => next.roles.some((ended) => ended.role === heir));
  return to.length > 0 ? { leads: 'hands-over', to } : { leads: 'nobody', to: [] };
}

const runningIn = (pending: readonly PendingStep[], attempt: number, iteration: number): string[] =>
  pending.flatMap(({ step, began }) =>
    step === 'role' && began.attempt === attempt && began.iteration === iteration ? [began.role] : [],
  );
