/** What tests do to documents that were fine, and how they look at what comes of it. */
import fc from 'fast-check';
import type { Edit, Finding, Range } from '../../../src/core/finding.js';

/** Pieces that mean something to YAML, Markdown, UTF-8 or Git. */
const pieces = fc.constantFrom(
  ...[
    ': ',
    ':',
    ' ',
    '  ',
    '\n',
    '\r\n',
    '\r',
    '\t',
    '- ',
    '-',
    '---',
    '---js',
    '...',
    '#',
    ' # c',
    '"',
    "'",
    '\\',
    '[',
    ']',
    '{',
    '}',
    ',',
  ],
  ...[
    '|',
    '|-',
    '>',
    '>-',
    '|2',
    '? ',
    '!x ',
    '!!str ',
    '&a ',
    '*a',
    '%YAML',
    '@',
    '`',
    '```\n',
    '<!--',
    '<<: ',
    '__proto__: 1\n',
    'null',
    '~',
  ],
  ...[
    'yes',
    'true',
    '1',
    '007',
    '1e3',
    '1e999',
    '.5',
    '.inf',
    '0x1F',
    '0o7',
    '1_0',
    '1:30',
    '2026-11-20',
    'owner: x\n',
    'a: b',
    '\uFEFF',
    '\u00a0',
  ],
  ...['\u2028', '\u0085', '\0', '\u001b', '\u{1f600}', '‹x›', '<<<<<<< a\n', '>>>>>>> b\n', '# Heading\n', ''],
);

/** A place in a text, as a part of its length. Doubles would be near the ends, for there are most of them. */
const place = fc.integer({ min: 0, max: 9999 }).map((part) => part / 10_000);

/** A change: at a place, take some characters away and put a piece there. */
export const change = fc.record({ at: place, take: fc.nat(6), piece: pieces });

export function changedBy(text: string, changes: { at: number; take: number; piece: string }[]): string {
  return changes.reduce((whole, { at, take, piece }) => {
    const start = Math.floor(at * whole.length);
    return whole.slice(0, start) + piece + whole.slice(start + take);
  }, text);
}

/** Whether the range lies in the text: lines that exist, columns on them, the end not before the start. */
export function isInside(text: string, range: Range): boolean {
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  const fits = (line: number, column: number) => column >= 1 && column <= (lines[line - 1]?.length ?? -1) + 1;
  const inOrder = range.line < range.endLine || (range.line === range.endLine && range.column <= range.endColumn);
  return fits(range.line, range.column) && fits(range.endLine, range.endColumn) && inOrder;
}

const letters = fc.constantFrom(...['', 'e', 's', 'r', 'i', 'tt', 'E', 'S', '_', '-']);

export const editsOf = (fixed: readonly Finding[]): Edit[] =>
  fixed.flatMap(({ fix }) => fix ?? []).sort((a, b) => a.start - b.start);

/** What is left of a text without what edits replace. */
export function outside(text: string, edits: readonly Edit[]): string {
  const starts = [0, ...edits.map(({ end }) => end)];
  return starts.map((start, index) => text.slice(start, edits[index]?.start)).join('\0');
}

/** The same edits where they stand in the text they have made. */
export function moved(fixed: readonly Finding[]): Edit[] {
  let by = 0;
  return editsOf(fixed).map(({ start, end, text }) => {
    const edit = { start: start + by, end: start + by + text.length, text };
    by += text.length - (end - start);
    return edit;
  });
}

/** Slips of the keyboard in a word, of which repairs are made. */
export const slip = fc.record({ at: place, take: fc.nat(1), piece: letters });
