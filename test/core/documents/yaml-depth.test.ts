import { expect, test } from 'vitest';
import { wordFor } from '../../../src/core/documents/schema-repairs.js';
import { tooDeepAt } from '../../../src/core/documents/yaml-depth.js';

const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

test('what stands side by side is not nested, however much of it there is', () => {
  expect(tooDeepAt(lines(1000, (index) => `key${index}:\n  - a: [1]\n    b: {c: d}`))).toBe(undefined);
  expect(tooDeepAt(lines(1000, () => '- - a'))).toBe(undefined);
  expect(tooDeepAt(lines(150, (index) => `${' '.repeat(index)}a:`))).toBe(undefined);
});

test('what is nested too deeply is told at its place', () => {
  const blocks = lines(300, (index) => `${' '.repeat(index)}a:`);
  expect(blocks.slice(0, tooDeepAt(blocks)).split('\n')).toHaveLength(201);
  expect(tooDeepAt('['.repeat(300))).toBe(200 - 1);
  expect(tooDeepAt('- '.repeat(300))).toBe(400);
  expect(tooDeepAt(lines(300, (index) => `${' '.repeat(index)}? a`))).toBeTypeOf('number');
});

test('a boolean means a word only where it can mean no other', () => {
  expect(wordFor(true, ['yes', 'no'])).toBe('yes');
  expect(wordFor(false, ['yes', 'no'])).toBe('no');
  expect(wordFor(true, ['on', 'yes'])).toBe(undefined);
  expect(wordFor('yes', ['yes', 'no'])).toBe(undefined);
});
