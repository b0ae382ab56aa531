import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../src/core/canonical-json.js';

/** RFC 8785, section 3.2.2 and its result in section 3.2.3. */
const rfcExample = String.raw`{
  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
  "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
  "literals": [null, true, false]
}`;
const rfcResult = String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`;

/** The same value, its members in another order at every level. */
function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered);
  if (value === null || typeof value !== 'object') return value;
  const members = Object.entries(value).reverse();
  return Object.fromEntries(members.map(([key, member]) => [key, reordered(member)]));
}

describe('canonical JSON', () => {
  test('writes what RFC 8785 shows', () => {
    expect(canonicalJson(JSON.parse(rfcExample))).toBe(rfcResult);
  });

  test('sorts members by UTF-16 code units, as section 3.2.3 shows', () => {
    const members = { '\u20ac': 5, '\r': 1, '\ufb33': 7, 1: 2, '\ud83d\ude00': 6, '\u0080': 3, '\u00f6': 4 };
    expect(canonicalJson(members)).toBe('{"\\r":1,"1":2,"\u0080":3,"\u00f6":4,"\u20ac":5,"\ud83d\ude00":6,"\ufb33":7}');
  });

  test.each([
    [0, '0'],
    [-0, '0'],
    [5e-324, '5e-324'],
    [-1.7976931348623157e308, '-1.7976931348623157e+308'],
    [9007199254740992, '9007199254740992'],
    [295147905179352830000, '295147905179352830000'],
    [1e21, '1e+21'],
    [1e23, '1e+23'],
    [333333333.3333334, '333333333.3333334'],
  ])('writes %d as appendix B says', (number, text) => {
    expect(canonicalJson(number)).toBe(text);
  });

  test('keeps every value, whatever the order of its members', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        const text = canonicalJson(value);
        // JSON has one zero.
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(reordered(value))).toBe(text);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });

  test.each([
    ['undefined', undefined],
    ['a member that is undefined', { a: undefined }],
    ['a hole', new Array(1)],
    ['NaN', [Number.NaN]],
    ['an infinity', { a: -Infinity }],
    ['a bigint', 1n],
    ['a function', () => 1],
    ['a date', { at: new Date(0) }],
    ['a map', new Map()],
    ['half a surrogate pair', '\ud800'],
    ['half a surrogate pair in a key', { '\udc00a': 1 }],
  ])('refuses %s', (_, value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });

  test('refuses what is nested to overflow the stack', () => {
    const nested = (depth: number) => JSON.parse('['.repeat(depth) + ']'.repeat(depth));
    expect(canonicalJson(nested(1000))).toHaveLength(2000);
    expect(() => canonicalJson(nested(1001))).toThrow('nested deeper than 1000 levels');
  });

  test('treats `__proto__` as a key like any other', () => {
    const text = '{"__proto__":{"a":1},"b":2}';
    expect(canonicalJson(JSON.parse(text))).toBe(text);
  });
});
