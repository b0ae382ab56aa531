import assert from 'node:assert/strict';
import { test } from 'node:test';
import { handle } from '../../src/handler.js';

const site = {
  origin: 'https://notes.example',
  key: 'a key for tests',
  now: () => Date.parse('2026-03-01T12:00:00Z'),
  check: () => true,
};

/** Opens the form with this `next`, signs in, and goes where the answer points, as a browser does. */
function landsAt(next) {
  const form = handle({ method: 'GET', url: `/sign-in?next=${encodeURIComponent(next)}` }, site);
  const state = /name="state" value="([^"]+)"/.exec(form.body)?.[1];
  const response = handle({ method: 'POST', url: '/sign-in', form: { state, name: 'ada', password: 'x' } }, site);
  return new URL(response.headers.location, `${site.origin}/sign-in`);
}

const traps = {
  'two slashes name a host': '//evil.example/notes',
  'more than two do as well': '////evil.example/notes',
  'a backslash counts as a slash': '/\\evil.example/notes',
  'so do two of them': '\\\\evil.example/notes',
  'a tab between the slashes is dropped': '/\t/evil.example/notes',
  'so is a line break': '/\n\r/evil.example/notes',
  'dot segments can leave two slashes': '/.//evil.example/notes',
  'going up a folder can, too': '/notes/..//evil.example/notes',
  'and so can an encoded dot': '/%2e//evil.example/notes',
  'our name can begin another': 'https://notes.example.evil.example/notes',
  'our name can be a user': 'https://notes.example@evil.example/notes',
  'our name can be followed by two slashes': 'https://notes.example//evil.example/notes',
};

for (const [why, next] of Object.entries(traps)) {
  test(`${why}: ${JSON.stringify(next)}`, () => {
    assert.equal(landsAt(next).origin, site.origin);
  });
}

test('a page of ours is still reached', () => {
  assert.equal(landsAt('/notes/7').href, 'https://notes.example/notes/7');
});
