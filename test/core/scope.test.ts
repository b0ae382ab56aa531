import { expect, test } from 'vitest';
import type { WorkOrder } from '../../src/core/documents/types.gen.js';
import { isAllowed, isForbidden, isProtected } from '../../src/core/scope.js';

const order: WorkOrder = {
  title: 't',
  owner: 'o',
  goal: 'g',
  allowed_scope: ['src/**'],
  forbidden_scope: ['src/secret/**'],
  protected_scope: ['test/**'],
  stop_rules: ['s'],
};

test('an order says what it allows and forbids', () => {
  expect(isAllowed(order, 'src/a.ts')).toBe(true);
  expect(isAllowed(order, 'docs/a.md')).toBe(false);
  expect(isForbidden(order, 'src/secret/key')).toBe(true);
  expect(isForbidden(order, 'src/a.ts')).toBe(false);
});

test('paths are protected by the order and by the project', () => {
  const protects = isProtected(order, { protected_scope: ['package-lock.json'] });
  expect(['test/a.ts', 'package-lock.json', 'src/a.ts'].map(protects)).toEqual([true, true, false]);
});

test('what cannot be read allows nothing and forbids everything', () => {
  const unusable = '{a,b}'.repeat(20);
  expect(isAllowed(undefined, 'a')).toBe(false);
  expect(isForbidden(undefined, 'a')).toBe(true);
  expect(isAllowed({ ...order, allowed_scope: [unusable] }, 'a')).toBe(false);
  expect(isForbidden({ ...order, forbidden_scope: [unusable] }, 'a')).toBe(true);
  expect(isProtected({ ...order, protected_scope: [unusable] }, { protected_scope: [] })('a')).toBe(true);
});
