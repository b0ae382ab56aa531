/** What an iteration amounts to: which roles start when, and the words they leave. */
import { type Ended, succeeded } from '../journal/ended.js';
import type { Preset } from './preset.js';

/** One iteration of an attempt, as folded from the journal. */
export interface LoopIteration {
  iteration: number;
  /** The tree its roles left, once it was read; `null` while the iteration is not over. */
  tree: string | null;
  /** Whether that tree differs from the one the iteration began with. */
  changed: boolean;
  /** In the order in which they ended. */
  roles: { role: string; ended: Ended; cause: string | null; said?: string }[];
  /** Roles that were started again, once for each time. */
  retries: { role: string }[];
  /** Accepted events, in order. */
  emitted: { role: string; event: string }[];
  rejected: { role: string; event: string; reason: string }[];
  /** Results of the acceptance commands that ran as gates of this iteration. */
  gates: { command: string; passed: boolean }[];
  /** What its proposal of completion amounts to in the preset's phases; absent until it was measured. */
  measured?: { how: 'converged' | 'next-cycle' | 'feedback'; reason: string } | null;
}

/** What a role said last. */
export interface Word {
  role: string;
  event: string;
}

type Iteration = Pick<LoopIteration, 'roles' | 'emitted'>;

const lastWordOf = ({ emitted }: Iteration, role: string): string | undefined =>
  emitted.findLast((said) => said.role === role)?.event;

/** Whether a role that ended hands over within its iteration: to those that wait for it, and to nobody by its event. */
function passedOn(preset: Preset, iteration: Iteration, role: string): boolean {
  const ended = iteration.roles.findLast((one) => one.role === role);
  const event = lastWordOf(iteration, role);
  if (ended === undefined || event === undefined || !succeeded(ended.ended)) return false;
  return event !== preset.completesOn && !preset.on.has(event);
}

/**
 * The roles of an iteration that start next, side by side; none when it is over. Of those that wait for nobody any more, all that
 * only read start together, then each that writes alone.
 * @param roles the roles of the iteration, in the order in which they were handed to.
 */
export function startingIn(preset: Preset, roles: readonly string[], iteration: Iteration): string[] {
  const waitsFor = (role: string) => preset.roles.get(role)?.dependsOn.filter((other) => roles.includes(other)) ?? [];
  const ready = roles.filter(
    (role) =>
      !iteration.roles.some((ended) => ended.role === role) &&
      waitsFor(role).every((other) => passedOn(preset, iteration, other)),
  );
  const readers = ready.filter((role) => preset.roles.get(role)?.readOnly);
  return readers.length > 0 ? readers : ready.slice(0, 1);
}

/** The roles that ended and that nobody of the iteration went on from. */
const lastOf = (preset: Preset, { roles }: Iteration): string[] =>
  roles
    .map(({ role }) => role)
    .filter((role) => !roles.some((other) => preset.roles.get(other.role)?.dependsOn.includes(role)));

/** The last accepted event of each role that nobody of the iteration went on from. */
export const wordsOf = (preset: Preset, iteration: Iteration): Word[] =>
  lastOf(preset, iteration).flatMap((role) => {
    const event = lastWordOf(iteration, role);
    return event === undefined ? [] : [{ role, event }];
  });

/** The roles from which a word was to come, and none was accepted. */
export const silentIn = (preset: Preset, iteration: Iteration): string[] =>
  lastOf(preset, iteration).filter((role) => lastWordOf(iteration, role) === undefined);

/** Whether every role that was to speak proposes completion. */
export function proposes(preset: Preset, iteration: Iteration): boolean {
  const words = wordsOf(preset, iteration);
  return (
    words.length > 0 &&
    words.every(({ event }) => event === preset.completesOn) &&
    silentIn(preset, iteration).length === 0
  );
}
