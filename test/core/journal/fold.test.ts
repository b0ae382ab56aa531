import { describe, expect, test } from 'vitest';
import { foldInto, foldRun } from '../../../src/core/journal/fold.js';
import { findGate, nameStep } from '../../../src/core/journal/lookup.js';
import type { RunState } from '../../../src/core/journal/state.js';
import {
  begun,
  gate,
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
const steps = (state: RunState): string[] => state.pending.map(nameStep);

describe('the state of a run', () => {
  test('is the same folded at once, event by event, or from a kept state', () => {
    const { events } = sealed(wholeRun);
    const [first, ...rest] = events;
    let state = foldRun(first ? [first] : []);
    rest.forEach((event, index) => {
      const next = foldInto(structuredClone(state), event);
      expect(next).toEqual(foldRun(events.slice(0, index + 2)));
      state = JSON.parse(JSON.stringify(next));
      expect(state).toEqual(next);
    });
  });

  test('is the same text, wherever it was kept in between', () => {
    const { events } = sealed(wholeRun);
    const atOnce = JSON.stringify(foldRun(events));
    for (let cut = 1; cut < events.length; cut++) {
      let state: RunState = JSON.parse(JSON.stringify(foldRun(events.slice(0, cut))));
      for (const event of events.slice(cut)) state = foldInto(state, event);
      expect(JSON.stringify(state)).toBe(atOnce);
    }
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

  test('tells how often a role was started again, and keeps its latest end', () => {
    const again = (retry: number): Happening => [
      'role.retrying',
      { attempt: 1, iteration: 1, role: 'code', cause: 'rate-limit', retry, wait_ms: 2000 * retry },
    ];
    const failed = roleEnded(1, 1, { cause: 'rate-limit', ended: { how: 'exited', code: 1 } });
    const waiting = [...begun, roleStarted(1, 1), failed, again(1)];
    expect(steps(fold(...waiting))).toEqual(['attempt-1, iteration 1']);
    const { iterations, spent } =
      fold(...waiting, roleStarted(1, 1), failed, again(2), roleStarted(1, 1), roleEnded(1, 1)).attempts[0] ?? {};
    expect(iterations).toMatchObject([
      { roles: [{ cause: null, ended: { code: 0 } }], retries: [{ retry: 1 }, { retry: 2, wait_ms: 4000 }] },
    ]);
    expect(spent).toMatchObject({ roles_started: 3, roles_ended: 3, agent_ms: 3000 });
  });

  test('forgets what a step did that is started over, but not what it took', () => {
    const again: Happening = [
      'role.retrying',
      { attempt: 1, iteration: 1, role: 'code', cause: 'transient', retry: 1, wait_ms: 2000 },
    ];
    const cut = [...begun, roleStarted(1, 1), roleEnded(1, 1), again, wholeRun[11] as Happening, gate('base')];
    const state = fold(
      ...cut,
      [
        'run.resumed',
        { by: 'cli', redone: [], tool_version: '0.1.0', sandbox: { engine: 'bubblewrap', version: '0.8.0' } },
      ],
      ['iteration.started', { attempt: 1, iteration: 1 }],
    );
    expect(state.attempts[0]?.iterations).toEqual([
      {
        iteration: 1,
        tree: null,
        changed: false,
        refused: [],
        log: null,
        diff: null,
        roles: [],
        retries: [],
        emitted: [],
        rejected: [],
        refused_notes: [],
        gates: [],
        measured: null,
      },
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
    expect(foldInto(state, sealedAfter(state, opened(1))).attempts[0]).toMatchObject({ phase: 'open', ended: null });
  });

  test('takes word of a connection that an ended attempt still wanted', () => {
    const ended: Happening = ['attempt.ended', { attempt: 1, outcome: 'interrupted', reason: 'stopped' }];
    const knock: Happening = [
      'network.decided',
      { attempt: 1, host: 'example.org', port: 443, allowed: false, reason: 'not on the list' },
    ];
    expect(fold(...begun, ended, knock)).toMatchObject({ head: { seq: 5 } });
  });

  test('adds up whom its sandboxes wanted to speak with', () => {
    const knock = (host: string, allowed: boolean, reason: string, times?: number): Happening => [
      'network.decided',
      { attempt: 1, host, port: 443, allowed, reason, ...(times === undefined ? {} : { times }) },
    ];
    const setUp: Happening = [
      'network.decided',
      { attempt: null, host: 'a', port: 443, allowed: true, reason: 'on the list' },
    ];
    const row = { attempt: 1, host: 'a', port: 443 };
    const told = [
      knock('a', true, 'on the list, at 192.0.2.1'),
      knock('a', true, 'on the list, at 192.0.2.2'),
      knock('a', false, 'TLS asks for b'),
      setUp,
      knock('a', true, 'on the list, at 192.0.2.1', 6),
    ];
    expect(fold(...begun, ...told).contacts).toEqual([
      { ...row, allowed: true, times: 8, reasons: ['on the list, at 192.0.2.1', 'on the list, at 192.0.2.2'] },
      { ...row, allowed: false, times: 1, reasons: ['TLS asks for b'] },
      { ...row, attempt: null, allowed: true, times: 1, reasons: ['on the list'] },
    ]);

    const many = Array.from({ length: 1_500 }, (_, n) => knock(`host-${n}`, false, `reason ${n}`));
    const { contacts } = fold(...begun, ...many);
    expect(contacts).toHaveLength(1_001);
    expect(contacts.at(-1)).toMatchObject({ host: '', port: 0, times: 500, reasons: { length: 5 } });
  });

  test('keeps only the latest 100 events of an iteration', () => {
    const emitted = Array.from(
      { length: 105 },
      (_, data): Happening => ['event.emitted', { attempt: 1, iteration: 1, role: 'code', event: 'n', data }],
    );
    const kept = fold(...begun, ...emitted).attempts[0]?.iterations[0]?.emitted;
    expect(kept).toHaveLength(100);
    expect([kept?.at(0)?.data, kept?.at(-1)?.data]).toEqual([5, 104]);
  });

  test('keeps of an iteration that 50 others followed who said what, each once, and nothing else that was said', () => {
    const iterationOf = (iteration: number): Happening[] => {
      const place = { attempt: 1, iteration };
      const says = (role: string, event: string): Happening => [
        'event.emitted',
        { ...place, role, event, data: { iteration } },
      ];
      return [
        ['iteration.started', place],
        ...['one', 'two', 'one'].map((event) => says('code', event)),
        says('review', 'one'),
        ['event.rejected', { ...place, role: 'code', event: 'deploy', reason: 'It may not emit that' }],
        ['iteration.ended', { ...place, tree: tree('5'), changed: true, refused: [], log: null }],
      ];
    };
    const iterations = Array.from({ length: 51 }, (_, index) => iterationOf(index + 1)).flat();
    const [gone, ...latest] = fold(...begun.slice(0, 2), ...iterations).attempts[0]?.iterations ?? [];
    expect(gone).toMatchObject({ iteration: 1, tree: tree('5'), changed: true, rejected: [] });
    expect(gone?.emitted).toEqual([
      { role: 'code', event: 'two', data: null },
      { role: 'code', event: 'one', data: null },
      { role: 'review', event: 'one', data: null },
    ]);
    expect(latest).toHaveLength(50);
    for (const { iteration, emitted, rejected } of latest) {
      expect(emitted.map(({ data }) => data)).toEqual(Array(4).fill({ iteration }));
      expect(rejected).toHaveLength(1);
    }
  });

  test('keeps every report, of one path the latest', () => {
    const written = (attempt: number, digit: string): Happening => [
      'report.written',
      { path: `.autoloop/reports/fix-login/attempt-${attempt}.md`, sha256: digit.repeat(64) },
    ];
    const state = fold(...wholeRun.slice(0, -3), written(2, 'a'), written(1, 'b'));
    expect(state.reports.map(({ path, sha256 }) => [path.at(-4), sha256[0]])).toEqual([
      ['1', 'b'],
      ['2', 'a'],
    ]);
    expect(state.report).toEqual(state.reports[0]);
  });

  test('ends, and goes on when it is resumed', () => {
    const ended: Happening = ['run.ended', { outcome: 'interrupted', reason: 'stopped' }];
    const paused: Happening = ['run.paused', { reason: 'a person asked' }];
    expect(fold(...begun, paused).paused).toEqual({ reason: 'a person asked' });
    const state = fold(...begun, paused, ended);
    expect(state).toMatchObject({ paused: null, ended: { outcome: 'interrupted', at: '2026-11-20T10:00:04.000Z' } });
    expect(steps(state)).toEqual(['attempt-1, iteration 1']);
    expect(
      fold(...begun, ended, [
        'run.resumed',
        { by: 'cli', redone: [], tool_version: '0.1.0', sandbox: { engine: 'bubblewrap', version: '0.8.0' } },
      ]).ended,
    ).toBeNull();
  });
});

/** The event that would follow; only its number is right. */
function sealedAfter(state: RunState, happening: Happening) {
  const [event] = sealed([happening]).events;
  if (event === undefined) throw new Error('nothing was sealed');
  return { ...event, seq: state.head.seq + 1 };
}
