/** What completion rests on, of words that were said before. */
import { describe, expect, it } from 'vitest';
import type { LoopIteration } from '../../../src/core/presets/iteration.js';
import { nextStep } from '../../../src/core/presets/loop.js';
import {
  budget,
  built,
  failing,
  having,
  idle,
  iterationOf,
  ok,
  passed,
  passing,
  planned,
  presetOf,
  team,
} from './several.js';

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
