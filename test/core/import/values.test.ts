import { expect, it } from 'vitest';
import {
  choiceOf,
  globsOf,
  idOf,
  idsOf,
  isPlaceholder,
  orderChoices,
  reportChoices,
} from '../../../src/core/import/values.js';

const isFolder = (path: string) => path === 'src/web' || path === 'docs';

it('takes a choice however its parts are joined, and keeps the reason beside it', () => {
  const { commit_authority, granularity, baseline_policy, review_gate } = orderChoices;
  expect(choiceOf('`local branch commit allowed`', commit_authority)).toEqual({
    value: 'local-branch-commit',
    rest: '',
  });
  expect(choiceOf('Report-only commit allowed', commit_authority)).toEqual({ value: 'report-only-commit', rest: '' });
  expect(choiceOf('`split work orders` - two owners', granularity)).toEqual({ value: 'split', rest: 'two owners' });
  expect(choiceOf('dispatch-base  acceptable (local)', baseline_policy)).toEqual({
    value: 'dispatch-base-acceptable',
    rest: 'local',
  });
  expect(choiceOf('refresh required-deferred', reportChoices.drift_status)?.value).toBe('refresh-required-deferred');
  expect(choiceOf('nonexistent', review_gate)).toBeUndefined();
  expect(choiceOf('normally not', orderChoices.priority)).toBeUndefined();
  expect(choiceOf('', orderChoices.priority)).toBeUndefined();
});

it('makes globs of paths, and of nothing else', () => {
  expect(globsOf('`src/login/`, `src/guard.js`, the pages', isFolder)).toEqual({
    value: ['src/login/**', 'src/guard.js'],
    rest: 'the pages',
  });
  expect(globsOf('src\\web, .\\docs, Makefile', isFolder).value).toEqual(['src/web/**', 'docs/**', 'Makefile']);
  expect(globsOf('`src/**/*.ts, test/a.ts`', isFolder).value).toEqual(['src/**/*.ts', 'test/a.ts']);
  expect(globsOf('none', isFolder)).toEqual({ value: [], rest: '' });
  for (const outside of [
    '../etc/passwd',
    '/etc/passwd',
    'C:\\temp\\x.md',
    '~/x.md',
    'a/../../b',
    '!src/x',
    'https://x.test/a',
  ])
    expect(globsOf(outside, isFolder), outside).toEqual({ value: [], rest: outside });
});

it('makes an id that Git and the protocol take', () => {
  expect(idOf('`T-P22-003`')).toBe('T-P22-003');
  expect(idOf('T 7: log in')).toBe('T-7-log-in');
  expect(idOf('../../x')).toBe('x');
  expect(idOf('-- ..')).toBeUndefined();
  expect(idOf('a..b.lock')).toBe('a.b-lock');
  expect(idOf('x'.repeat(99))).toHaveLength(64);
  expect(idsOf('`T-1`, T-2 and none')).toEqual(['T-1', 'T-2']);
});

it('knows what was never filled in', () => {
  for (const blank of ['<owner>', '`<one sentence>`', '{T-XXX}', '`<a | b>`'])
    expect(isPlaceholder(blank), blank).toBe(true);
  for (const said of ['`Array<string>`', 'a <b> c', '`src/{a,b}.ts`', ''])
    expect(isPlaceholder(said), said).toBe(false);
});
