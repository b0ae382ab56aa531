import { describe, expect, it } from 'vitest';
import type { LoopIteration } from '../../../src/core/presets/iteration.js';
import { type LoopBudget, nextStep } from '../../../src/core/presets/loop.js';
import { assemblePreset } from '../../../src/core/presets/preset.js';

const solo = assemblePreset(
  'solo',
  {
    title: 'One',
    start: ['worker'],
    completes_on: 'done',
    gates: [{ before: 'done', commands: 'acceptance' }],
    limits: { iterations: 3 },
  },
  'Harness',
  [{ name: 'worker', manifest: { emits: ['done', 'blocked'], on_exit: 'done' }, prompt: 'Work' }],
);
const pair = assemblePreset(
  'pair',
  {
    title: 'Two',
    start: ['builder'],
    completes_on: 'approved',
    on: { built: ['critic'], refused: ['builder'] },
    gates: [{ before: 'approved', commands: 'acceptance' }],
  },
  'Harness',
  [
    { name: 'builder', manifest: { emits: ['built'], on_exit: 'built' }, prompt: 'Build' },
    { name: 'critic', manifest: { emits: ['approved', 'refused'] }, prompt: 'Doubt' },
  ],
);

const budget: LoopBudget = { iterations: 5, spent: [], acceptance: ['unit', 'acceptance'], mayChangeNothing: false };
const ok = { how: 'exited', code: 0 } as const;

function iterationOf(iteration: number, over: Partial<LoopIteration> = {}): LoopIteration {
  return {
    iteration,
    tree: `tree-${iteration}`,
    changed: true,
    roles: [{ role: 'worker', ended: ok, cause: null }],
    emitted: [{ role: 'worker', event: 'done' }],
    rejected: [],
    retries: [],
    gates: [],
    ...over,
  };
}
const passing = [
  { command: 'unit', passed: true },
  { command: 'acceptance', passed: true },
];
const failing = [
  { command: 'unit', passed: false },
  { command: 'acceptance', passed: true },
];
const having = (...iterations: LoopIteration[]) => ({ baseTree: 'base', iterations });

describe('the loop', () => {
  it.each([
    ['auth', 'Invalid API key', '`worker` exited with 0 (auth) and changed nothing: Invalid API key'],
    ['quota', undefined, '`worker` exited with 0 (quota) and changed nothing'],
    ['denied', undefined, '`worker` exited with 0 (denied) and changed nothing'],
    [null, 'HTTP 400', '`worker` exited with 0 and changed nothing: HTTP 400'],
  ])('ends at once where a program was refused, says so and ends well: %s', (cause, said, reason) => {
    const roles = [{ role: 'worker', ended: ok, cause, ...(said === undefined ? {} : { said }) }];
    expect(nextStep(solo, having(iterationOf(1, { changed: false, tree: 'base', roles })), budget)).toEqual({
      do: 'end',
      outcome: 'agent-failed',
      reason,
    });
    // What it left is measured all the same.
    expect(nextStep(solo, having(iterationOf(1, { roles })), budget)).toMatchObject({ do: 'prove' });
  });

  it('says how often a role was started again', () => {
    const roles = [{ role: 'worker', ended: { how: 'exited', code: 1 } as const, cause: 'rate-limit' }];
    const retries = [{ role: 'worker' }, { role: 'other' }, { role: 'worker' }];
    expect(nextStep(solo, having(iterationOf(1, { changed: false, roles, retries })), budget)).toMatchObject({
      outcome: 'agent-failed',
      reason: '`worker` exited with 1 (rate-limit) after 2 retries and changed nothing',
    });
  });

  it('lets one who may change nothing be denied what would have', () => {
    const reporting = { ...budget, mayChangeNothing: true };
    const having0 = (cause: string) =>
      having(iterationOf(1, { changed: false, tree: 'base', roles: [{ role: 'worker', ended: ok, cause }] }));
    expect(nextStep(solo, having0('denied'), reporting)).toMatchObject({ do: 'prove' });
    expect(nextStep(solo, having0('auth'), reporting)).toMatchObject({ outcome: 'agent-failed' });
  });

  it('starts with the roles that begin', () => {
    expect(nextStep(solo, having(), budget)).toEqual({ do: 'iterate', iteration: 1, roles: ['worker'], guidance: [] });
  });

  it('lets the gates speak before completion counts', () => {
    expect(nextStep(solo, having(iterationOf(1)), budget)).toEqual({
      do: 'prove',
      iteration: 1,
      tree: 'tree-1',
      commands: ['unit', 'acceptance'],
      purpose: 'completion',
    });
  });

  it('asks only for gates that have not spoken', () => {
    expect(
      nextStep(solo, having(iterationOf(1, { gates: [{ command: 'unit', passed: true }] })), budget),
    ).toMatchObject({
      do: 'prove',
      commands: ['acceptance'],
    });
  });

  it('completes when every gate passed', () => {
    expect(nextStep(solo, having(iterationOf(1, { gates: passing })), budget)).toMatchObject({
      do: 'end',
      outcome: 'completed',
    });
  });

  it('turns a failing gate into guidance for a fresh process', () => {
    const step = nextStep(solo, having(iterationOf(1, { gates: failing })), budget);
    expect(step).toMatchObject({ do: 'iterate', iteration: 2, roles: ['worker'] });
    expect(step.do === 'iterate' && step.guidance[0]?.text).toContain('`unit` failed');
  });

  it('is held when nothing is configured to prove completion', () => {
    expect(nextStep(solo, having(iterationOf(1)), { ...budget, acceptance: [] })).toMatchObject({
      do: 'end',
      outcome: 'held',
    });
  });

  it('never completes without a change, whatever the agent says', () => {
    const idle = iterationOf(1, { tree: 'base', changed: false });
    expect(nextStep(solo, having(idle), budget)).toMatchObject({ do: 'iterate', iteration: 2 });
    expect(nextStep(solo, having(idle, { ...idle, iteration: 2 }), budget)).toMatchObject({
      do: 'end',
      outcome: 'stalled',
    });
  });

  it('stalls when guidance changes nothing', () => {
    const again = iterationOf(2, { tree: 'tree-1', changed: false, gates: failing });
    expect(nextStep(solo, having(iterationOf(1, { gates: failing }), again), budget)).toMatchObject({
      do: 'end',
      outcome: 'stalled',
    });
  });

  it.each([
    ['the preset', solo, budget, 3, '3 of 3 iterations are used up (`limits.iterations` of preset `solo`)'],
    [
      'the order',
      solo,
      { ...budget, iterations: 1 },
      1,
      '1 of 1 proposals of completion are used up (`budget.iterations`)',
    ],
  ])(
    'ends when %s allows no more iterations, and says which limit it came to',
    (_, preset, allowed, iterations, reason) => {
      const played = Array.from({ length: iterations }, (_unused, index) => iterationOf(index + 1, { gates: failing }));
      expect(nextStep(preset, having(...played), allowed)).toMatchObject({
        do: 'end',
        outcome: 'budget-exhausted',
        reason,
        exhausted: { budget: 'iterations', limit: iterations, spent: iterations },
      });
    },
  );

  it('ends when the budget of the run is spent, before an iteration as after one, and says which', () => {
    const over = { ...budget, spent: [{ budget: 'minutes' as const, limit: 2, spent: 2.5 }] };
    const end = {
      do: 'end',
      outcome: 'budget-exhausted',
      reason: '2.50 of 2 minutes are used up',
      exhausted: { budget: 'minutes', limit: 2, spent: 2.5 },
    };
    expect(nextStep(solo, having(), over)).toEqual(end);
    expect(nextStep(solo, having(iterationOf(1, { gates: failing })), over)).toEqual(end);
    // It was stopped because nothing was left, which is no failure of the agent.
    const stopped = { role: 'worker', ended: { how: 'timed-out', after_ms: 1000 } as const, cause: null };
    expect(nextStep(solo, having(iterationOf(1, { changed: false, roles: [stopped] })), over)).toEqual(end);
  });

  it('names an agent that failed and changed nothing', () => {
    const failed = iterationOf(1, {
      tree: 'base',
      changed: false,
      roles: [{ role: 'worker', ended: { how: 'timed-out', after_ms: 9000 }, cause: 'quota' }],
    });
    expect(nextStep(solo, having(failed), budget)).toEqual({
      do: 'end',
      outcome: 'agent-failed',
      reason: '`worker` timed out after 9 s (quota) and changed nothing',
    });
  });

  it('judges the change of an agent that failed but left one', () => {
    const failed = iterationOf(1, { roles: [{ role: 'worker', ended: { how: 'exited', code: 1 }, cause: null }] });
    expect(nextStep(solo, having(failed), budget)).toMatchObject({ do: 'prove' });
  });

  it('hands over by events', () => {
    const built = iterationOf(1, {
      roles: [{ role: 'builder', ended: ok, cause: null }],
      emitted: [{ role: 'builder', event: 'built' }],
    });
    expect(nextStep(pair, having(built), budget)).toMatchObject({ do: 'iterate', iteration: 2, roles: ['critic'] });
  });

  it('is blocked by silence and by an event that hands over to nobody', () => {
    const silent = iterationOf(1, { emitted: [] });
    expect(nextStep(pair, having(silent), budget)).toMatchObject({
      do: 'end',
      outcome: 'blocked',
      reason: expect.stringMatching(/: `[a-z]+` ended without a word$/),
    });
    const stray = iterationOf(1, { emitted: [{ role: 'worker', event: 'blocked' }] });
    expect(nextStep(solo, having(stray), budget)).toMatchObject({ do: 'end', outcome: 'blocked' });
  });

  it('tells a role which of its events was rejected', () => {
    const rejected = iterationOf(1, {
      gates: failing,
      rejected: [{ role: 'worker', event: 'merged', reason: 'it may emit `done`' }],
    });
    const step = nextStep(solo, having(rejected), budget);
    expect(step.do === 'iterate' && step.guidance.map(({ text }) => text).join('\n')).toContain(
      '`merged` was rejected',
    );
  });

  it('goes on after a crash as it would have without one', () => {
    const cut = iterationOf(2, { tree: null, changed: false, roles: [], emitted: [] });
    const first = iterationOf(1, { gates: failing });
    expect(nextStep(solo, having(first, cut), budget)).toEqual(nextStep(solo, having(first), budget));
  });
});
