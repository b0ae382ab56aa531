/** The way that attempts took through a preset, to be marked in its picture. */
import type { Coordination } from '../journal/coordination.js';

export interface Taken {
  /** How often a role had its turn. */
  turns: (role: string) => number;
  /** How often a word of a role counted. */
  counted: (role: string, event: string) => number;
  /** How often a gate turned it back. */
  turnedBack: (role: string, event: string) => number;
}

/** The way of one attempt, or of all of them together. */
export function takenBy({ attempts }: Coordination, attempt?: number): Taken {
  const rounds = attempts
    .filter((one) => attempt === undefined || one.attempt === attempt)
    .flatMap((one) => one.rounds);
  const turns = counter();
  const through = counter();
  const back = counter();
  for (const { roles, said, gates } of rounds) {
    for (const { role } of roles) turns.add(role);
    const isRefused = gates.some(({ purpose, passed }) => purpose === 'completion' && !passed);
    for (const { role, event, leads } of said) {
      if (leads === 'superseded') continue;
      const isBack = leads === 'held-back' || (leads === 'proposes' && isRefused);
      (isBack ? back : through).add(wordOf(role, event));
    }
  }
  return {
    turns: turns.of,
    counted: (role, event) => through.of(wordOf(role, event)),
    turnedBack: (role, event) => back.of(wordOf(role, event)),
  };
}

/** Neither name has a blank. */
const wordOf = (role: string, event: string): string => `${role} ${event}`;

function counter() {
  const counts = new Map<string, number>();
  return {
    add: (key: string) => void counts.set(key, (counts.get(key) ?? 0) + 1),
    of: (key: string) => counts.get(key) ?? 0,
  };
}
