import { expect, it } from 'vitest';
import { foldRun } from '../../../src/core/journal/fold.js';
import { type Happening, opened, roleEnded, roleStarted, sealed, started } from './a-run.js';

const found = (name: string, iteration = 1, role = 'code'): Happening => [
  'discovery.recorded',
  { attempt: 1, iteration, role, type: 'utility', data: { name, file: 'a', usage: 'b' } },
];
const noted = (id: string, iteration = 1): Happening => [
  'memory.recorded',
  { attempt: 1, iteration, role: 'code', id: id.repeat(16), type: 'fact', text: id, tags: [] },
];
const iterationOf = (iteration: number): Happening => ['iteration.started', { attempt: 1, iteration }];
const begun: Happening[] = [['run.started', started], opened(1)];

const after = (...happenings: Happening[]) => foldRun(sealed([...begun, ...happenings]).events).attempts[0];

it('an attempt keeps what its roles found and noted, and none took back', () => {
  const attempt = after(
    found('carried', 0),
    iterationOf(1),
    roleStarted(1, 1),
    roleEnded(1, 1),
    found('pad'),
    noted('a'),
    noted('b'),
    ['memory.removed', { attempt: 1, iteration: 1, role: 'code', id: 'a'.repeat(16) }],
    ['note.rejected', { attempt: 1, iteration: 1, role: 'code', reason: 'Discovery 2 was refused: it is not JSON' }],
  );
  expect(attempt?.discoveries.map(({ iteration, data }) => [iteration, data.name])).toEqual([
    [0, 'carried'],
    [1, 'pad'],
  ]);
  expect(attempt?.memory).toEqual([
    { at: expect.any(String), iteration: 1, role: 'code', id: 'b'.repeat(16), type: 'fact', text: 'b', tags: [] },
  ]);
  expect(attempt?.iterations[0]?.refused_notes).toEqual([
    { role: 'code', reason: 'Discovery 2 was refused: it is not JSON' },
  ]);
});

it('a role or an iteration that is started over forgets what it left, and nothing else', () => {
  const first: Happening[] = [
    found('carried', 0),
    iterationOf(1),
    roleStarted(1, 1),
    roleEnded(1, 1),
    found('pad'),
    noted('a'),
  ];
  const names = (...more: Happening[]) => after(...first, ...more)?.discoveries.map(({ data }) => data.name);
  expect(names(found('other', 1, 'critic'), roleStarted(1, 1))).toEqual(['carried', 'other']);
  expect(names(iterationOf(1))).toEqual(['carried']);
  expect(after(...first, iterationOf(1))?.memory).toEqual([]);
});

it('only the latest five hundred are kept', () => {
  const many = Array.from({ length: 510 }, (_, n) => found(`n${n}`));
  const discoveries = after(iterationOf(1), ...many)?.discoveries ?? [];
  expect(discoveries).toHaveLength(500);
  expect(discoveries[0]?.data.name).toBe('n10');
});

it('nothing is left in an iteration that was not started', () => {
  expect(() => after(found('pad', 1))).toThrow('the iteration was not started');
  expect(() => after(noted('a', 2))).toThrow('the iteration was not started');
  expect(() => after(['note.rejected', { attempt: 1, iteration: 1, role: 'code', reason: 'x' }])).toThrow(
    'the iteration was not started',
  );
});
