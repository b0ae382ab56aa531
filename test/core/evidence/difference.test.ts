import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstDifference } from '../../../src/core/evidence/difference.js';

describe('firstDifference', () => {
  it.each([
    ['a value', { a: { b: 1 } }, { a: { b: 2 } }, '/a/b'],
    ['a key only one has', { a: 1 }, { a: 1, b: 2 }, '/b'],
    ['a key whose value is undefined on one side', { a: 1 }, {}, '/a'],
    ['a list item', { a: [1, 2, 3] }, { a: [1, 2, 4] }, '/a/2'],
    ['a longer list', [1], [1, 2], '/1'],
    ['a list for an object', { a: [] }, { a: {} }, '/a'],
    ['null for an object', { a: null }, { a: {} }, '/a'],
    ['text for a number', { a: 1 }, { a: '1' }, '/a'],
    ['the whole value', 1, 2, ''],
    ['a key that needs escaping', { 'a/b~c': 1 }, { 'a/b~c': 2 }, '/a~1b~0c'],
    ['the tenth item after the second', Array(11).fill(0), [0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1], '/2'],
    ['an own `__proto__`', JSON.parse('{"__proto__":{}}'), {}, '/__proto__'],
  ])('finds %s', (_, left, right, pointer) => {
    expect(firstDifference(left, right)?.pointer).toBe(pointer);
    expect(firstDifference(right, left)?.pointer).toBe(pointer);
  });

  it('finds none exactly where two JSON texts say the same', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (left, right) => {
        const same = (value: unknown) => firstDifference(value, JSON.parse(JSON.stringify(value))) === undefined;
        const normal = (value: unknown) => JSON.parse(JSON.stringify(value));
        expect(same(normal(left))).toBe(true);
        const differ = firstDifference(normal(left), normal(right)) !== undefined;
        expect(differ).toBe(sortedText(normal(left)) !== sortedText(normal(right)));
      }),
    );
  });
});

/** JSON text with keys in order: an independent notion of sameness. */
function sortedText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sortedText).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${sortedText(item)}`).join()}}`;
}
