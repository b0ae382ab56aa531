/** How several roles work on one attempt: iterations, their words, and what they have to rest on. */
import { describe, expect, it } from 'vitest';
import type { LoopIteration } from '../../../src/core/presets/iteration.js';
import { proposes, startingIn } from '../../../src/core/presets/iteration.js';
import { type LoopBudget, nextStep } from '../../../src/core/presets/loop.js';
import { assemblePreset } from '../../../src/core/presets/preset.js';
import type { PresetManifest, RoleManifest } from '../../../src/core/presets/types.gen.js';

const presetOf = (manifest: Partial<PresetManifest>, roles: Record<string, RoleManifest>) =>
  assemblePreset(
    'several',
    {
      title: 'Several',
      start: Object.keys(roles).slice(0, 1),
      completes_on: 'done',
      gates: [{ before: 'done', commands: 'acceptance' }],
      ...manifest,
    },
    '',
    Object.entries(roles).map(([name, role]) => ({ name, manifest: role, prompt: '' })),
  );

/** Plan, build, doubt, finish: who doubts only reads. */
const team = presetOf(
  {
    requires: ['passed'],
    on: { planned: ['builder'], built: ['critic'], doubted: ['builder'], passed: ['finisher'], reopened: ['critic'] },
    gates: [{ before: 'done', commands: 'acceptance', otherwise: ['builder'] }],
  },
  {
    planner: { emits: ['planned'], read_only: true },
    builder: { emits: ['built'] },
    critic: { emits: ['passed', 'doubted'], read_only: true },
    finisher: { emits: ['done', 'reopened'] },
  },
);

/** Two who look at the same time, and one who waits for both. */
const panel = presetOf(
  { start: ['left', 'right', 'judge'], on: { unfit: ['builder'], built: ['left', 'right', 'judge'] } },
  {
    left: { emits: ['fine', 'unfit'], read_only: true },
    right: { emits: ['fine', 'unfit'], read_only: true },
    judge: { emits: ['done', 'unfit'], depends_on: ['left', 'right'], read_only: true },
    builder: { emits: ['built'] },
  },
);

const budget: LoopBudget = { iterations: 5, spent: [], acceptance: ['unit'], mayChangeNothing: false };
const ok = { how: 'exited', code: 0 } as const;
const passing = [{ command: 'unit', passed: true }];
const failing = [{ command: 'unit', passed: false }];

/** An iteration in which these roles said these words, one each, in the order in which they ended. */
function iterationOf(
  iteration: number,
  said: Record<string, string | null>,
  over: Partial<LoopIteration> = {},
): LoopIteration {
  return {
    iteration,
    tree: `tree-${iteration}`,
    changed: true,
    roles: Object.keys(said).map((role) => ({ role, ended: ok, cause: null })),
    emitted: Object.entries(said).flatMap(([role, event]) => (event === null ? [] : [{ role, event }])),
    rejected: [],
    retries: [],
    gates: [],
    ...over,
  };
}
/** An iteration that changed nothing: the tree is that of an earlier one. */
const idle = (
  iteration: number,
  tree: string,
  said: Record<string, string | null>,
  over: Partial<LoopIteration> = {},
) => iterationOf(iteration, said, { tree, changed: false, ...over });
const having = (...iterations: LoopIteration[]) => ({ baseTree: 'base', iterations });
const planned = idle(1, 'base', { planner: 'planned' });
const built = iterationOf(2, { builder: 'built' });
const passed = idle(3, 'tree-2', { critic: 'passed' });

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

describe('what completion requires', () => {
  const proposed = (over: Partial<LoopIteration> = {}) => idle(4, 'tree-2', { finisher: 'done' }, over);

  it('is proved once it is met', () => {
    expect(nextStep(team, having(planned, built, passed, proposed()), budget)).toMatchObject({ do: 'prove' });
  });

  it('sends a proposal back without it', () => {
    const step = nextStep(team, having(planned, built, idle(3, 'tree-2', { finisher: 'done' })), budget);
    expect(step).toMatchObject({ do: 'iterate', roles: ['finisher'] });
    expect(JSON.stringify(step)).toContain('does not count without `passed`');
  });

  it('stalls a role that proposes again and again without it', () => {
    const again = (iteration: number) => idle(iteration, 'tree-2', { finisher: 'done' });
    expect(nextStep(team, having(planned, built, again(3), again(4)), budget)).toMatchObject({ do: 'iterate' });
    expect(nextStep(team, having(planned, built, again(3), again(4), again(5)), budget)).toMatchObject({
      outcome: 'stalled',
      reason: 'It was proposed again without `passed`',
    });
  });

  it('is asked for too where nothing is configured to prove completion', () => {
    const unproved = { ...budget, acceptance: [] };
    const early = having(planned, built, idle(3, 'tree-2', { finisher: 'done' }));
    expect(nextStep(team, early, unproved)).toMatchObject({ do: 'iterate', roles: ['finisher'] });
    expect(nextStep(team, having(planned, built, passed, proposed()), unproved)).toMatchObject({ outcome: 'held' });
  });

  it('holds, said by one that only reads, until the files change', () => {
    const changing = proposed({ tree: 'tree-4', changed: true });
    expect(nextStep(team, having(planned, built, passed, changing), budget)).toMatchObject({
      do: 'iterate',
      roles: ['finisher'],
    });
  });

  it('does not hold, said beside a change of the same iteration', () => {
    const beside = presetOf(
      { start: ['critic', 'builder'], requires: ['passed'] },
      { critic: { emits: ['passed', 'done'], read_only: true }, builder: { emits: ['done'] } },
    );
    const both = {
      emitted: [
        { role: 'critic', event: 'passed' },
        { role: 'critic', event: 'done' },
        { role: 'builder', event: 'done' },
      ],
    };
    const early = iterationOf(1, { critic: 'done', builder: 'done' }, both);
    expect(nextStep(beside, having(early), budget)).toMatchObject({ do: 'iterate' });
    const late = iterationOf(1, { builder: 'done', critic: 'done' }, both);
    expect(nextStep(beside, having(late), budget)).toMatchObject({ do: 'prove' });
  });

  it('does not hold once who said it says otherwise of the same files', () => {
    const doubted = idle(4, 'tree-2', { critic: 'doubted' });
    const unchanged = idle(5, 'tree-2', { builder: 'built' });
    const last = idle(6, 'tree-2', { finisher: 'done' });
    expect(nextStep(team, having(planned, built, passed, doubted, unchanged, last), budget)).toMatchObject({
      do: 'iterate',
      roles: ['finisher'],
    });
    const again = idle(5, 'tree-2', { critic: 'passed' });
    expect(nextStep(team, having(planned, built, passed, doubted, again, last), budget)).toMatchObject({ do: 'prove' });
    const both = ['passed', 'doubted'].map((event) => ({ role: 'critic', event }));
    const unsure = { ...passed, emitted: both };
    expect(nextStep(team, having(planned, built, unsure, proposed()), budget)).toMatchObject({ do: 'iterate' });
    const sure = { ...passed, emitted: both.toReversed() };
    expect(nextStep(team, having(planned, built, sure, proposed()), budget)).toMatchObject({ do: 'prove' });
  });

  it('is not said by one that only reads and did not come to its end, whoever else changed something', () => {
    const pair = presetOf(
      { start: ['builder', 'critic'], on: { doubted: ['builder'] } },
      {
        builder: { emits: ['built'] },
        critic: { emits: ['done', 'doubted'], read_only: true, depends_on: ['builder'] },
      },
    );
    const crashed = { role: 'critic', ended: { how: 'signalled', signal: 'SIGKILL' }, cause: null } as const;
    const roles = [{ role: 'builder', ended: ok, cause: null }, crashed];
    expect(nextStep(pair, having(iterationOf(1, { builder: 'built', critic: 'done' }, { roles })), budget)).toEqual({
      do: 'end',
      outcome: 'agent-failed',
      reason: '`critic` was ended by SIGKILL and changed nothing',
    });
  });

  it('does not hold where a gate turned it back', () => {
    const gated = presetOf(
      {
        requires: ['tried'],
        on: { tried: ['finisher'] },
        gates: [
          { before: 'tried', commands: ['unit'], otherwise: ['finisher'] },
          { before: 'done', commands: ['lint'] },
        ],
      },
      { tester: { emits: ['tried'] }, finisher: { emits: ['done'] } },
    );
    const of = (gates: LoopIteration['gates']) =>
      nextStep(
        gated,
        having(iterationOf(1, { tester: 'tried' }, { gates }), iterationOf(2, { finisher: 'done' })),
        budget,
      );
    expect(of(failing)).toMatchObject({ do: 'iterate' });
    expect(of(passing)).toMatchObject({ do: 'prove', commands: ['lint'] });
  });

  it('holds for the attempt, said by one that writes', () => {
    const fix = presetOf(
      { requires: ['reproduced'], on: { reproduced: ['repairer'] } },
      { tester: { emits: ['reproduced'] }, repairer: { emits: ['done'] } },
    );
    const iterations = [iterationOf(1, { tester: 'reproduced' }), iterationOf(2, { repairer: 'done' })];
    expect(nextStep(fix, having(...iterations), budget)).toMatchObject({ do: 'prove' });
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
