import assert from 'node:assert/strict';
import { test } from 'node:test';
import { handle } from '../../src/handler.js';

const site = {
  origin: 'https://notes.example',
  key: 'a key for tests',
  now: () => Date.parse('2026-03-01T12:00:00Z'),
  check: (name, password) => name === 'ada' && password === 'correct horse',
};

const stateOf = (response) => /name="state" value="([^"]+)"/.exec(response.body)?.[1];

test('a public page, and any page of somebody signed in, is none of the door’s business', () => {
  assert.equal(handle({ method: 'GET', url: '/about' }, site), undefined);
  assert.equal(handle({ method: 'GET', url: '/notes', session: 'ada' }, site), undefined);
});

test('any other page leads to the form', () => {
  const response = handle({ method: 'GET', url: '/notes?tag=tea' }, site);
  assert.equal(response.status, 302);
  assert.equal(response.headers.location, '/sign-in?next=%2Fnotes%3Ftag%3Dtea');
});

test('signing in leads on to the page, with a session', () => {
  const form = handle({ method: 'GET', url: '/sign-in?next=%2Fnotes%3Ftag%3Dtea' }, site);
  const response = handle(
    { method: 'POST', url: '/sign-in', form: { state: stateOf(form), name: 'ada', password: 'correct horse' } },
    site,
  );
  assert.equal(response.status, 303);
  assert.equal(response.headers.location, '/notes?tag=tea');
  assert.match(response.headers['set-cookie'], /^session=ada; HttpOnly; Secure/);
});

test('a wrong password shows the form again and forgets nothing', () => {
  const form = handle({ method: 'GET', url: '/sign-in?next=/notes' }, site);
  const again = handle({ method: 'POST', url: '/sign-in', form: { state: stateOf(form), name: 'ada', password: 'x' } }, site);
  assert.equal(again.status, 401);
  const response = handle(
    { method: 'POST', url: '/sign-in', form: { state: stateOf(again), name: 'ada', password: 'correct horse' } },
    site,
  );
  assert.equal(response.headers.location, '/notes');
});

test('a form that was not ours starts over', () => {
  const response = handle({ method: 'POST', url: '/sign-in', form: { state: 'made.up', name: 'ada', password: 'correct horse' } }, site);
  assert.equal(response.headers.location, '/sign-in');
  assert.equal(response.headers['set-cookie'], undefined);
});
