/** States that other documents and lanes decide: gates, reviews by hand, stages, closeouts. */
import { describe, expect, test } from 'vitest';
import { deriveOrder } from '../../../src/core/lifecycle/derive.js';
import {
  claim,
  closeout,
  closeoutPath,
  gate,
  gatePath,
  order,
  orderPath,
  review,
  reviewPath,
  stage,
  stagePath,
  withCloseout,
  withOrder,
  withReport,
  withReview,
} from '../../../src/core/rules/examples.js';
import { workspaceOf } from '../rules/snapshot-of.js';
import type { Files } from './standing-of.js';
import { candidate, standingOf, stateOf } from './standing-of.js';

describe('gates', () => {
  const asked = (keys: Parameters<typeof gate>[0] = {}) => ({ [gatePath]: gate(keys) });

  test.each([
    ['blocked', 'Waits for the user to decide gate `new-dependency`: The fix needs a new dependency', asked()],
    ['blocked', 'The user put gate `new-dependency` off', asked({ user_decision: 'deferred' })],
    ['blocked', 'The user rejected gate `new-dependency`', asked({ user_decision: 'rejected' })],
    ['blocked', 'Waits for gate `new-dependency`, which cannot be read', asked({ user_decision: 'aproved' })],
    [
      'blocked',
      'The order changed since the user approved gate `new-dependency`: The fix',
      asked({ user_decision: 'approved', order_digest: 'e'.repeat(64) }),
    ],
    [
      'blocked',
      'Waits for gate `new-dependency`, which cannot be read',
      asked({ user_decision: 'approved', order_digest: null }),
    ],
    ['ready', 'It may be carried out', asked({ user_decision: 'approved' })],
    ['ready', 'It may be carried out', asked({ order: null })],
  ] as [string, string, Files][])('%s: %s', (state, reason, gates) => {
    const standing = standingOf(withOrder(gates));
    expect(standing).toMatchObject({ state, reason: expect.stringContaining(reason) });
    expect(standing.waits_for.map(({ kind, id }) => `${kind} ${id}`)).toEqual(
      state === 'blocked' ? ['gate new-dependency'] : [],
    );
  });

  test('the gravest is told, and all are waited for', () => {
    const { reason, waits_for } = standingOf(
      withOrder({ ...asked(), '.autoloop/gates/z.md': gate({ user_decision: 'rejected', trigger: 'Money.' }) }),
    );
    expect(reason).toBe('The user rejected gate `z`: Money; 1 more of its gates is open');
    expect(waits_for.map(({ id }) => id)).toEqual(['z', 'new-dependency']);
  });

  test('what was made and even accepted waits for the user, and so does what depends on it', () => {
    for (const files of [withReport(asked()), withReview(asked())]) expect(stateOf(files)).toBe('blocked');
    expect(stateOf(withReview(asked({ user_decision: 'approved' })))).toBe('accepted');
    const logoutWith = (gates: Files) => {
      const workspace = workspaceOf({
        files: withReview({ ...gates, '.autoloop/work-orders/logout.md': order({ depends_on: '[login]' }) }),
      });
      const logout = workspace.order('logout');
      return logout && deriveOrder(logout, workspace, []).state;
    };
    expect(logoutWith(asked())).toBe('blocked');
    expect(logoutWith(asked({ user_decision: 'approved' }))).toBe('ready');
  });

  test('of one that cannot be read comes the check of it next', () => {
    expect(standingOf(withOrder(asked({ user_decision: 'aproved' }))).next).toEqual([`autoloop check ${gatePath}`]);
    const approved = withOrder(asked({ user_decision: 'approved' }));
    expect(standingOf(approved, [], { refused: new Set([gatePath]) }).next).toEqual([`autoloop check ${gatePath}`]);
    expect(standingOf(withOrder(asked())).next).toEqual(['autoloop show login']);
  });

  test('an approved gate that breaks the protocol allows nothing', () => {
    const refused = { refused: new Set([gatePath]) };
    expect(stateOf(withOrder(asked({ user_decision: 'approved' })), [], refused)).toBe('blocked');
  });

  test('a draft is a draft, a run goes on, and what is over is over', () => {
    expect(stateOf(withOrder({ ...asked(), [orderPath]: order({ state: 'draft' }) }))).toBe('draft');
    const looked = {
      [orderPath]: order({ state: 'draft' }),
      [reviewPath]: review({ reports: '[]', decision: 'hold' }),
    };
    expect(stateOf(withOrder({ ...asked(), ...looked }))).toBe('blocked');
    expect(stateOf(withOrder(asked()), [{}])).toBe('running');
    expect(stateOf(withCloseout(asked()))).toBe('closed');
  });
});

describe('a review outside the protocol', () => {
  const outside = (review_gate: string, more: Files = {}) =>
    withReview({ [orderPath]: order({ review_gate }), ...more });

  test('is waited for until an approved gate tells what came of it', () => {
    for (const kind of ['project-defined', 'external']) {
      const { state, reason, next } = standingOf(outside(kind));
      expect([state, reason]).toEqual(['in-review', '`login/1` accepts it, but no gate tells of its `review_gate`']);
      expect(next[0]).toBe('autoloop new gate … --order login');
    }
    expect(stateOf(outside('external', { [gatePath]: gate({ user_decision: 'approved' }) }))).toBe('accepted');
    expect(stateOf(outside('external', { [gatePath]: gate({ user_decision: 'approved', order: null }) }))).toBe(
      'in-review',
    );
    expect(stateOf(outside('none'))).toBe('accepted');
  });

  test('keeps back what depends on the order', () => {
    const logout = { '.autoloop/work-orders/logout.md': order({ depends_on: '[login]' }) };
    const stateOfLogout = (kind: string) => {
      const workspace = workspaceOf({ files: outside(kind, logout) });
      const waits = workspace.order('logout');
      return waits && deriveOrder(waits, workspace, []).state;
    };
    expect([stateOfLogout('external'), stateOfLogout('none')]).toEqual(['blocked', 'ready']);
  });
});

test('what a run measured is reviewed with its numbers, what was done by hand in a document', () => {
  expect(standingOf(withReport()).next).toEqual(['autoloop show login', 'autoloop new review login']);
  expect(standingOf(withOrder(), [candidate]).next).toEqual([
    'autoloop report login',
    'autoloop review login --decision … --reason …',
  ]);
  const asked = withReport({ [gatePath]: gate() });
  expect(standingOf(asked).next).toEqual(['autoloop show login', 'autoloop new review login']);
  expect(standingOf(asked, [candidate]).next[1]).toBe('autoloop review login --decision … --reason …');
});

test('what is not committed is committed before it is run', () => {
  const config = '.autoloop/config.yml';
  const ready = (uncommitted: string[]) => {
    const { state, reason, next } = standingOf(withOrder(), [], { uncommitted: new Set(uncommitted) });
    return { state, reason, next };
  };
  expect(ready([])).toMatchObject({ next: ['autoloop run login'] });
  expect(ready(['.autoloop/work-orders/logout.md'])).toEqual(ready([]));
  expect(ready([orderPath])).toEqual({
    state: 'ready',
    reason: `It may be carried out; not committed yet: ${orderPath}`,
    next: [`git add ${orderPath} && git commit -m "Order login"`],
  });
  expect(ready([config]).next).toEqual([`git add ${config} && git commit -m "Settings of AutoLoop"`]);
  expect(ready([config, orderPath]).next).toEqual([`git add ${orderPath} ${config} && git commit -m "Order login"`]);
  const people = withOrder({ [orderPath]: order({ granularity: 'no-dispatch' }) });
  expect(standingOf(people, [], { uncommitted: new Set([orderPath]) }).next).toEqual(['autoloop show login']);
});

test('what is left to people is claimed and never run', () => {
  const people = withOrder({ [orderPath]: order({ granularity: 'no-dispatch' }) });
  expect(standingOf(people).next).toEqual(['autoloop show login']);
  expect(standingOf(people, [{ outcome: 'blocked' }]).next.join()).not.toContain('autoloop run');
  expect(standingOf(people, [{ outcome: 'no-candidate' }]).next).toEqual(['autoloop show login']);
  expect(standingOf(people, [], { claims: [claim()] }).next).toEqual(['autoloop release login']);
});

describe('stages', () => {
  const second = '.autoloop/stages/second.md';
  const follows = (first: Parameters<typeof stage>[0] = {}, own: Parameters<typeof order>[0] = { stage: 'second' }) =>
    withOrder({
      [orderPath]: order(own),
      [stagePath]: stage({ next_stage: 'second', ...first }),
      [second]: stage(own.stage ? {} : { orders: '[login]' }),
    });

  test.each([
    ['blocked', follows()],
    ['blocked', follows({ result: 'hold' })],
    ['ready', follows({ result: 'accepted' })],
    ['ready', follows({ result: 'withdrawn' })],
    ['blocked', follows({}, {})],
    ['ready', follows({ next_stage: null })],
    ['ready', follows({}, { stage: 'sessions' })],
  ])('an order begins when the stage before its own is over: %s (%#)', (state, files) => {
    const standing = standingOf(files);
    expect(standing.state).toBe(state);
    if (state === 'blocked')
      expect(standing).toMatchObject({
        reason: 'Waits for stage `sessions` to be closed',
        waits_for: [{ kind: 'stage', id: 'sessions', what_to_do: expect.stringContaining('result: accepted') }],
      });
  });

  test('a stage that was closed and breaks the protocol is not over', () => {
    expect(stateOf(follows({ result: 'accepted' }), [], { refused: new Set([stagePath]) })).toBe('blocked');
  });
});

describe('several lanes', () => {
  const lanes = { [orderPath]: order({ expected_owners: '[web, api]' }) };

  test('who has not reported yet is named', () => {
    expect(standingOf(withReport(lanes)).reason).toBe('`login/attempt-1` awaits a review; `api` did not report yet');
  });

  test('an integration review that was asked for is not asked for twice', () => {
    const asks = review({ decision: 'integration-review' });
    const fits = review({ kind: 'integration' });
    const reasons = [
      withReview({ ...lanes, [reviewPath]: asks }),
      withReview({ ...lanes, [reviewPath]: asks, '.autoloop/reviews/login/2.md': fits }),
      withReview({ ...lanes, [reviewPath]: fits, '.autoloop/reviews/login/2.md': asks }),
    ].map((files) => standingOf(files).reason);
    expect(reasons).toEqual([
      '`login/1` asks for an integration review',
      '`login/1` asked for an integration review, which accepts; the coordinator has not',
      '`login/2` asks for an integration review',
    ]);
  });
});

describe('closeouts', () => {
  test.each([
    ['closed', closeout()],
    ['closed', closeout({ provenance: 'backfill', review: null })],
    ['held', closeout({ result: 'hold' })],
    ['held', closeout({ result: 'needs-user-approval' })],
    ['blocked', closeout({ result: 'blocked' })],
    ['withdrawn', closeout({ result: 'withdrawn' })],
  ])('%s', (state, text) => {
    expect(stateOf(withCloseout({ [closeoutPath]: text }))).toBe(state);
  });

  test('what HEAD has already is not to be applied', () => {
    expect(standingOf(withCloseout()).next).toEqual(['autoloop verify login', 'autoloop apply login']);
    const merged = standingOf(withCloseout(), [], { merged: new Set(['2'.repeat(40)]) });
    expect(merged).toMatchObject({ next: ['autoloop verify login'], reason: expect.stringContaining('HEAD has it') });
  });

  test('one that breaks the protocol closes nothing', () => {
    expect(stateOf(withCloseout(), [], { refused: new Set([closeoutPath]) })).toBe('held');
  });
});
