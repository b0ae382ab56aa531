import fc from 'fast-check';
import picomatch from 'picomatch';
import { describe, expect, test } from 'vitest';
import { compileGlob } from '../../src/core/glob.js';

const matched = (glob: string, path: string) => compileGlob(glob).matches(path);

describe('a glob', () => {
  test.each([
    ['src/**', 'src/a.ts', true],
    ['src/**', 'src/deep/.hidden/a.ts', true],
    ['src/**', 'src', false],
    ['src/**', 'src/', false],
    ['src/**', 'srcs/a.ts', false],
    ['src/', 'src/a/b.ts', true],
    ['src/', 'src', false],
    ['src', 'src/a.ts', false],
    ['**', '.env', true],
    ['**/*.md', 'a.md', true],
    ['**/*.md', 'docs/x/a.md', true],
    ['*.md', 'docs/a.md', false],
    ['a/**/b/**', 'a/b', false],
    ['a/**/b/**', 'a/b/c', true],
    ['a/**/b/**', 'a/x/b/b', true],
    ['a/**/z', 'a/b/c/z', true],
    ['a**z', 'a/z', false],
    ['a**z', 'abcz', true],
    ['*a*b', 'xxaabb', true],
    ['*a*b', 'xxaabbc', false],
    ['?.ts', 'a.ts', true],
    ['?.ts', '.ts', false],
    ['?.ts', '😀.ts', true],
    ['[a-c].ts', 'b.ts', true],
    ['[!a-c].ts', 'b.ts', false],
    ['[^a-c].ts', 'd.ts', true],
    ['[]x].ts', '].ts', true],
    ['[abc.ts', '[abc.ts', true],
    ['app/[id]/page.tsx', 'app/[id]/page.tsx', true],
    ['app/[id]/**', 'app/[id]/deep/page.tsx', true],
    ['app/\\[id\\]/**', 'app/i/page.tsx', false],
    ['app/(group)/**', 'app/(group)/page.tsx', true],
    ['app/(a|b)/x', 'app/a/x', false],
    ['!a', 'b', false],
    ['!a', '!a', true],
    ['@(a)', 'a', false],
    ['a+', 'aa', false],
    ['"a"', 'a', false],
    ['a.b', 'axb', false],
    ['src/{a,b/c}/**', 'src/b/c/x', true],
    ['{a,{b,c}}x', 'cx', true],
    ['{a,{b,c}}x', 'dx', false],
    ['a{,.test}.ts', 'a.ts', true],
    ['{a}', '{a}', true],
    ['{1..3}', '2', false],
    ['\\{a,b\\}', '{a,b}', true],
    ['{a,b', '{a,b', true],
    ['secrets/**', 'secrets/two\nlines', true],
    ['a\\*', 'a*', true],
    ['a\\*', 'ab', false],
    ['Src/**', 'src/a', false],
  ])('%j and %j: %s', (glob, path, expected) => {
    expect(matched(glob, path)).toBe(expected);
  });

  test('agrees with picomatch where both speak the same language', () => {
    const name = fc.stringMatching(/^[ab.]{1,4}$/).filter((text) => text !== '.' && text !== '..');
    const piece = fc.constantFrom('*', '?', 'a', 'b', '.', '[ab]', '{a,b}', '**');
    // In picomatch's dialect `**` beside other characters, and dots alone in a segment, follow rules of their own.
    const segment = fc.oneof(
      fc.constant('**'),
      fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join('')),
    );
    const own = (text: string) => text === '**' || (!text.includes('**') && !/^\.+/.test(text));
    const glob = fc.array(segment.filter(own), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
    const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
    // To picomatch the last star of `*.*` is at least one character; here a star is any number, everywhere.
    expect(matched('*.*', 'b.')).toBe(true);
    const differs = (pattern: string, file: string) => pattern.includes('*.*') && file.endsWith('.');
    fc.assert(
      fc.property(glob, path, (pattern, file) => {
        fc.pre(!differs(pattern, file));
        const oracle = picomatch(pattern, { dot: true, nonegate: true, noextglob: true, strictSlashes: true });
        expect(matched(pattern, file)).toBe(oracle(file));
      }),
      { numRuns: 5000 },
    );
  });

  test('every path it matches begins with one of its prefixes', () => {
    expect(compileGlob('src/lib/*.ts').prefixes).toEqual(['src/lib/']);
    expect(compileGlob('{a,b/c}/**').prefixes).toEqual(['a/', 'b/c/']);
    expect(compileGlob('**/x').prefixes).toEqual(['']);
    expect(compileGlob('a/b.ts').prefixes).toEqual(['a/b.ts']);
    expect(compileGlob('a\\[b/*').prefixes).toEqual(['a[b/']);
  });

  test('takes time proportional to its length and the path', () => {
    // Thousands of seconds for a matcher that tries every way to split.
    expect(matched(`${'*a'.repeat(30)}b`, 'a'.repeat(3000))).toBe(false);
    expect(matched(`${'**/a/'.repeat(30)}b`, 'a/'.repeat(2000))).toBe(false);
    expect(matched('{'.repeat(1000), 'a')).toBe(false);
  });

  test('says why it cannot be used', () => {
    expect(compileGlob('{a,b}'.repeat(9)).fault).toMatch(/256 alternatives/);
    expect(compileGlob('a'.repeat(2000)).fault).toMatch(/1024 characters/);
    expect(compileGlob('{a,b}'.repeat(8)).fault).toBeUndefined();
  });
});
