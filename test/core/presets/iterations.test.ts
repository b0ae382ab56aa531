/** How several roles work on one attempt: iterations, their words, and what ends them. */
import { describe, expect, it } from 'vitest';
import type { LoopIteration } from '../../../src/core/presets/iteration.js';
import { proposes, startingIn } from '../../../src/core/presets/iteration.js';
import { nextStep } from '../../../src/core/presets/loop.js';
import {
  budget,
  built,
  failing,
  having,
  idle,
  iterationOf,
  ok,
  panel,
  passed,
  passing,
  planned,
  presetOf,
  team,
} from './several.js';

describe('who starts in an iteration', () => {
  const of = (round_: Pick<LoopIteration, 'roles' | 'emitted'>, roles = ['left', 'right', 'judge']) =>
    startingIn(panel, roles, round_);

  it('starts those that only read side by side, and who waits for them after both', () => {
    expect(of(iterationOf(1, {}))).toEqual(['left', 'right']);
    expect(of(iterationOf(1, { left: 'fine' }))).toEqual(['right']);
    expect(of(iterationOf(1, { left: 'fine', right: 'fine' }))).toEqual(['judge']);
    expect(of(iterationOf(1, { left: 'fine', right: 'fine', judge: 'done' }))).toEqual([]);
  });

  it.each([
    ['said nothing', { left: null, right: 'fine' }, undefined],
    ['hands over by its event', { left: 'unfit', right: 'fine' }, undefined],
    ['failed', { left: 'fine', right: 'fine' }, { how: 'exited', code: 1 } as const],
  ])('leaves out who waits for one that %s', (_, said, ended) => {
    const roles = Object.keys(said).map((role) => ({ role, ended: ended ?? ok, cause: null }));
    expect(of(iterationOf(1, said, { roles }))).toEqual([]);
  });

  it('lets those that write have the files to themselves', () => {
    const writers = presetOf({}, { one: { emits: ['done'] }, two: { emits: ['done'] } });
    expect(startingIn(writers, ['one', 'two'], iterationOf(1, {}))).toEqual(['one']);
    expect(startingIn(writers, ['one', 'two'], iterationOf(1, { one: 'done' }))).toEqual(['two']);
  });

  it('waits only for roles of the same iteration', () => {
    expect(of(iterationOf(1, {}), ['judge'])).toEqual(['judge']);
  });
});

describe('the word of an iteration', () => {
  it('is that of who came last, of those that wait for each other', () => {
    expect(proposes(panel, iterationOf(1, { left: 'fine', right: 'fine', judge: 'done' }))).toBe(true);
  });

  it.each([
    ['objects', { a: 'done', b: 'unfit' }],
    ['is silent', { a: 'done', b: null }],
  ])('is no proposal while one %s', (_, said) => {
    const two = presetOf({ start: ['a', 'b'] }, { a: { emits: ['done'] }, b: { emits: ['done', 'unfit'] } });
    expect(proposes(two, iterationOf(1, said))).toBe(false);
  });

  it('hands over to the heirs of every word together', () => {
    const two = presetOf(
      { start: ['a', 'b'], on: { x: ['c'], y: ['c', 'd'] } },
      { a: { emits: ['x'] }, b: { emits: ['y', 'done'] }, c: { emits: ['done'] }, d: { emits: ['done'] } },
    );
    expect(nextStep(two, having(iterationOf(1, { a: 'x', b: 'y' })), budget)).toMatchObject({ roles: ['c', 'd'] });
    // A proposal beside another word is none.
    expect(nextStep(two, having(iterationOf(1, { a: 'x', b: 'done' })), budget)).toMatchObject({ roles: ['c'] });
  });

  it('ends the attempt where one of them hands over to nobody', () => {
    const two = presetOf(
      { start: ['a', 'b'], on: { x: ['a'] } },
      { a: { emits: ['x', 'done'] }, b: { emits: ['stuck', 'done'] } },
    );
    expect(nextStep(two, having(iterationOf(1, { a: 'x', b: 'stuck' })), budget)).toMatchObject({
      outcome: 'blocked',
      reason: '`stuck` hands over to nobody',
    });
  });

  it('names the word that is meant to end it, where another hands over to nobody because of it', () => {
    const stopping = { ...panel, on: new Map([...panel.on, ['stuck', []]]) };
    expect(nextStep(stopping, having(iterationOf(1, { left: 'fine', right: 'stuck' })), budget)).toMatchObject({
      outcome: 'blocked',
      reason: '`stuck` hands over to nobody',
    });
  });

  it('gives who was only rejected another turn, and tells it why', () => {
    const rejected = [{ role: 'planner', event: 'done', reason: 'it may emit `planned`' }];
    const step = nextStep(team, having(idle(1, 'base', { planner: null }, { rejected })), budget);
    expect(step).toMatchObject({ do: 'iterate', roles: ['planner'] });
    expect(JSON.stringify(step)).toContain('`done` was rejected: it may emit');
  });

  it('tells a rejection to the role it was, when it has its turn again', () => {
    const rejected = [{ role: 'builder', event: 'passed', reason: 'it may emit `built`' }];
    const first = iterationOf(2, { builder: 'built' }, { rejected });
    expect(nextStep(team, having(planned, first), budget)).toMatchObject({ roles: ['critic'], guidance: [] });
    const doubted = idle(3, 'tree-2', { critic: 'doubted' });
    expect(nextStep(team, having(planned, first, doubted), budget)).toMatchObject({
      roles: ['builder'],
      guidance: [{ role: null, text: expect.stringContaining('`passed` was rejected') }],
    });
  });
});

describe('a gate before a hand-over', () => {
  const gated = presetOf(
    {
      on: { built: ['critic'] },
      gates: [
        { before: 'built', commands: ['unit'] },
        { before: 'done', commands: 'acceptance' },
      ],
    },
    { builder: { emits: ['built'] }, critic: { emits: ['done'], read_only: true } },
  );

  it('runs its commands first', () => {
    expect(nextStep(gated, having(iterationOf(1, { builder: 'built' })), budget)).toMatchObject({
      do: 'prove',
      purpose: 'hand-over',
      commands: ['unit'],
    });
  });

  it('lets the event count when they pass, and else tells who said it', () => {
    const stepAfter = (gates: LoopIteration['gates']) =>
      nextStep(gated, having(iterationOf(1, { builder: 'built' }, { gates })), budget);
    expect(stepAfter(passing)).toMatchObject({ roles: ['critic'], guidance: [] });
    expect(stepAfter(failing)).toMatchObject({
      roles: ['builder'],
      guidance: [{ role: null, text: expect.stringContaining('`built` does not count yet') }],
    });
  });
});

describe('the guards of several roles', () => {
  const proposal = (iteration: number, tree: string) => idle(iteration, tree, { finisher: 'done' }, { gates: failing });

  it('sends what failed to who can mend it', () => {
    expect(nextStep(team, having(planned, built, passed, proposal(4, 'tree-2')), budget)).toMatchObject({
      roles: ['builder'],
      guidance: [{ role: null, text: expect.stringContaining('`unit` failed') }],
    });
  });

  it('ends as stalled where the same files are proposed again', () => {
    const again = [
      idle(5, 'tree-2', { builder: 'built' }),
      idle(6, 'tree-2', { critic: 'passed' }),
      proposal(7, 'tree-2'),
    ];
    expect(nextStep(team, having(planned, built, passed, proposal(4, 'tree-2'), ...again), budget)).toMatchObject({
      outcome: 'stalled',
      reason: 'It changed nothing more while `unit` failed',
    });
  });

  it('counts proposals of completion against the order, and iterations against the preset', () => {
    const two = [
      planned,
      built,
      passed,
      proposal(4, 'tree-2'),
      iterationOf(5, { builder: 'built' }),
      idle(6, 'tree-5', { critic: 'passed' }),
      proposal(7, 'tree-5'),
    ];
    const spent = (limit: number, spent_: number) => ({
      outcome: 'budget-exhausted',
      exhausted: { budget: 'iterations', limit, spent: spent_ },
    });
    expect(nextStep(team, having(...two), { ...budget, iterations: 2 })).toMatchObject(spent(2, 2));
    expect(nextStep(team, having(...two), budget)).toMatchObject({ do: 'iterate', iteration: 8 });
    const short = { ...team, limits: { ...team.limits, iterations: 7 } };
    expect(nextStep(short, having(...two), budget)).toMatchObject(spent(7, 7));
  });

  it('ends as stalled where the same gates fail again and again', () => {
    const iterations = [1, 2, 3].flatMap((time) => [
      iterationOf(time * 3 - 2, { builder: 'built' }),
      idle(time * 3 - 1, `tree-${time * 3 - 2}`, { critic: 'passed' }),
      proposal(time * 3, `tree-${time * 3 - 2}`),
    ]);
    expect(nextStep(team, having(...iterations.slice(0, 6)), budget)).toMatchObject({ do: 'iterate' });
    expect(nextStep(team, having(...iterations), budget)).toMatchObject({
      outcome: 'stalled',
      reason: '`unit` failed 3 times in a row',
    });
  });

  it('ends as stalled where roles go round without changing anything or saying anything new', () => {
    const talk = (count: number) => [
      planned,
      built,
      ...Array.from({ length: count }, (_, index) =>
        idle(index + 3, 'tree-2', index % 2 === 0 ? { critic: 'doubted' } : { builder: 'built' }),
      ),
    ];
    // `built` was said of a change: said again of none it is not new, nor is `doubted` the second time.
    expect(nextStep(team, having(...talk(1)), budget)).toMatchObject({ do: 'iterate', roles: ['builder'] });
    expect(nextStep(team, having(...talk(2)), budget)).toMatchObject({ do: 'iterate', roles: ['critic'] });
    expect(nextStep(team, having(...talk(3)), budget)).toMatchObject({
      outcome: 'stalled',
      reason: '2 iterations in a row changed no file and said nothing new',
    });
  });

  it('ends where a role fails again and again, though it changes something each time', () => {
    const failed = (iteration: number) =>
      iterationOf(
        iteration,
        { critic: 'doubted' },
        {
          roles: [
            { role: 'builder', ended: { how: 'exited', code: 1 } as const, cause: null },
            { role: 'critic', ended: ok, cause: null },
          ],
        },
      );
    expect(nextStep(team, having(failed(1), failed(2)), budget)).toMatchObject({ do: 'iterate' });
    expect(nextStep(team, having(failed(1), failed(2), failed(3)), budget)).toMatchObject({
      outcome: 'agent-failed',
      reason: '`builder` failed 3 times in a row',
    });
  });
});
