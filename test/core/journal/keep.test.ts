import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keepWord } from '../../../src/core/journal/keep.js';

interface Said {
  role: string;
  event: number;
}

/** As it is meant: one at a time, the oldest whose role has said something since. */
function keptOf(words: readonly Said[]): Said[] {
  let kept: Said[] = [];
  for (const word of words) {
    kept = [...kept, word];
    const oldest = kept.findIndex(({ role }, index) => kept.slice(index + 1).some((later) => later.role === role));
    if (kept.length > 100) kept.splice(Math.max(0, oldest), 1);
  }
  return kept;
}

test('of what roles say the latest 100 are kept, and the last word of each role', () => {
  const turns = fc.array(
    fc.record({ role: fc.constantFrom('plan', 'code', 'test', 'review'), times: fc.integer({ min: 1, max: 120 }) }),
    { minLength: 1, maxLength: 8 },
  );
  fc.assert(
    fc.property(turns, (spoken) => {
      const words = spoken
        .flatMap(({ role, times }) => Array<string>(times).fill(role))
        .map((role, event): Said => ({ role, event }));
      const kept: Said[] = [];
      for (const word of words) keepWord(kept, word);
      expect(kept).toEqual(keptOf(words));
    }),
    { numRuns: 50 },
  );
});

test('where more roles speak than are kept, what was just said is', () => {
  const kept: Said[] = [];
  for (let event = 0; event < 103; event++) keepWord(kept, { role: `role-${event}`, event });
  expect(kept.map(({ event }) => event)).toEqual(Array.from({ length: 100 }, (_, index) => index + 3));
});
