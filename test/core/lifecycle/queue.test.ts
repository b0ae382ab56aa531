import { describe, expect, test } from 'vitest';
import { deriveOrder } from '../../../src/core/lifecycle/derive.js';
import { startable, stuck, waitsForWork } from '../../../src/core/lifecycle/queue.js';
import type { OrderStatus } from '../../../src/core/lifecycle/status.js';
import { renderBlocked, renderNext } from '../../../src/core/render/queue.js';
import { gate, gatePath, order, review, reviewPath, withOrder, withReview } from '../../../src/core/rules/examples.js';
import { workspaceOf } from '../rules/snapshot-of.js';

type Files = Readonly<Record<string, string>>;
const path = (id: string) => `.autoloop/work-orders/${id}.md`;
const plain = (_style: string, text: string) => text;

function look(files: Files) {
  const workspace = workspaceOf({ files });
  const orders = workspace.orders.map(
    (one): OrderStatus => ({
      id: one.id,
      path: one.path,
      title: one.data?.title ?? null,
      owner: one.data?.owner ?? null,
      priority: one.data ? (one.data.priority ?? 'normal') : null,
      errors: 0,
      unreadable_runs: [],
      ...deriveOrder(one, workspace, []),
    }),
  );
  return { orders, next: startable(orders, workspace), blocked: stuck(orders, workspace) };
}

describe('what may be started', () => {
  test('comes by priority, then by what waits for it, then by id', () => {
    const { next } = look({
      ...withOrder({ [path('login')]: order({ priority: 'low' }) }),
      [path('b')]: order(),
      [path('a')]: order(),
      [path('popular')]: order(),
      [path('x')]: order({ depends_on: '[popular]' }),
      [path('y')]: order({ depends_on: '[x, popular]' }),
      [path('high')]: order({ priority: 'high' }),
      [path('draft')]: order({ state: 'draft', priority: 'high' }),
      [path('gone')]: order({ state: 'withdrawn', depends_on: '[a]' }),
    });
    expect(next.map(({ id, awaited_by }) => [id, awaited_by])).toEqual([
      ['high', []],
      ['popular', ['x', 'y']],
      ['a', []],
      ['b', []],
      ['login', []],
    ]);
    expect(next[0]?.command).toBe('autoloop run high');
  });

  test('what was sent back is among them, what is accepted is not', () => {
    const sentBack = withReview({ [reviewPath]: review({ decision: 'reject', reason: 'The page is lost.' }) });
    expect(look(sentBack).next.map(({ id, state }) => [id, state])).toEqual([['login', 'rework']]);
    expect(look(withReview()).next).toEqual([]);
  });

  test('orders that wait for each other in a circle count once, and not for themselves', () => {
    const { blocked } = look(
      withOrder({ [path('a')]: order({ depends_on: '[b]' }), [path('b')]: order({ depends_on: '[a]' }) }),
    );
    expect(blocked.map(({ id, awaited_by }) => [id, awaited_by])).toEqual([
      ['a', ['b']],
      ['b', ['a']],
    ]);
  });
});

describe('what stands still', () => {
  const files = {
    ...withReview({ [reviewPath]: review({ decision: 'hold', reason: 'Not before the release.' }) }),
    [path('after')]: order({ depends_on: '[first]' }),
    [path('first')]: order({ depends_on: '[asked]' }),
    [path('asked')]: order(),
    [path('lost')]: order({ depends_on: '[nowhere]' }),
    [gatePath]: gate({ order: 'asked' }),
  };

  test('first what a person can help, and of that what most wait for', () => {
    const { blocked } = look(files);
    expect(blocked.map((one) => [one.id, waitsForWork(one), one.awaited_by.length])).toEqual([
      ['asked', false, 2],
      ['login', false, 0],
      ['first', true, 1],
      ['after', true, 0],
      ['lost', true, 0],
    ]);
    const first = blocked.find(({ id }) => id === 'first');
    expect(first?.waits_for).toEqual([
      { kind: 'order', id: 'asked', what_to_do: 'Have it accepted', state: 'blocked', command: 'autoloop show asked' },
    ]);
    expect(blocked.find(({ id }) => id === 'lost')?.waits_for[0]).toMatchObject({ state: null, command: null });
  });

  test('reads well', () => {
    expect(renderBlocked(look(files).blocked, plain)).toBe(
      `Waits for a person

  asked  blocked, 2 orders wait for it
    Log in again after a timeout (web)
    Waits for the user to decide gate \`new-dependency\`: The fix needs a new dependency
    → Ask the user (recommended: approve), and write the answer as \`user_decision\` in .autoloop/gates/new-dependency.md
      $ autoloop show asked

  login  held
    Log in again after a timeout (web)
    Held by \`login/1\`: Not before the release.
    → Settle what holds it, and review it again
      $ autoloop show login
      $ autoloop new review login

Waits for other work

  first  blocked, 1 order waits for it
    Log in again after a timeout (web)
    Waits for \`asked\` to be accepted
    → asked is blocked
      $ autoloop show asked

  after  blocked
    Log in again after a timeout (web)
    Waits for \`first\` to be accepted
    → first is blocked
      $ autoloop show asked

  lost  blocked
    Log in again after a timeout (web)
    Waits for \`nowhere\` to be accepted
    → Have it accepted
      $ autoloop show nowhere`,
    );
  });
});

describe('for a terminal', () => {
  test('what may be started reads well', () => {
    const { next, orders } = look(
      withReview({
        [reviewPath]: review({ decision: 'reject', reason: 'The page is lost.' }),
        [path('logout')]: order({ title: 'Log out', owner: 'api', priority: 'high' }),
      }),
    );
    expect(renderNext(next, orders, plain)).toBe(
      `1. logout  high priority
   Log out (api)
   $ autoloop run logout

2. login  rework
   Log in again after a timeout (web)
   \`login/1\` sent it back: The page is lost.
   $ autoloop run login`,
    );
  });

  test('where nothing may be started, it says what there is to do instead', () => {
    const told = (files: Files) => {
      const { next, orders } = look(files);
      return renderNext(next, orders, plain);
    };
    expect(
      told({
        ...withReview({ [gatePath]: gate({ order: 'asked' }) }),
        [path('asked')]: order(),
        [path('draft')]: order({ state: 'draft' }),
      }),
    ).toBe(
      [
        'Nothing may be started now.',
        '  1 standing still  $ autoloop blocked',
        '  1 not released by their author  $ autoloop status',
        '  1 accepted and not closed  $ autoloop status',
      ].join('\n'),
    );
    expect(renderNext([], [], plain)).toContain('autoloop new order');
    expect(renderBlocked([], plain)).toContain('autoloop next');
  });

  test('nothing an order says moves the cursor', () => {
    const { next, orders } = look(withOrder({ [path('login')]: order({ title: '"a\u202eb"' }) }));
    expect(renderNext(next, orders, plain)).toContain('a⟨U+202E⟩b');
  });
});
