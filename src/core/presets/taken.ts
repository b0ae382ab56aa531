/** The way that attempts took through a preset, to be marked in its picture. */
import type { Coordination } from '../journal/coordination.js';
import type { AttemptOutcome } from '../journal/types.gen.js';

export interface Taken {
  /** How often a role had its turn. */
  turns: (role: string) => number;
  /** How often a word of a role counted. */
  counted: (role: string, event: string) => number;
  /** How often it did not count: for its gate, or for what completion needs besides. */
  turnedBack: (role: string, event: string) => number;
}

/** The way of one attempt, or of all of them together. */
export function takenBy({ attempts }: Coordination, attempt?: number): Taken {
  const turns = counter();
  const through = counter();
  const back = counter();
  for (const one of attempts.filter((one) => attempt === undefined || one.attempt === attempt))
    for (const [index, { roles, said }] of one.iterations.entries()) {
      for (const { role } of roles) turns.add(role);
      const proposal = index < one.iterations.length - 1 ? back : proposalLast(one.outcome, { through, back });
      for (const { role, event, leads } of said) {
        if (leads === 'superseded') continue;
        const counts = leads === 'proposes' ? proposal : leads === 'held-back' ? back : through;
        counts?.add(wordOf(role, event));
      }
    }
  return {
    turns: turns.of,
    counted: (role, event) => through.of(wordOf(role, event)),
    turnedBack: (role, event) => back.of(wordOf(role, event)),
  };
}

/** Where a proposal after which no iteration came belongs; null while nobody knows. After one that counted none ever comes. */
function proposalLast<T>(outcome: AttemptOutcome | null, { through, back }: { through: T; back: T }): T | null {
  if (outcome === 'completed' || outcome === 'held') return through;
  return outcome === null || outcome === 'environment-failed' || outcome === 'interrupted' ? null : back;
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
