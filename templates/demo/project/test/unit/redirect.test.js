import assert from 'node:assert/strict';
import { test } from 'node:test';
import { redirectTarget } from '../../src/redirect.js';

const site = { origin: 'https://notes.example' };

test('nobody who came for nothing in particular is lost', () => {
  assert.equal(redirectTarget(undefined, site), '/');
  assert.equal(redirectTarget('', site), '/');
  assert.equal(redirectTarget('', { ...site, home: '/notes' }), '/notes');
});

test('a page of ours is kept as it was asked for', () => {
  for (const page of ['/notes/7', '/notes/caf%C3%A9', '/notes/2026-03-01/', '/notes/a,b;c=(d)']) {
    assert.equal(redirectTarget(page, site), page);
  }
});

test('query and fragment are kept', () => {
  const page = '/notes?tag=tea&sort=-edited&page=2#latest';
  assert.equal(redirectTarget(page, site), page);
});

test('a query may hold an address', () => {
  const page = '/clip?url=https://example.org/a//b?c=d';
  assert.equal(redirectTarget(page, site), page);
});

test('a full address of ours becomes its page', () => {
  assert.equal(redirectTarget('https://notes.example/notes/7?edit=1', site), '/notes/7?edit=1');
});

test('another site is not a page of ours', () => {
  for (const next of ['https://evil.example/', 'http://notes.example/', 'javascript:alert(1)', 'mailto:me@notes.example', 'notes']) {
    assert.equal(redirectTarget(next, site), '/');
  }
});

test('signing in does not end at the sign-in page', () => {
  for (const next of ['/sign-in', '/sign-in?next=/notes', '/sign-in#form', '/sign-in/']) assert.equal(redirectTarget(next, site), '/');
  assert.equal(redirectTarget('/sign-in-help', site), '/sign-in-help');
});
