import { describe, expect, it } from 'vitest';
import type { IssuesStand } from '../../../src/core/cycle/issues.js';
import { judgePhase, phaseOf } from '../../../src/core/cycle/phase.js';
import { type GateRun, resultsOf } from '../../../src/core/cycle/results.js';

const gate = (command: string, passed: boolean, output = ''): GateRun => ({ command, passed, duration_ms: 5, output });

describe('what gates amount to', () => {
  it('counts cases where a command prints them, else the command, and what did not run', () => {
    const results = resultsOf(
      ['unit', 'lint', 'e2e'],
      [gate('lint', true), gate('unit', false, '# pass 7\n# fail 1\nAll files | 9 | 9 | 9 | 70 |')],
    );
    expect(results).toEqual({
      commands: [
        {
          command: 'unit',
          status: 'failed',
          duration_ms: 5,
          cases: { passed: 7, failed: 1, skipped: 0 },
          coverage: 70,
        },
        { command: 'lint', status: 'passed', duration_ms: 5, cases: null, coverage: null },
        { command: 'e2e', status: 'not-run', duration_ms: null, cases: null, coverage: null },
      ],
      passed: 1,
      failed: 1,
      not_run: 1,
      cases: { passed: 7, failed: 1, skipped: 0 },
      pass_rate: 80,
      coverage: 70,
    });
  });

  it('sets the exit code above the words', () => {
    const lied = resultsOf(['unit'], [gate('unit', false, '# pass 100\n# fail 0\n')]);
    expect([lied.cases, lied.pass_rate]).toEqual([{ passed: 0, failed: 100, skipped: 0 }, 0]);
    const slipped = resultsOf(['unit'], [gate('unit', true, '# pass 3\n# fail 1\n')]);
    expect(slipped.pass_rate).toBe(75);
  });

  it('never rounds a rate up, nor down what is exact', () => {
    expect(resultsOf(['unit'], [gate('unit', false, '# pass 89999\n# fail 10001\n')]).pass_rate).toBe(89.99);
    expect(resultsOf(['unit'], [gate('unit', false, '# pass 57\n# fail 43\n')]).pass_rate).toBe(57);
    expect(resultsOf([], []).pass_rate).toBeNull();
  });
});

const phases = [
  { name: '0→1', cycles: 2, passes: 1, documents: ['requirements.md'] },
  { name: '1→100', pass_rate: 90, coverage: 80 },
];
const all = ['requirements.md'];

describe('phases', () => {
  it('go by the cycle, and the last lasts', () => {
    expect([1, 2, 3, 99].map((cycle) => phaseOf(phases, cycle).name)).toEqual(['0→1', '0→1', '1→100', '1→100']);
    expect(phaseOf([{ name: 'a' }, { name: 'b' }], 2).name).toBe('b');
  });

  const good = resultsOf(['unit'], [gate('unit', true, '# pass 9\n# fail 0\nAll files | 9 | 9 | 9 | 85 |')]);
  const thin = resultsOf(['unit'], [gate('unit', true, '# pass 9\n# fail 0\nAll files | 9 | 9 | 9 | 40 |')]);
  const bad = resultsOf(['unit', 'lint'], [gate('unit', false), gate('lint', true)]);
  const none = resultsOf(['unit'], [gate('unit', false)]);

  it('converge by the last phase, in whichever they are', () => {
    expect(judgePhase(phases, 1, good, all)).toEqual({ how: 'converged', reason: 'Phase 1→100 holds' });
    expect(judgePhase(phases, 3, good, all).how).toBe('converged');
    const just = resultsOf(['unit'], [gate('unit', true, '# pass 9\n# fail 0\nAll files | 9 | 9 | 9 | 80 |')]);
    expect(judgePhase(phases, 3, just, all).how).toBe('converged');
  });

  it('hold an earlier phase and go on to the next cycle, saying what completion lacks', () => {
    expect(judgePhase(phases, 1, thin, all)).toEqual({
      how: 'next-cycle',
      reason: 'Phase 0→1 holds; completion needs phase 1→100: coverage is 40 %, under 80 %',
    });
    expect(judgePhase(phases, 2, bad, all)).toMatchObject({
      how: 'next-cycle',
      reason: expect.stringContaining('`unit` failed; the pass rate is 50 %, under 90 %'),
    });
  });

  it('send back what holds not even its own phase, naming what is under what', () => {
    expect(judgePhase(phases, 1, none, [])).toEqual({
      how: 'feedback',
      reason: 'Phase 0→1: 0 commands passed, 1 needed; `requirements.md` is missing',
    });
    expect(judgePhase(phases, 3, thin, all)).toEqual({
      how: 'feedback',
      reason: 'Phase 1→100: coverage is 40 %, under 80 %',
    });
  });

  it('hold back what is known to be critical and open, and what nobody knows', () => {
    const asking = [...phases.slice(0, 1), { name: '1→100', no_critical: 'issues.json' }];
    const judged = (stand?: IssuesStand, cycle = 3) =>
      judgePhase(asking, cycle, good, all, new Map(stand === undefined ? [] : [['issues.json', stand]]));
    expect(judged({ how: 'known', critical: [] })).toMatchObject({ how: 'converged' });
    expect(judged({ how: 'known', critical: ['a'] })).toEqual({
      how: 'feedback',
      reason: 'Phase 1→100: `a` is a critical issue of `issues.json`, and open',
    });
    expect(judged({ how: 'known', critical: ['a'] }, 1)).toMatchObject({ how: 'next-cycle' });
    expect(judged({ how: 'known', critical: Array.from({ length: 11 }, (_, index) => `i${index}`) }).reason).toMatch(
      /`i7` and 3 more are critical issues/,
    );
    expect(judged({ how: 'unknown', reason: 'of `vas` was not taken: it is not JSON' })).toEqual({
      how: 'feedback',
      reason: 'Phase 1→100: `issues.json` of `vas` was not taken: it is not JSON',
    });
    expect(judged()).toEqual({ how: 'feedback', reason: 'Phase 1→100: `issues.json` is missing' });
    // It makes up for nothing that was measured.
    const clean = new Map([['issues.json', { how: 'known' as const, critical: [] }]]);
    expect(judgePhase(asking, 3, bad, all, clean)).toMatchObject({ how: 'feedback' });
  });

  it('never converge over a gate that failed or did not run, whatever the rate', () => {
    const mostly = resultsOf(['unit'], [gate('unit', false, '# pass 99\n# fail 1\nAll files | 9 | 9 | 9 | 99 |')]);
    expect(judgePhase(phases, 3, mostly, all)).toEqual({ how: 'feedback', reason: 'Phase 1→100: `unit` failed' });
    const partly = resultsOf(['unit', 'more'], [gate('unit', true, '# pass 99\n# fail 0\n')]);
    expect(judgePhase([{ name: 'only' }], 1, partly, [])).toMatchObject({
      how: 'feedback',
      reason: 'Phase only: `more` did not run',
    });
  });

  it('say that coverage was not measured, and do not hold it against a change', () => {
    const silent = resultsOf(['unit'], [gate('unit', true, '# pass 9\n# fail 0\n')]);
    expect(judgePhase(phases, 3, silent, all)).toEqual({
      how: 'converged',
      reason: 'Phase 1→100 holds; coverage of 80 % is wanted and was not measured',
    });
  });
});
