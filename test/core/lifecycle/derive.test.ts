import { describe, expect, test } from 'vitest';
import { type Beside, deriveOrder, type KnownRun } from '../../../src/core/lifecycle/derive.js';
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
  stage,
  stagePath,
  withCloseout,
  withOrder,
  withReport,
  withReview,
} from '../../../src/core/rules/examples.js';
import { workspaceOf } from '../rules/snapshot-of.js';

type Files = Readonly<Record<string, string>>;

/** The standing of `login` among these files; runs say only what matters. */
function standingOf(files: Files, runs: Partial<KnownRun>[] = [], beside: Beside = {}) {
  const workspace = workspaceOf({ files });
  const login = workspace.order('login');
  if (login === undefined) throw new Error('the example has no order `login`');
  const all = runs.map(
    (said, index): KnownRun => ({
      run_id: `run-${index + 1}`,
      order: 'login',
      order_digest: login.digest,
      base_commit: '1'.repeat(40),
      preset: 'solo',
      trigger: 'cli',
      parent_run_id: null,
      chain: null,
      continues: null,
      phase: 'attempting',
      outcome: null,
      reason: null,
      paused: false,
      attempts: [],
      winner: null,
      started_at: `2026-11-20T10:00:0${index}.000Z`,
      ended_at: null,
      ...said,
    }),
  );
  return deriveOrder(login, workspace, all, beside);
}

const stateOf = (...args: Parameters<typeof standingOf>) => standingOf(...args).state;
const candidate = { outcome: 'accepted-candidate', phase: 'reported', winner: 1 } as const;
const lost = { outcome: 'no-candidate', phase: 'ranked' } as const;
const sentBack = review({ decision: 'reject', reason: 'The page is lost.' });

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
