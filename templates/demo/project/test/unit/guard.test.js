import assert from 'node:assert/strict';
import { test } from 'node:test';
import { needsSignIn } from '../../src/guard.js';

test('public pages need no sign-in', () => {
  for (const path of ['/', '/about', '/sign-in', '/sign-in-help', '/assets/site.css']) assert.equal(needsSignIn(path), false, path);
});

test('every other page does', () => {
  for (const path of ['/notes', '/notes/7', '/about/me', '/assets', '/settings']) assert.equal(needsSignIn(path), true, path);
});
