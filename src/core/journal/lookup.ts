/** Finding one's way in the state of a run: attempts, iterations, gates and steps, by what events say of them. */
import { findKeyed, iterationIn } from './keyed.js';
import type { AttemptState, IterationState, PendingStep, RunState } from './state.js';
import type { GateEndedData, GateStartedData } from './types.gen.js';

interface IterationRef {
  attempt: number;
  iteration: number;
}

/** What tells one gate from another. */
export type GateKey = Pick<GateStartedData, 'subject' | 'purpose' | 'command' | 'repeat' | 'iteration'>;

/** An attempt by its number; undefined where the run has none of it. */
export function findAttempt({ attempts }: RunState, attempt: number): AttemptState | undefined {
  // Nearly always they are numbered one after the other, and one is asked for with every event.
  const likely = attempts[attempt - (attempts[0]?.attempt ?? 0)];
  return likely?.attempt === attempt ? likely : findKeyed(attempts, attempt, (known) => known.attempt);
}

/** An attempt that the run is known to have. @throws Error when it has not: that is a bug of the caller. */
export function attemptIn(state: RunState, attempt: number): AttemptState {
  const known = findAttempt(state, attempt);
  if (known === undefined) throw new Error(`run ${state.started.run_id} has no attempt ${attempt}`);
  return known;
}

/** `attempt-2` names attempt 2; `base` names none. */
export function findSubject(state: RunState, subject: string): AttemptState | undefined {
  const [, attempt] = /^attempt-([1-9]\d{0,14})$/.exec(subject) ?? [];
  return attempt === undefined ? undefined : findAttempt(state, Number(attempt));
}

export const findIteration = (state: RunState, { attempt, iteration }: IterationRef): IterationState | undefined =>
  iterationIn(findAttempt(state, attempt)?.iterations, iteration);

/** Where the results of this gate and its like are kept; undefined when its subject or iteration is unknown. */
export function findGates(state: RunState, { subject, purpose, iteration }: GateKey): GateEndedData[] | undefined {
  if (subject === 'base') return state.baseline;
  const attempt = findSubject(state, subject);
  if (purpose === 'evidence') return attempt?.gates;
  return iteration === null ? undefined : iterationIn(attempt?.iterations, iteration)?.gates;
}

/** The result of one gate; undefined while there is none. */
export const findGate = (state: RunState, key: GateKey): GateEndedData | undefined =>
  findKeyed(findGates(state, key) ?? [], keyOfGate(key), keyOfGate);

const keyOfGate = ({ subject, purpose, command, repeat, iteration }: GateKey): string =>
  `${subject} ${purpose} ${repeat} ${iteration} ${command}`;

export const isSameIteration = (one: IterationRef, other: IterationRef): boolean =>
  one.attempt === other.attempt && one.iteration === other.iteration;

export const isSameRole = (one: IterationRef & { role: string }, other: IterationRef & { role: string }): boolean =>
  isSameIteration(one, other) && one.role === other.role;

export const isSameGate = (one: GateKey, other: GateKey): boolean =>
  one.subject === other.subject &&
  one.purpose === other.purpose &&
  one.command === other.command &&
  one.repeat === other.repeat &&
  one.iteration === other.iteration;

/** A step in words, as `run.resumed` lists what is done again: `attempt-1, iteration 2: role code`. */
export function nameStep(pending: PendingStep): string {
  if (pending.step === 'gate') {
    const { subject, purpose, command, repeat, iteration } = pending.began;
    const where = iteration === null ? '' : `, iteration ${iteration}`;
    return `${subject}${where}: ${purpose} gate ${command}, run ${repeat}`;
  }
  const { attempt, iteration } = pending.began;
  const what =
    pending.step === 'role' ? `: role ${pending.began.role}` : pending.step === 'completion' ? ': completion' : '';
  return `attempt-${attempt}, iteration ${iteration}${what}`;
}
