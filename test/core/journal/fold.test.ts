import { describe, expect, test } from 'vitest';
import { AutoloopError } from '../../../src/core/error.js';
import { advance, foldRun } from '../../../src/core/journal/fold.js';
import { findGate, nameStep } from '../../../src/core/journal/lookup.js';
import { metricsOf } from '../../../src/core/journal/metrics.js';
import type { RunState } from '../../../src/core/journal/state.js';
import { summarize } from '../../../src/core/journal/summary.js';
import {
  gate,
  gateEnded,
  type Happening,
  opened,
  roleEnded,
  roleStarted,
  sealed,
  started,
  tree,
  wholeRun,
} from './a-run.js';

const fold = (...happenings: Happening[]): RunState => foldRun(sealed(happenings).events);
const begun: Happening[] = [['run.started', started], opened(1), ['iteration.started', { attempt: 1, iteration: 1 }]];
const steps = (state: RunState): string[] => state.pending.map(nameStep);

function frozen<T>(value: T): T {
  if (value !== null && typeof value === 'object') Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

describe('the state of a run', () => {
  test('is the same folded at once, event by event, or from a kept state', () => {
    const { events } = sealed(wholeRun);
    const [first, ...rest] = events;
    let state = foldRun(first ? [first] : []);
    rest.forEach((event, index) => {
      const next = advance(frozen(state), event);
      expect(next).toEqual(foldRun(events.slice(0, index + 2)));
      state = JSON.parse(JSON.stringify(next));
      expect(state).toEqual(next);
    });
  });

  test('holds all that a run did', () => {
    const state = fold(...wholeRun);
    expect(state.started).toEqual(started);
    expect(state.head.seq).toBe(wholeRun.length);
    expect(state.baseline.map(({ passed }) => passed)).toEqual([false]);
    expect(state.pending).toEqual([]);
    expect(state.budget).toEqual({ minutes: 2, cost_usd: null, exhausted: null });

    const [first, second] = state.attempts;
    expect(first).toMatchObject({
      attempt: 1,
      agent: 'agent-1',
      worktree: '/w/1',
      phase: 'scored',
      guidance: [{ iteration: 2, text: '`tests` failed' }],
      completion: { iteration: 2, tree: tree('6'), status: 'accepted' },
      ended: { outcome: 'completed', reason: 'Every acceptance command passed' },
      imported: { commit: tree('7') },
      discarded: null,
      score: { standing: 'candidate' },
    });
    expect(first?.iterations).toMatchObject([
      {
        iteration: 1,
        tree: tree('5'),
        changed: true,
        refused: [{ path: 'a\nb' }],
        roles: [{ role: 'code', ended: { how: 'exited', code: 0 }, cause: null }],
        emitted: [{ role: 'code', event: 'done' }],
        rejected: [{ role: 'code', event: 'deploy', reason: 'It may not emit that' }],
        gates: [{ command: 'tests', passed: false }],
      },
      { iteration: 2, tree: tree('6'), emitted: [{ data: null }], rejected: [], gates: [{ passed: true }] },
    ]);
    expect(first?.gates.map(({ repeat }) => repeat)).toEqual([1, 2]);
    expect(second).toMatchObject({
      phase: 'scored',
      discarded: 'It changed nothing',
      ended: { outcome: 'agent-failed' },
    });
    const key = { subject: 'attempt-1', purpose: 'completion', command: 'tests', repeat: 1 } as const;
    expect(findGate(state, { ...key, iteration: 1 })?.passed).toBe(false);
    expect(findGate(state, { ...key, iteration: 2 })?.passed).toBe(true);
    expect(findGate(state, { ...key, iteration: 3 })).toBeUndefined();
  });

  test('names what was begun and not ended', () => {
    const { events } = sealed(wholeRun);
    const pendingAfter = (index: number) => steps(foldRun(events.slice(0, index)));
    expect(pendingAfter(2)).toEqual(['base: evidence gate tests, run 1']);
    expect(pendingAfter(3)).toEqual([]);
    expect(pendingAfter(9)).toEqual([
      'attempt-1, iteration 1',
      'attempt-1, iteration 1: role code',
      'attempt-2, iteration 1',
      'attempt-2, iteration 1: role code',
    ]);
    expect(pendingAfter(13)).toEqual(['attempt-2, iteration 1', 'attempt-2, iteration 1: role code']);
    expect(pendingAfter(15).slice(2)).toEqual([
      'attempt-1, iteration 1: completion',
      'attempt-1, iteration 1: completion gate tests, run 1',
    ]);
    const [role] = fold(...begun, roleStarted(1, 1)).pending.slice(-1);
    expect(role).toMatchObject({
      step: 'role',
      seq: 4,
      began: { command: ['agent', '--print'], prompt: { bytes: 12 } },
    });
  });

  test('forgets what a step did that is started over, but not what it took', () => {
    const cut = [...begun, roleStarted(1, 1), roleEnded(1, 1), wholeRun[11] as Happening, gate('base')];
    const state = fold(
      ...cut,
      ['run.resumed', { by: 'cli', redone: [] }],
      ['iteration.started', { attempt: 1, iteration: 1 }],
    );
    expect(state.attempts[0]?.iterations).toEqual([
      { iteration: 1, tree: null, changed: false, refused: [], roles: [], emitted: [], rejected: [], gates: [] },
    ]);
    expect(steps(state)).toEqual(['base: evidence gate tests, run 1', 'attempt-1, iteration 1']);
    expect(state.resumed).toBe(1);
    expect(state.attempts[0]?.spent).toMatchObject({ roles_started: 1, agent_ms: 1000, cost_usd: 0.25 });

    const redone = fold(...cut, roleStarted(1, 1), gate('base'));
    expect(redone.attempts[0]?.iterations[0]).toMatchObject({ roles: [], emitted: [] });
    expect(steps(redone)).toEqual([
      'attempt-1, iteration 1',
      'attempt-1, iteration 1: role code',
      'base: evidence gate tests, run 1',
    ]);
  });

  test('drops the pending steps of an attempt that ended', () => {
    const ended: Happening = ['attempt.ended', { attempt: 1, outcome: 'interrupted', reason: 'stopped' }];
    const state = fold(...begun, roleStarted(1, 1), gate('base'), ended);
    expect(steps(state)).toEqual(['base: evidence gate tests, run 1']);
    expect(advance(state, sealedAfter(state, opened(1))).attempts[0]).toMatchObject({ phase: 'open', ended: null });
  });

  test('keeps only the latest 1,000 events of an iteration', () => {
    const emitted = Array.from(
      { length: 1005 },
      (_, data): Happening => ['event.emitted', { attempt: 1, iteration: 1, role: 'code', event: 'n', data }],
    );
    const kept = fold(...begun, ...emitted).attempts[0]?.iterations[0]?.emitted;
    expect(kept).toHaveLength(1000);
    expect([kept?.at(0)?.data, kept?.at(-1)?.data]).toEqual([5, 1004]);
  });

  test('ends, and goes on when it is resumed', () => {
    const ended: Happening = ['run.ended', { outcome: 'interrupted', reason: 'stopped' }];
    const paused: Happening = ['run.paused', { reason: 'a person asked' }];
    expect(fold(...begun, paused).paused).toEqual({ reason: 'a person asked' });
    const state = fold(...begun, paused, ended);
    expect(state).toMatchObject({ paused: null, ended: { outcome: 'interrupted', at: '2026-11-20T10:00:04.000Z' } });
    expect(steps(state)).toEqual(['attempt-1, iteration 1']);
    expect(fold(...begun, ended, ['run.resumed', { by: 'cli', redone: [] }]).ended).toBeNull();
  });
});

/** The event that would follow; only its number is right. */
function sealedAfter(state: RunState, happening: Happening) {
  const [event] = sealed([happening]).events;
  if (event === undefined) throw new Error('nothing was sealed');
  return { ...event, seq: state.head.seq + 1 };
}

describe('an event that cannot stand where it stands', () => {
  const ended: Happening = ['attempt.ended', { attempt: 1, outcome: 'completed', reason: '' }];
  const cases: [string, Happening[], string][] = [
    ['before the run started', [opened(1)], 'a journal begins with `run.started`'],
    ['of another run', [['run.started', { ...started, run_id: 'other' }]], 'it starts the run `other`'],
    ['a second start', [...begun, ['run.started', started]], 'the run has started'],
    ['of an attempt the run does not have', [...begun, opened(3)], 'the run has no attempt 3'],
    [
      'in an attempt that is not open',
      [
        ['run.started', started],
        ['iteration.started', { attempt: 1, iteration: 1 }],
      ],
      'the attempt is planned',
    ],
    [
      'a round that skips one',
      [...begun, ['iteration.started', { attempt: 1, iteration: 3 }]],
      'the attempt has come to iteration 1',
    ],
    [
      'a round over again',
      [
        ...begun,
        ['iteration.ended', { attempt: 1, iteration: 1, tree: tree('5'), changed: true, refused: [] }],
        ['iteration.started', { attempt: 1, iteration: 1 }],
      ],
      'the attempt has come to iteration 1',
    ],
    [
      'a round that ends twice',
      [
        ...begun,
        ...Array<Happening>(2).fill([
          'iteration.ended',
          { attempt: 1, iteration: 1, tree: tree('5'), changed: true, refused: [] },
        ]),
      ],
      'the iteration does not run',
    ],
    ['a role that was not started', [...begun, roleEnded(1, 1)], 'the role was not started'],
    [
      'a role that ends twice',
      [...begun, roleStarted(1, 1), roleEnded(1, 1), roleEnded(1, 1)],
      'the role was not started',
    ],
    [
      'an event of a round that was not started',
      [...begun, ['event.emitted', { attempt: 1, iteration: 2, role: 'code', event: 'x', data: 1 }]],
      'the iteration was not started',
    ],
    [
      'completion nobody proposed',
      [...begun, ['completion.accepted', { attempt: 1, iteration: 1 }]],
      'completion was not proposed',
    ],
    ['a gate that was not started', [...begun, gateEnded('base', true)], 'the gate was not started'],
    ['a gate done twice', [...begun, gate('base'), gateEnded('base', false), gate('base')], 'the gate has ended'],
    ['a gate of an unknown subject', [...begun, gate('attempt-9')], 'its subject is unknown'],
    [
      'a gate of evidence in a round',
      [
        ...begun,
        ['gate.started', { ...(gate('attempt-1')[1] as never as Record<string, never>), iteration: 1 } as never],
      ],
      'a gate names an iteration when',
    ],
    ['an end after the end', [...begun, ended, ended], 'the attempt is ended'],
    ['an import of an open attempt', [...begun, wholeRun[31] as Happening], 'the attempt is open'],
    [
      'a place for an unknown attempt',
      [...begun, ['judge.ranked', { outcome: 'held', winner: null, ranking: [{ attempt: 7, place: 1 }], reason: '' }]],
      'the run has no attempt 7',
    ],
    [
      'work after the run has ended',
      [...begun, ['run.ended', { outcome: 'held', reason: '' }], gate('base')],
      'the run has ended',
    ],
  ];

  test.each(cases)('%s', (_, happenings, message) => {
    const { events } = sealed(happenings);
    expect(() => foldRun(events)).toThrow(message);
    expect(() => foldRun(events)).toThrow(AutoloopError);
    expect(() => foldRun(events)).toThrow(`Event ${events.length} (\`${events.at(-1)?.type}\`) cannot stand`);
    if (events.length > 1) expect(foldRun(events.slice(0, -1)).head.seq).toBe(events.length - 1);
  });

  test('no event at all', () => {
    expect(() => foldRun([])).toThrow('The journal holds no event');
  });
});

describe('the summary', () => {
  const phaseAfter = (index: number) => summarize(fold(...wholeRun.slice(0, index))).phase;

  test('says how far the run has come', () => {
    const phases = wholeRun.map((_, index) => phaseAfter(index + 1));
    expect([...new Set(phases)]).toEqual(['attempting', 'measuring', 'ranked', 'reported', 'reviewed', 'closed']);
    const at = (type: string) => wholeRun.findLastIndex(([known]) => known === type) + 1;
    expect(phaseAfter(at('attempt.ended'))).toBe('measuring');
    expect(phaseAfter(at('attempt.ended') - 1)).toBe('attempting');
  });

  test('is what lists need', () => {
    expect(summarize(fold(...wholeRun))).toEqual({
      run_id: started.run_id,
      order: 'fix-login',
      order_digest: started.order_digest,
      base_commit: started.base_commit,
      preset: 'solo',
      parent_run_id: null,
      phase: 'closed',
      outcome: 'accepted-candidate',
      reason: 'Attempt 1 proved itself',
      paused: false,
      attempts: [
        {
          attempt: 1,
          agent: 'agent-1',
          branch: 'autoloop/fix-login/1',
          phase: 'scored',
          iterations: 2,
          outcome: 'completed',
          standing: 'candidate',
          place: 1,
          commit: tree('7'),
        },
        {
          attempt: 2,
          agent: 'agent-2',
          branch: 'autoloop/fix-login/2',
          phase: 'scored',
          iterations: 1,
          outcome: 'agent-failed',
          standing: 'out',
          place: null,
          commit: null,
        },
      ],
      winner: 1,
      started_at: '2026-11-20T10:00:00.000Z',
      ended_at: '2026-11-20T10:00:43.000Z',
    });
    expect(summarize(fold(...begun))).toMatchObject({ outcome: null, reason: null, winner: null, ended_at: null });
  });
});

describe('metrics', () => {
  test('sum what was said and count what was not', () => {
    const { attempts, ...run } = metricsOf(fold(...wholeRun));
    expect(run).toEqual({
      run_id: started.run_id,
      elapsed_ms: 43_000,
      resumed: 0,
      input_tokens: { sum: 100, unknown: 2 },
      output_tokens: { sum: 20, unknown: 2 },
      cost_usd: { sum: 0.25, unknown: 2 },
    });
    expect(attempts).toMatchObject([
      {
        attempt: 1,
        elapsed_ms: 24_000,
        iterations: 2,
        roles: 2,
        agent_ms: 3000,
        gate_ms: 2000,
        cost_usd: { sum: 0.25, unknown: 1 },
      },
      {
        attempt: 2,
        roles: 1,
        agent_ms: 1000,
        gate_ms: null,
        cost_usd: { sum: null, unknown: 1 },
        input_tokens: { sum: null, unknown: 1 },
      },
    ]);
  });

  test('know nothing of what has not happened, and of what was killed', () => {
    const [first, second] = metricsOf(fold(...begun, roleStarted(1, 1))).attempts;
    expect(first).toMatchObject({
      elapsed_ms: null,
      agent_ms: null,
      gate_ms: null,
      cost_usd: { sum: null, unknown: 1 },
    });
    expect(second).toMatchObject({ elapsed_ms: null, roles: 0, cost_usd: { sum: null, unknown: 0 } });
  });

  test('a reported cost of nothing is 0, not unknown', () => {
    const state = fold(...begun, roleStarted(1, 1), roleEnded(1, 1, { cost_usd: 0 }));
    expect(metricsOf(state).cost_usd).toEqual({ sum: 0, unknown: 0 });
  });
});
