import { describe, expect, test } from 'vitest';
import { attemptInMessage, orderInMessage, orderOfBranch } from '../../../src/core/rules/trailer.js';

describe('the order that a message names', () => {
  test.each([
    ['Fix\n\nWork-Order: login\n', 'login'],
    ['Fix\n\nWhy.\n\nSigned-off-by: A <a@x.test>\nwork-order :  login  \n\n', 'login'],
    ['Fix\n \t\nWork-Order: login', 'login'],
    ['Fix\n\nWork-Order: first\nWork-Order: second\n', 'second'],
    // As Git reads them: folded, without a value, and before the comments that an editor was shown.
    ['Fix\n\nWork-Order:\n  login\n', 'login'],
    ['Fix\n\nSigned-off-by: A <a@x.test>\n Work-Order: login\n', null],
    ['Fix\n\nWork-Order: login\nWork-Order:\n', 'login'],
    ['Fix\n\nWork-Order: login\n# One\n\n# Please enter the commit message\n#\n', 'login'],
    // A subject is no trailer, and neither is what comes before the last paragraph.
    ['Work-Order: login\n', null],
    ['Fix\n\nWork-Order: login\n\nAnd more.\n', null],
    ['Fix\n\nWork-Orders: login\n', null],
    ['Fix\n\nWork-Order:\n', null],
    ['', null],
  ])('%j: %s', (message, order) => {
    expect(orderInMessage(message)).toBe(order);
  });
});

test('a message made to take long is read in no time', () => {
  const long = ' '.repeat(200_000);
  expect(orderInMessage(`Fix\n\nWork-Order: login\n${'\n'.repeat(200_000)}#`)).toBe('login');
  expect(orderInMessage(`Fix\n\nWork-Order: log${long}in`)).toBe(`log${long}in`);
});

test('an imported attempt is named by both of its trailers', () => {
  const said = (run: string, attempt: string) => attemptInMessage(`Attempt\n\n${run}\n${attempt}\n`);
  expect(said('Run: run-1', 'Attempt: 12')).toEqual({ run: 'run-1', attempt: 12 });
  for (const attempt of ['0', '01', '-1', '1.5', '12345', 'x', ''])
    expect(said('Run: r', `Attempt: ${attempt}`)).toBe(undefined);
  expect(said('Run:', 'Attempt: 1')).toBe(undefined);
});

test('a branch of an attempt is one of three parts', () => {
  expect(orderOfBranch('autoloop/login/2')).toBe('login');
  for (const branch of [
    'autoloop/login',
    'autoloop/login/0',
    'autoloop/login/x',
    'autoloop/a/b/1',
    'x/autoloop/a/1',
    null,
  ])
    expect(orderOfBranch(branch)).toBe(null);
});
