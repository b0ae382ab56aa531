import { describe, expect, test } from 'vitest';
import { type CoordinatedIteration, coordinationOf } from '../../../src/core/journal/coordination.js';
import { foldRun } from '../../../src/core/journal/fold.js';
import { renderCoordination } from '../../../src/core/render/inspect-iterations.js';
import { type Happening, sealed } from './a-run.js';
import { iterationOf, played, team, teamRun } from './a-team.js';

const roundsOf = (happenings: readonly Happening[]): CoordinatedIteration[] =>
  coordinationOf(foldRun(sealed(happenings).events), team).attempts[0]?.iterations ?? [];

const words = (iterations: CoordinatedIteration[]) =>
  iterations.map(({ said }) => said.map(({ role, event, leads, to }) => [`${role} ${event}`, leads, ...to]));

const upTo = (iteration: number): Happening[] => {
  const end = teamRun.findIndex(
    ([type, data]) => type === 'iteration.started' && (data as { iteration: number }).iteration === iteration + 1,
  );
  return teamRun.slice(0, end);
};

describe('coordination', () => {
  test('says of each accepted word what it led to', () => {
    expect(words(roundsOf(teamRun))).toEqual([
      [['planner plan.ready', 'hands-over', 'builder']],
      [
        ['builder built', 'superseded'],
        ['builder built', 'held-back', 'builder'],
      ],
      // The tester waits for the critic, who did not pass on to it.
      [['builder built', 'hands-over', 'critic']],
      [['critic not.good', 'hands-over', 'builder']],
      [['builder built', 'hands-over', 'critic', 'tester']],
      [
        ['critic good', 'passes-on', 'tester'],
        ['tester order.done', 'proposes'],
      ],
    ]);
  });

  test('leaves open what is not settled', () => {
    expect(words(roundsOf(upTo(1)))).toEqual([[['planner plan.ready', 'open', 'builder']]]);
    // The builder has not ended.
    const running = [...upTo(1), iterationOf(2), ...played('builder', 2, []).slice(0, 1)];
    expect(words(roundsOf(running))[0]).toEqual([['planner plan.ready', 'hands-over', 'builder']]);
    expect(roundsOf(running)[1]).toMatchObject({ over: false, roles: [], said: [] });
    const over: Happening[] = [...upTo(1), ['attempt.ended', { attempt: 1, outcome: 'blocked', reason: 'Enough' }]];
    expect(words(roundsOf(over))).toEqual([[['planner plan.ready', 'nobody']]]);
  });

  test('tells what came in between', () => {
    const [, second, third, fourth, , sixth] = roundsOf(teamRun);
    expect(second?.rejected).toMatchObject([{ role: 'builder', event: 'deploy' }]);
    expect(second?.gates).toEqual([{ command: 'unit', purpose: 'hand-over', passed: false }]);
    expect(third?.told).toEqual([{ text: '`built` does not count yet', role: 'builder', by: null }]);
    expect(fourth?.told).toEqual([{ text: 'Mind the edge.', role: null, by: 'Ada' }]);
    expect(fourth).toMatchObject({ over: true, changed: false });
    expect(sixth?.roles.map(({ role, ended }) => [role, ended])).toEqual([
      ['critic', 'exited with 0'],
      ['tester', 'exited with 0'],
    ]);
  });

  test('in words, with nothing in them that a terminal acts on', () => {
    const hostile: Happening[] = [
      ...upTo(1),
      iterationOf(2),
      [
        'event.rejected',
        { attempt: 1, iteration: 2, role: 'builder', event: '\u001b[2J', reason: 'x\u202e'.repeat(500) },
      ],
    ];
    const text = renderCoordination(coordinationOf(foldRun(sealed([...hostile]).events), team));
    expect(text.split('\n').slice(0, 7)).toEqual([
      'attempt 1 (agent-1), preset team',
      '  iteration 1, no file changed',
      '    planner (agent-1) exited with 0',
      '    planner said plan.ready -> builder',
      '  iteration 2, not over',
      expect.stringMatching(/^ {4}rejected ⟨ESC⟩\[2J of builder: x⟨U\+202E⟩.{1,1500}more characters\)$/),
      '  not over',
    ]);
  });
});
