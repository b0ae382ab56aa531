import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assess } from '../../../src/core/judging/assess.js';
import type { AttemptFacts, CommandRun, JudgeInput } from '../../../src/core/judging/input.js';
import { rank } from '../../../src/core/judging/rank.js';
import { attempt, change, input, runs } from './facts.js';

const judge = (facts: JudgeInput) => rank(assess(facts), facts);

describe('three candidates of one order', () => {
  // The whole suite was green but for the bug's own test; the order's commands are both.
  const base = [...runs('base', 'acceptance', 'fff'), ...runs('base', 'suite', 'ppp')];
  const right = { facts: attempt(1), runs: [...runs(1, 'acceptance', 'ppp'), ...runs(1, 'suite', 'ppp')] };
  const breaksAnother = { facts: attempt(2), runs: [...runs(2, 'acceptance', 'ppp'), ...runs(2, 'suite', 'fff')] };
  const editsTheTest = {
    facts: attempt(3, { imported: change({ lines: 1, protected: ['test/acceptance.test.js'] }) }),
    // Its edit is undone before the measurement, so the bug shows.
    runs: [...runs(3, 'acceptance', 'fff'), ...runs(3, 'suite', 'ppp')],
  };
  const facts = (...candidates: { facts: AttemptFacts; runs: CommandRun[] }[]) =>
    input({
      commands: ['acceptance', 'suite'],
      attempts: candidates.map((candidate) => candidate.facts),
      runs: [...base, ...candidates.flatMap((candidate) => candidate.runs)],
    });

  test('the right one wins, and the others are out for their own reasons', () => {
    const all = facts(right, breaksAnother, editsTheTest);
    expect(assess(all).map(({ standing, reasons }) => ({ standing, reasons }))).toEqual([
      {
        standing: 'candidate',
        reasons: [
          'command `acceptance` passed 3 of 3; red on base, so the change turned it green',
          'command `suite` passed 3 of 3; already green on base, so it proves nothing by itself',
        ],
      },
      {
        standing: 'out',
        reasons: ['command `suite` failed 3 of 3 (exited with 1); it passed 3 of 3 on base, so the change broke it'],
      },
      {
        standing: 'out',
        reasons: [
          'changed protected path `test/acceptance.test.js`',
          'command `acceptance` failed 3 of 3 (exited with 1); it was already red on base and is still red',
        ],
      },
    ]);
    expect(judge(all)).toEqual({
      outcome: 'accepted-candidate',
      winner: 1,
      ranking: [
        { attempt: 1, place: 1 },
        { attempt: 2, place: null },
        { attempt: 3, place: null },
      ],
      reason: 'Attempt 1 is the only candidate; `acceptance` went from red on base to green.',
    });
  });

  test('without it there is no candidate', () => {
    const ranked = judge(facts(breaksAnother, editsTheTest));
    expect(ranked).toMatchObject({ outcome: 'no-candidate', winner: null });
    expect(ranked.reason).toBe(
      'No attempt stands. Attempt 2: command `suite` failed 3 of 3 (exited with 1); it passed 3 of 3 on base, ' +
        'so the change broke it. Attempt 3: changed protected path `test/acceptance.test.js`.',
    );
  });
});

describe('between candidates', () => {
  const proven = (numbers: number[]) => [
    ...runs('base', 'test', 'fff'),
    ...numbers.flatMap((number) => runs(number, 'test', 'ppp')),
  ];
  const file = (path: string, insertions: number) =>
    ({ path, status: 'M', binary: false, insertions, deletions: 0 }) as const;

  test.each([
    ['lines changed', [[file('a', 9)], [file('a', 2), file('b', 1)]], [2, 1], '3 against 9'],
    ['files changed', [[file('a', 1), file('b', 2)], [file('a', 3)]], [2, 1], '1 against 2'],
    ['attempt number', [[file('a', 3)], [file('b', 3)]], [1, 2], '1 against 2'],
  ])('%s decides', (name, files, order, figures) => {
    const attempts = files.map((changed, index) => attempt(index + 1, { imported: change({ files: [...changed] }) }));
    const ranked = judge(input({ attempts, runs: proven([1, 2]) }));
    expect(ranked.ranking).toEqual(order.map((number, index) => ({ attempt: number, place: index + 1 })));
    expect(ranked.reason).toContain(`Attempt ${order[0]} comes before attempt ${order[1]} by ${name}: ${figures};`);
  });

  test('agreement is shown, not counted', () => {
    const attempts = [9, 2, 2].map((lines, index) =>
      attempt(index + 1, { imported: change({ lines, patch_id: `patch of ${lines}` }) }),
    );
    const ranked = judge(input({ attempts, runs: proven([1, 2, 3]) }));
    expect(ranked).toMatchObject({ winner: 2, ranking: [{ attempt: 2 }, { attempt: 1 }, { attempt: 3, place: null }] });
    expect(ranked.reason).toContain('Counted as agreement, not ranked: attempt 3.');
  });
});

test('nothing measured proves nothing: held, never accepted', () => {
  expect(judge(input({ commands: [], attempts: [attempt(1)] }))).toMatchObject({
    outcome: 'held',
    winner: null,
    ranking: [{ attempt: 1, place: 1 }],
  });
});

test('a winner that turned nothing green is named with that weakness', () => {
  const facts = input({ attempts: [attempt(1)], runs: [...runs('base', 'test', 'ppp'), ...runs(1, 'test', 'ppp')] });
  expect(judge(facts).reason).toBe(
    'Attempt 1 is the only candidate; but no command went from red on base to green: ' +
      'nothing measured shows that the goal was reached.',
  );
});

test('where nothing was configured to prove completion a person has to decide, whatever was measured', () => {
  const ended = { outcome: 'held' as const, reason: 'Nothing is configured to prove completion' };
  const unproved = attempt(1, { ended, imported: change({ lines: 1 }) });
  const measured = [...runs('base', 'test', 'fff'), ...runs(1, 'test', 'ppp')];
  expect(judge(input({ attempts: [unproved], runs: measured }))).toMatchObject({ outcome: 'held', winner: null });
});

test('no attempts, no candidate', () => {
  expect(judge(input())).toMatchObject({ outcome: 'no-candidate', reason: 'There was no attempt to judge.' });
});

describe('for any attempts', () => {
  const results = fc.constantFrom('ppp', 'ppp', 'ppp', 'fff', 'ppfp', 'pp', '');
  const anAttempt = fc.record({
    lines: fc.integer({ min: 0, max: 4 }),
    patch_id: fc.constantFrom(null, 'a', 'b', 'c'),
    fault: fc.constantFrom(null, null, null, 'protected', 'forbidden', 'outside_scope', 'whitespace', 'empty', 'lost'),
    build: results,
    test: results,
  });
  type AnAttempt = typeof anAttempt extends fc.Arbitrary<infer Value> ? Value : never;

  function factsOf(several: [number, AnAttempt][]): JudgeInput {
    return input({
      commands: ['build', 'test'],
      attempts: several.map(([number, { lines, patch_id, fault }]) => {
        if (fault === 'lost') return attempt(number, { imported: null });
        const faulty = fault === null ? {} : fault === 'empty' ? { empty: true } : { [fault]: ['x'] };
        // One patch is one size: an id stands for its content.
        const size = patch_id === null ? lines : patch_id.charCodeAt(0);
        return attempt(number, { imported: change({ lines: size, patch_id, ...faulty }) });
      }),
      runs: [
        ...runs('base', 'test', 'fff'),
        ...several.flatMap(([number, one]) => [...runs(number, 'build', one.build), ...runs(number, 'test', one.test)]),
      ],
    });
  }
  const several = fc
    .array(anAttempt, { maxLength: 8 })
    .map((list) => list.map((one, index): [number, AnAttempt] => [index + 1, one]));
  const standingOf = (facts: JudgeInput, number: number) =>
    assess(facts).find((score) => score.attempt === number)?.standing;

  test('the sequence of the input does not matter', () => {
    fc.assert(
      fc.property(several, fc.infiniteStream(fc.nat()), (list, random) => {
        const shuffled = <T>(items: readonly T[]): T[] =>
          items
            .map((item) => ({ item, key: random.next().value }))
            .sort((a, b) => a.key - b.key)
            .map(({ item }) => item);
        const facts = factsOf(list);
        const mixed = { ...facts, attempts: shuffled(facts.attempts), runs: shuffled(facts.runs) };
        expect(assess(mixed)).toEqual(assess(facts));
        expect(rank(shuffled(assess(mixed)), mixed)).toEqual(judge(facts));
      }),
    );
  });

  test('an attempt that is out never has a place, and the winner never has a fault', () => {
    fc.assert(
      fc.property(several, (list) => {
        const facts = factsOf(list);
        const ranked = judge(facts);
        for (const { attempt: number, place } of ranked.ranking) {
          expect(place !== null).toBe(standingOf(facts, number) === 'candidate');
        }
        const winner = list.find(([number]) => number === ranked.winner)?.[1];
        expect(winner ?? { fault: null, build: 'ppp', test: 'ppp' }).toMatchObject({
          fault: null,
          build: 'ppp',
          test: 'ppp',
        });
        expect(ranked.outcome).toBe(winner ? 'accepted-candidate' : 'no-candidate');
      }),
    );
  });

  test('an attempt that does not win changes nothing by being there', () => {
    fc.assert(
      fc.property(several, fc.nat(), (list, pick) => {
        const before = judge(factsOf(list));
        const losers = list.filter(([number]) => number !== before.winner);
        const loser = losers[pick % Math.max(1, losers.length)];
        const after = judge(factsOf(list.filter((one) => one !== loser)));
        expect(after.winner).toBe(before.winner);
      }),
    );
  });

  test('without the winner the next one wins, or nobody', () => {
    fc.assert(
      fc.property(several, (list) => {
        const facts = factsOf(list);
        const before = judge(facts);
        fc.pre(before.winner !== null);
        const after = judge(factsOf(list.filter(([number]) => number !== before.winner)));
        // Whoever agreed with the winner stands in for it; else it is the second place.
        const agreeing = assess(facts).find((score) =>
          score.reasons[0]?.startsWith(`same change as attempt ${before.winner},`),
        );
        const second = before.ranking.find(({ place }) => place === 2);
        if (agreeing) expect([agreeing.attempt, second?.attempt]).toContain(after.winner);
        else expect(after.winner).toBe(second?.attempt ?? null);
      }),
    );
  });
});
