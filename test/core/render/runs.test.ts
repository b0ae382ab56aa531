import { expect, test } from 'vitest';
import { foldRun } from '../../../src/core/journal/fold.js';
import { summarize } from '../../../src/core/journal/summary.js';
import { renderRuns, standingOf } from '../../../src/core/render/runs.js';
import { sealed, wholeRun } from '../journal/a-run.js';

const whole = { ...summarize(foldRun(sealed(wholeRun).events)), live: false };
const run = (run_id: string, parent_run_id: string | null = null, more: Partial<typeof whole> = {}) => ({
  ...whole,
  run_id,
  parent_run_id,
  ...more,
});
const plain = (_: string, text: string) => text;
const lines = (...runs: (typeof whole)[]) => renderRuns(runs, plain);

test('a run stands beneath the one it goes on from', () => {
  const step = { name: 'ship', of: 3, depth: 1 };
  expect(
    lines(
      run('a'),
      run('b', null, { winner: null, outcome: 'held' }),
      run('c', 'a', { chain: { ...step, step: 2 }, trigger: 'chain' }),
      run('d', 'c', { chain: { ...step, step: 3 }, continues: { run_id: 'c', attempt: 4 } }),
      run('e', 'a', { trigger: 'watch' }),
    ),
  ).toEqual([
    'a        accepted-candidate  2 attempts, attempt 1 won',
    '└─ c     accepted-candidate  2 attempts, attempt 1 won  step 2 of 3 of ship',
    '   └─ d  accepted-candidate  2 attempts, attempt 1 won  step 3 of 3 of ship, goes on from attempt 4',
    '└─ e     accepted-candidate  2 attempts, attempt 1 won  started by watch',
    'b        held                2 attempts',
  ]);
});

test('one whose parent is not listed says which it is, and no run is lost by what journals claim', () => {
  const said = lines(run('a', 'gone'), run('b', 'c'), run('c', 'b'), run('d', 'd'));
  expect(said.map((line) => line.replace(/ +accepted.*won/, ''))).toEqual([
    'a  from gone',
    'b  from c',
    '└─ c',
    'd  from d',
  ]);
});

test('how a run stands without an outcome', () => {
  const open = { outcome: null, paused: false, live: false };
  expect(standingOf({ ...whole, ...open })).toBe('cut-off');
  expect(standingOf({ ...whole, ...open, paused: true })).toBe('paused');
  expect(standingOf({ ...whole, ...open, paused: true, live: true })).toBe('running');
  expect(standingOf(whole)).toBe('accepted-candidate');
});
