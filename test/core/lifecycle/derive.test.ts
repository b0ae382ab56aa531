import { describe, expect, test } from 'vitest';
import type { KnownRun } from '../../../src/core/lifecycle/derive.js';
import {
  claim,
  closeout,
  closeoutPath,
  gate,
  gatePath,
  order,
  orderPath,
  report,
  reportPath,
  review,
  reviewPath,
  withCloseout,
  withOrder,
  withReport,
  withReview,
} from '../../../src/core/rules/examples.js';
import type { Files } from './standing-of.js';
import { candidate, lost, sentBack, standingOf, stateOf } from './standing-of.js';

describe('a chain that was cut off between two steps', () => {
  const attempt = {
    attempt: 1,
    agent: 'a',
    branch: 'b',
    phase: 'scored',
    iterations: 1,
    standing: 'out',
    place: null,
    commit: null,
  } as const;
  const nextAfter = (step: number, outcome: 'held' | 'stalled', more: Partial<KnownRun> = {}) =>
    standingOf(withOrder({}), [
      { ...lost, chain: { name: 'whole', step, of: 2, depth: 1 }, attempts: [{ ...attempt, outcome }], ...more },
    ]).next;

  test('goes on where a step left something to go on from', () => {
    expect(nextAfter(1, 'held')[0]).toBe('autoloop resume run-1');
    expect(nextAfter(1, 'stalled')).not.toContain('autoloop resume run-1');
    expect(nextAfter(2, 'held')).not.toContain('autoloop resume run-1');
    expect(nextAfter(1, 'held', { outcome: 'interrupted' })).not.toContain('autoloop resume run-1');
  });
});

describe('before work', () => {
  test.each([
    ['draft', withOrder({ [orderPath]: order({ state: 'draft' }) })],
    ['draft', withOrder({ [orderPath]: order({ state: null }) })],
    ['ready', withOrder()],
    ['withdrawn', withOrder({ [orderPath]: order({ state: 'withdrawn' }) })],
    ['blocked', withOrder({ [orderPath]: order({ state: 'nonsense' }) })],
  ])('%s', (state, files) => {
    expect(stateOf(files)).toBe(state);
  });

  test('an order waits until what it depends on is accepted, and errors accept nothing', () => {
    const waiting = { '.autoloop/work-orders/login.md': order({ depends_on: '[first]' }) };
    const first = order({}, '\n## Context\n\nFirst.\n');
    const swap = (text: string) =>
      text.replaceAll('work_order: login', 'work_order: first').replaceAll('<digest of login>', '<digest of first>');
    const done = {
      ...withOrder({ ...waiting, '.autoloop/work-orders/first.md': first }),
      '.autoloop/reports/first/attempt-1.md': swap(report()),
      '.autoloop/reviews/first/1.md': swap(review()),
    };
    expect(stateOf(withOrder({ ...waiting, '.autoloop/work-orders/first.md': first }))).toBe('blocked');
    expect(stateOf(done)).toBe('ready');
    expect(stateOf({ ...done, '.autoloop/closeouts/first.md': swap(closeout()) })).toBe('ready');
    expect(stateOf({ ...done, '.autoloop/closeouts/first.md': swap(closeout({ result: 'hold' })) })).toBe('blocked');
    expect(stateOf(done, [], { refused: new Set(['.autoloop/reviews/first/1.md']) })).toBe('blocked');
    expect(stateOf({ ...done, '.autoloop/reviews/first/1.md': swap(review({ decision: 'hold' })) })).toBe('blocked');
  });

  test('a claim is told with who holds it', () => {
    const claims = [claim()];
    expect(standingOf(withOrder(), [], { claims })).toMatchObject({
      state: 'claimed',
      column: 'doing',
      reason: 'Claimed by `ada@example.com` until 2026-11-20 12:00 UTC',
      next: ['autoloop run login', 'autoloop release login'],
    });
    expect(stateOf(withOrder(), [], { claims: [claim({ order: 'other' })] })).toBe('ready');
    const sentBack = withReview({ [reviewPath]: review({ decision: 'reject' }) });
    expect(stateOf(sentBack)).toBe('rework');
    expect(stateOf(sentBack, [], { claims })).toBe('claimed');
    expect(stateOf(withOrder(), [lost], { claims })).toBe('claimed');
  });

  test('a claim hides nothing else that keeps an order back', () => {
    const claims = [claim()];
    expect(stateOf(withOrder({ [orderPath]: order({ state: 'draft' }) }), [], { claims })).toBe('draft');
    expect(stateOf(withReport(), [], { claims })).toBe('reported');
    expect(stateOf(withReview(), [], { claims })).toBe('accepted');
    expect(stateOf(withOrder(), [{}], { claims })).toBe('running');
    expect(stateOf(withOrder(), [], { claims, refused: new Set([orderPath]) })).toBe('blocked');
  });
});

describe('runs', () => {
  test.each([
    ['running', [{}]],
    ['running', [{ paused: true, reason: 'the machine sleeps' }]],
    ['running', [{ live: false }]],
    ['judged', [candidate]],
    ['held', [{ outcome: 'held', phase: 'ranked' }]],
    ['rework', [lost]],
    ['rework', [lost, { outcome: 'stalled' }]],
    ['escalated', [lost, lost, { outcome: 'agent-failed' }]],
    ['blocked', [lost, lost, lost, lost, lost]],
    ['blocked', [{ outcome: 'blocked' }]],
    ['blocked', [{ outcome: 'budget-exhausted' }]],
    ['ready', [{ outcome: 'environment-failed' }]],
    ['ready', [{ outcome: 'interrupted' }]],
    ['judged', [lost, candidate]],
    ['running', [candidate, {}]],
    ['ready', [{ ...lost, order_digest: 'e'.repeat(64) }]],
    ['ready', [{ order: 'other' }]],
  ] as [string, Partial<KnownRun>[]][])('%s after %j', (state, runs) => {
    expect(stateOf(withOrder(), runs)).toBe(state);
  });

  test('an interrupted run is to be resumed, a living one to be watched', () => {
    expect(standingOf(withOrder(), [{ live: false }]).next).toContain('autoloop resume run-1');
    expect(standingOf(withOrder(), [{ live: true }]).next).toContain('autoloop inspect run-1');
  });

  test('failures are counted against the budget of the order', () => {
    expect(stateOf(withOrder({ [orderPath]: order({ budget: '{failures: 1}' }) }), [lost])).toBe('escalated');
    expect(stateOf(withOrder({ [orderPath]: order({ budget: '{iterations: 1}' }) }), [lost])).toBe('blocked');
  });
});

describe('reports and reviews', () => {
  const run = { run: 'run-1', attempt: '1' };
  test.each([
    ['reported', withReport(), []],
    ['judged', withReport({ [reportPath]: report(run) }), [candidate]],
    ['accepted', withReview(), []],
    ['accepted', withReview({ [reportPath]: report(run) }), [{ ...candidate, phase: 'reviewed' }]],
    ['accepted', withReview({ [reportPath]: report(run) }), [candidate]],
    ['held', withReview({ [reviewPath]: review({ decision: 'hold' }) }), []],
    ['held', withReview({ [reviewPath]: review({ decision: 'ask-user' }) }), []],
    ['in-review', withReview({ [reviewPath]: review({ decision: 'ask-user', user_decision: 'Fine.' }) }), []],
    ['in-review', withReview({ [reviewPath]: review({ decision: 'integration-review' }) }), []],
    ['in-review', withReview({ [orderPath]: order({ expected_owners: '[web, api]' }) }), []],
    ['in-review', withReview({ [reviewPath]: review({ kind: 'integration' }) }), []],
    ['rework', withReview({ [reviewPath]: sentBack }), []],
    ['rework', withReview({ [reviewPath]: review({ decision: 'follow-up' }) }), []],
    [
      'judged',
      withReview({ [reportPath]: report(run), [reviewPath]: sentBack }),
      [{ ...candidate, phase: 'reviewed' }, candidate],
    ],
    ['reported', withReview({ [reviewPath]: sentBack, '.autoloop/reports/login/attempt-2.md': report() }), []],
    [
      'ready',
      withReview({
        [reportPath]: report({ order_digest: 'e'.repeat(64) }),
        [reviewPath]: review({ order_digest: 'e'.repeat(64) }),
      }),
      [],
    ],
  ] as [string, Files, Partial<KnownRun>[]][])('%s (%#)', (state, files, runs) => {
    expect(stateOf(files, runs)).toBe(state);
  });

  test('a review that names no report is known by the phase of its run', () => {
    const files = withReport({
      [reportPath]: report({ ...run, result: 'partial' }),
      [reviewPath]: review({ decision: 'reject', reports: '[]' }),
    });
    expect(stateOf(files, [{ ...candidate, phase: 'reviewed' }])).toBe('rework');
    expect(stateOf(files, [candidate])).toBe('judged');
  });

  test('a run after the review has the later word, unless it never got to the work', () => {
    const files = withReview({ [reportPath]: report(run), [reviewPath]: sentBack });
    const reviewed = { ...candidate, phase: 'reviewed' } as const;
    expect(stateOf(files, [reviewed, { outcome: 'blocked' }])).toBe('blocked');
    expect(stateOf(files, [reviewed, { outcome: 'environment-failed' }])).toBe('rework');
    expect(stateOf(files, [reviewed, { outcome: 'interrupted' }])).toBe('rework');
  });

  test('the report of another attempt of a reviewed run asks for no review of its own', () => {
    const files = withReview({
      [reportPath]: report(run),
      '.autoloop/reports/login/attempt-2.md': report({ ...run, attempt: '2' }),
    });
    expect(stateOf(files, [{ ...candidate, phase: 'reviewed' }])).toBe('accepted');
  });

  test('what an earlier run left asks for no review behind a later one that has one', () => {
    const files = withReview({
      [reportPath]: report({ ...run, run: 'run-2' }),
      [reviewPath]: review({ decision: 'follow-up' }),
      '.autoloop/reports/login/attempt-2.md': report({ ...run, attempt: '2' }),
    });
    const { state, next } = standingOf(files, [candidate, { ...candidate, phase: 'reviewed' }]);
    expect({ state, next }).toEqual({
      state: 'rework',
      next: ['autoloop run login'],
    });
  });

  test('reviews that sent it back count as failures', () => {
    const reviews = Object.fromEntries([1, 2, 3].map((number) => [`.autoloop/reviews/login/${number}.md`, sentBack]));
    expect(stateOf(withReport(reviews))).toBe('escalated');
    const more = Object.fromEntries([4, 5].map((number) => [`.autoloop/reviews/login/${number}.md`, sentBack]));
    expect(stateOf(withReport({ ...reviews, ...more }))).toBe('blocked');
  });

  test('of the latest of each kind the gravest decides; an older one of the same kind does not', () => {
    const integration = review({ kind: 'integration', decision: 'ask-user' });
    expect(stateOf(withReview({ '.autoloop/reviews/login/2.md': integration }))).toBe('held');
    const held = review({ decision: 'hold' });
    const fits = review({ kind: 'integration' });
    expect(stateOf(withReview({ [reviewPath]: held, '.autoloop/reviews/login/2.md': fits }))).toBe('held');
    expect(stateOf(withReview({ [reviewPath]: sentBack, '.autoloop/reviews/login/2.md': review() }))).toBe('accepted');
  });

  test('an accept that breaks the protocol accepts nothing', () => {
    expect(stateOf(withReview(), [], { refused: new Set([reviewPath]) })).toBe('in-review');
  });
});

test('whatever stands still names what it waits for, and what to do', () => {
  const stuck: [Files, Partial<KnownRun>[]][] = [
    [withOrder({ [orderPath]: order({ depends_on: '[first]' }) }), []],
    [withOrder({ [orderPath]: order({ state: 'nonsense' }) }), []],
    [withOrder(), [{ outcome: 'blocked' }]],
    [withOrder(), [{ outcome: 'budget-exhausted' }]],
    [withOrder(), [{ outcome: 'held' }]],
    [withOrder(), [lost, lost, lost]],
    [withOrder(), [lost, lost, lost, lost, lost]],
    [withReview({ [reviewPath]: review({ decision: 'hold' }) }), []],
    [withReview({ [reviewPath]: review({ decision: 'ask-user' }) }), []],
    ...(['hold', 'blocked', 'needs-user-approval'] as const).map((result): [Files, Partial<KnownRun>[]] => [
      withCloseout({ [closeoutPath]: closeout({ result }) }),
      [],
    ]),
    [withOrder({ [gatePath]: gate() }), []],
  ];
  for (const [files, runs] of stuck) {
    const { state, waits_for } = standingOf(files, runs);
    expect(['blocked', 'held', 'escalated']).toContain(state);
    expect(waits_for, JSON.stringify({ state, runs })).not.toEqual([]);
    for (const { what_to_do } of waits_for) expect(what_to_do).toMatch(/^[A-Z].*[\w`)]$/);
  }
  expect(standingOf(withOrder()).waits_for).toEqual([]);
});

test('every standing has a reason, and a next step unless it is over', () => {
  for (const files of [withOrder(), withReport(), withReview(), withCloseout()]) {
    const { reason, next, column } = standingOf(files);
    expect(reason).toMatch(/\w$|`$/);
    expect(next.every((command) => command.startsWith('autoloop '))).toBe(true);
    expect(next).not.toEqual([]);
    expect(column).not.toBeNull();
  }
});
