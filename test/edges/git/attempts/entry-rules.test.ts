import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collisionsWith, faultOfLink, faultOfName } from '../../../../src/edges/git/attempts/entry-rules.js';

const raw = (text: string) => Buffer.from(text, 'utf8').toString('latin1');

describe('faultOfName', () => {
  it.each([
    ['a/b.txt', undefined],
    ['日本語/ü €.md', undefined],
    ['👩‍💻.txt', undefined],
    ['.gitignore', undefined],
    ['.github/x', undefined],
    ['gitk~1', undefined],
    ['a b', undefined],
    ['a/-b', 'leading dash in name'],
    ['a\tb', 'control character in name'],
    ['a\u0085b', 'control character in name'],
    ['a\u2028b', 'control character in name'],
    ['a\u2066b', 'control character in name'],
    ['.git', '.git-like name'],
    ['a/.GiT/config', '.git-like name'],
    ['.g\u200cit/config', '.git-like name'],
    ['.git ./x', '.git-like name'],
    ['.git::$INDEX_ALLOCATION/x', '.git-like name'],
    ['a\\.git\\x', '.git-like name'],
    ['GIT~1/x', '.git-like name'],
    ['a//b', 'name is not a path'],
    ['a/../b', 'name is not a path'],
    ['/a', 'name is not a path'],
    ['x'.repeat(255), undefined],
    ['ü'.repeat(128), 'name too long'],
    [`${'x'.repeat(200)}/`.repeat(6).slice(0, -1), 'name too long'],
  ])('%j: %s', (name, fault) => {
    expect(faultOfName(raw(name))).toBe(fault);
  });

  it('refuses bytes that are no UTF-8', () => {
    expect(faultOfName('caf\xe9')).toBe('name is not UTF-8');
    expect(faultOfName('\xed\xa0\x80')).toBe('name is not UTF-8');
  });
});

describe('faultOfLink', () => {
  it.each([
    ['link', 'a', undefined],
    ['link', './a/./b', undefined],
    ['d/e/link', '../../a', undefined],
    ['d/link', '..', undefined],
    ['link', '.', undefined],
    ['link', '', 'symbolic link without a target'],
    ['link', 'a\0b', 'symbolic link without a target'],
    ['link', '/a', 'symbolic link leaves the work tree'],
    ['link', '..', 'symbolic link leaves the work tree'],
    ['d/e/link', '../../../a', 'symbolic link leaves the work tree'],
    ['d/link', '.././../a', 'symbolic link leaves the work tree'],
    // `up` may itself be a link to a folder nearer the top.
    ['d/link', 'up/..', 'symbolic link leaves the work tree'],
    ['link', '.git/config', 'symbolic link into a Git directory'],
    ['d/link', '../.GIT', 'symbolic link into a Git directory'],
  ])('%j -> %j: %s', (name, target, fault) => {
    expect(faultOfLink(raw(name), raw(target))).toBe(fault);
  });

  it('accepts only what stays inside, whatever links stand on the way', () => {
    const part = fc.constantFrom('..', '.', 'a', 'b', 'c');
    const path = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 4 });
    const links = fc.array(fc.record({ at: path, target: fc.array(part, { minLength: 1, maxLength: 6 }) }), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(links, (drawn) => {
        const accepted = new Map<string, string[]>();
        for (const { at, target } of drawn) {
          // As in a tree: nothing lies below a link, and a link is no folder of another entry.
          const taken = [...accepted.keys()].some(
            (known) => `${at.join('/')}/`.startsWith(`${known}/`) || `${known}/`.startsWith(`${at.join('/')}/`),
          );
          if (!taken && faultOfLink(at.join('/'), target.join('/')) === undefined) accepted.set(at.join('/'), target);
        }
        for (const [at, target] of accepted)
          expect(resolves([...at.split('/').slice(0, -1)], target, accepted, 0)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

/** Walks as a kernel does, links expanded; false when it steps out of the top. */
function resolves(from: string[], walk: string[], links: Map<string, string[]>, depth: number): boolean {
  if (depth > 40) return true; // a loop goes nowhere
  const at = [...from];
  for (let i = 0; i < walk.length; i++) {
    const part = walk[i] as string;
    if (part === '.') continue;
    if (part === '..') {
      if (at.length === 0) return false;
      at.pop();
      continue;
    }
    at.push(part);
    const target = links.get(at.join('/'));
    if (target !== undefined) return resolves(at.slice(0, -1), [...target, ...walk.slice(i + 1)], links, depth + 1);
  }
  return true;
}

describe('collisionsWith', () => {
  it('compares names and folders as the pickiest file system would', () => {
    const collides = collisionsWith(['README.md', 'src/a.ts', raw('é')]);
    expect(collides('readme.md')).toBe(true);
    expect(collides('SRC/b.ts')).toBe(true);
    expect(collides('src/b.ts')).toBe(false);
    expect(collides('src/B.ts')).toBe(true);
    expect(collides(raw('e\u0301'))).toBe(true);
    expect(collides('new/x')).toBe(false);
    expect(collides('New/y')).toBe(true);
    // What was refused stands in nobody's way.
    expect(collides('new/y')).toBe(false);
  });
});
