import { expect, test } from 'vitest';
import { isRunId, newRunId } from '../../../src/core/journal/run-id.js';

test('an id of a run says when, which order, and is its own', () => {
  const id = newRunId('fix-login', new Date('2026-11-20T10:00:00.999Z'), '0123456789ab');
  expect(id).toBe('20261120T100000Z-fix-login-012345');
  expect(isRunId(id)).toBe(true);
  expect(isRunId(newRunId('x'.repeat(64), new Date(0), 'zzzzzz'))).toBe(true);
  expect(
    newRunId('z', new Date('2026-11-20T10:00:00Z'), 'zzzzzz') <
      newRunId('a', new Date('2026-11-20T10:00:01Z'), 'aaaaaa'),
  ).toBe(true);
});

test('its random part has to be one', () => {
  for (const random of ['', '12345', '../../x', 'ABCDEF'])
    expect(() => newRunId('a', new Date(0), random)).toThrow('six random');
});

test('what leads out of the folder of runs is no id', () => {
  for (const name of ['', '.', '..', '../x', 'a/b', '-rf', '.hidden', 'a\n', 'a\0', 'x'.repeat(129)])
    expect(isRunId(name)).toBe(false);
});
