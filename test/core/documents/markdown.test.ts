import { describe, expect, it } from 'vitest';
import { proseOf, sectionsOf, withoutComments } from '../../../src/core/documents/markdown.js';

describe('sections', () => {
  const titles = (body: string) => sectionsOf(body, 1).map(({ title }) => title);

  it('have a title, a depth, a line and the text up to the next that is not deeper', () => {
    const body = '\nBefore.\n# A\none\n## B ##\ntwo\n### C\nthree\n## D\n\n# E\n';
    expect(sectionsOf(body, 10)).toEqual([
      { title: 'A', depth: 1, line: 12, text: 'one\n## B ##\ntwo\n### C\nthree\n## D\n\n' },
      { title: 'B', depth: 2, line: 14, text: 'two\n### C\nthree\n' },
      { title: 'C', depth: 3, line: 16, text: 'three\n' },
      { title: 'D', depth: 2, line: 18, text: '\n' },
      { title: 'E', depth: 1, line: 20, text: '' },
    ]);
  });

  it('are not in code or comments', () => {
    expect(titles('```md\n# no\n```\n# yes\n')).toEqual(['yes']);
    expect(titles('~~~~\n# no\n~~~\n# no\n~~~~~\n# yes\n')).toEqual(['yes']);
    expect(titles('- item\n\n      ```\n# no\n      ```\n# yes\n')).toEqual(['yes']);
    expect(titles('<!--\n# no\n-->\n# yes\n<!-- a --> # no\n')).toEqual(['yes']);
    expect(titles('```\n# never closed\n')).toEqual([]);
    expect(titles('    # indented code\n   # yes\n')).toEqual(['yes']);
  });

  it('are what Markdown says they are', () => {
    expect(titles('#no\n####### no\n#\n# a # b\n# c#\n#\td\n')).toEqual(['', 'a # b', 'c#', 'd']);
    expect(titles('# `code` in a title\r\n# two\r\n')).toEqual(['`code` in a title', 'two']);
    expect(titles('`` not a fence: ` ``\n# yes\n')).toEqual(['yes']);
    expect(titles('an open ` tick\n# yes\n`\n')).toEqual(['yes']);
  });
});

describe('prose', () => {
  it('has blanks for code and comments, everything in its place', () => {
    const body = 'a `b` c\n```\nd\n```\n<!-- e -->f ``g ` h`` i\n';
    expect(proseOf(body)).toBe('a     c\n   \n \n   \n          f           i\n');
    expect(proseOf(body)).toHaveLength(body.length);
  });

  it('takes a backslash and an unmatched tick as they are', () => {
    expect(proseOf('\\`a` b')).toBe('\\`a` b');
    expect(proseOf('a ` b\n\n` c')).toBe('a ` b\n\n` c');
    expect(proseOf('`a <!-- b` c --> d')).toBe('           c --> d');
  });

  it('keeps code when only comments are to go', () => {
    expect(withoutComments('`a` <!-- b\nc --> d')).toBe('`a`       \n      d');
  });
});
