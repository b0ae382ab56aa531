import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seal, unseal } from '../../src/state.js';

const key = 'a key for tests';
const now = Date.parse('2026-03-01T12:00:00Z');

test('a sealed page comes back', () => {
  assert.equal(unseal(seal('/notes?tag=tea#latest', { key, now }), { key, now: now + 60_000 }), '/notes?tag=tea#latest');
});

test('a seal is good for ten minutes', () => {
  const sealed = seal('/notes', { key, now });
  assert.equal(unseal(sealed, { key, now: now + 600_000 }), '/notes');
  assert.equal(unseal(sealed, { key, now: now + 600_001 }), undefined);
});

test('a seal of another key, a changed text and a missing one are refused', () => {
  const sealed = seal('/notes', { key, now });
  assert.equal(unseal(sealed, { key: 'another key', now }), undefined);
  assert.equal(unseal(`A${sealed}`, { key, now }), undefined);
  assert.equal(unseal('', { key, now }), undefined);
  assert.equal(unseal(undefined, { key, now }), undefined);
});
