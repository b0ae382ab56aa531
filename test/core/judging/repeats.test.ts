import { describe, expect, test } from 'vitest';
import type { CommandRun } from '../../../src/core/judging/input.js';
import { needsMoreRepeats, tally } from '../../../src/core/judging/repeats.js';
import { runs } from './facts.js';

const policy = { repeats: 3, retries: 2 };
const unmeasured = (repeat: number, ended: CommandRun['ended']): CommandRun => ({
  subject: 'attempt-1',
  command: 'test',
  repeat,
  ended,
  passed: false,
});

describe('what repeated runs amount to', () => {
  test.each([
    ['', 'not-run'],
    ['ppp', 'passed'],
    ['fff', 'failed'],
    ['ppf', 'flaky'],
    ['fpppp', 'flaky'],
    // Too few passes are no proof; one failure is enough for a failure.
    ['pp', 'not-run'],
    ['f', 'failed'],
  ])('%j is %s', (results, verdict) => {
    const passes = [...results].filter((result) => result === 'p').length;
    expect(tally(runs(1, 'test', results), policy)).toEqual({ verdict, runs: results.length, passes });
  });

  test('a run that did not measure the tree counts neither way', () => {
    const broken = unmeasured(3, { how: 'not-started', reason: 'no sandbox' });
    expect(tally([...runs(1, 'test', 'pp'), broken], policy)).toEqual({ verdict: 'not-run', runs: 2, passes: 2 });
    expect(tally([broken], policy)).toEqual({ verdict: 'not-run', runs: 0, passes: 0 });
  });

  test('a run that was killed for its limits failed', () => {
    expect(tally([unmeasured(1, { how: 'timed-out', after_ms: 1000 })], policy).verdict).toBe('failed');
  });
});

describe('the runs a tree still needs', () => {
  const due = (results: CommandRun[]) => needsMoreRepeats(['test'], results, policy).map(({ repeat }) => repeat);

  test.each([
    ['', [1, 2, 3]],
    ['p', [2, 3]],
    ['ff', [3]],
    ['ppp', []],
    ['fff', []],
    // They disagree: the retries come on top, and come to an end.
    ['pf', [3, 4, 5]],
    ['ppf', [4, 5]],
    ['ppfp', [5]],
    ['ppfpp', []],
  ])('after %j: %j', (results, repeats) => {
    expect(due(runs(1, 'test', results))).toEqual(repeats);
  });

  test('each command has its own', () => {
    expect(needsMoreRepeats(['build', 'test'], runs(1, 'test', 'pp'), { repeats: 2, retries: 1 })).toEqual([
      { command: 'build', repeat: 1 },
      { command: 'build', repeat: 2 },
    ]);
  });

  test('a stopped run is due again, a sandbox that did not start is not tried for ever', () => {
    expect(due([...runs(1, 'test', 'pp'), unmeasured(3, { how: 'stopped', by: 'signal' })])).toEqual([3]);
    expect(due([1, 2, 3].map((repeat) => unmeasured(repeat, { how: 'not-started', reason: 'no sandbox' })))).toEqual(
      [],
    );
  });
});
