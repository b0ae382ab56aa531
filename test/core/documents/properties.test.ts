import fc from 'fast-check';
import matter from 'gray-matter';
import { describe, expect, it } from 'vitest';
import { repair } from '../../../src/core/documents/apply-fixes.js';
import type { DocumentKind } from '../../../src/core/documents/document.js';
import { parseDocument } from '../../../src/core/documents/document.js';
import { readQuickly } from '../../../src/core/documents/yaml-quick.js';
import { readYaml } from '../../../src/core/documents/yaml-source.js';
import type { Edit, Finding } from '../../../src/core/finding.js';
import { applied, bytesOf, parse, samples } from './samples.js';

const kinds = Object.keys(samples) as DocumentKind[];

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
const change = fc.record({ at: place, take: fc.nat(6), piece: pieces });

function changedBy(text: string, changes: { at: number; take: number; piece: string }[]): string {
  return changes.reduce((whole, { at, take, piece }) => {
    const start = Math.floor(at * whole.length);
    return whole.slice(0, start) + piece + whole.slice(start + take);
  }, text);
}

/** Whether the range lies in the text: lines that exist, columns on them, the end not before the start. */
function isInside(text: string, range: { line: number; column: number; endLine: number; endColumn: number }): boolean {
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  const fits = (line: number, column: number) => column >= 1 && column <= (lines[line - 1]?.length ?? -1) + 1;
  const inOrder = range.line < range.endLine || (range.line === range.endLine && range.column <= range.endColumn);
  return fits(range.line, range.column) && fits(range.endLine, range.endColumn) && inOrder;
}

const letters = fc.constantFrom(...['', 'e', 's', 'r', 'i', 'tt', 'E', 'S', '_', '-']);

const editsOf = (fixed: readonly Finding[]): Edit[] =>
  fixed.flatMap(({ fix }) => fix ?? []).sort((a, b) => a.start - b.start);

/** What is left of a text without what edits replace. */
function outside(text: string, edits: readonly Edit[]): string {
  const starts = [0, ...edits.map(({ end }) => end)];
  return starts.map((start, index) => text.slice(start, edits[index]?.start)).join('\0');
}

/** The same edits where they stand in the text they have made. */
function moved(fixed: readonly Finding[]): Edit[] {
  let by = 0;
  return editsOf(fixed).map(({ start, end, text }) => {
    const edit = { start: start + by, end: start + by + text.length, text };
    by += text.length - (end - start);
    return edit;
  });
}

const countOf = (message: string, findings: readonly Finding[]): number =>
  findings.filter((finding) => finding.message === message).length;

describe('whatever is done to a document', () => {
  it('parsing answers, with findings and repairs inside the file', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.array(change, { minLength: 1, maxLength: 4 }), (kind, changes) => {
        const { path } = samples[kind];
        const document = parse(changedBy(samples[kind].text, changes), path);
        for (const finding of document.findings) {
          expect(isInside(document.text, finding), JSON.stringify(finding)).toBe(true);
          expect(finding.message).toMatch(/^\P{Cc}+$/u);
          for (const { start, end } of finding.fix ?? [])
            expect(0 <= start && start <= end && end <= document.text.length).toBe(true);
          if (finding.fix) expect(typeof applied(document.text, finding.fix)).toBe('string');
        }
        expect(document.data === undefined).toBe(document.findings.length > 0);
        for (const section of document.sections())
          expect(document.text.split('\n')[section.line - 1]).toContain(section.title);
        expect(isInside(document.text, document.at(['owner']))).toBe(true);
        if (document.kind === 'order' && document.data) expect(document.digest).toMatch(/^[0-9a-f]{64}$/);
      }),
      { numRuns: 1500 },
    );
  });

  it('repairs end, make nothing unreadable, and change no byte outside their edits', () => {
    let repaired = 0;
    let clean = 0;
    // Slips of the keyboard in a word, of which repairs are made, beside everything else.
    const slip = fc.record({ at: place, take: fc.nat(1), piece: letters });
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.array(slip, { minLength: 1, maxLength: 3 }),
        fc.array(change, { maxLength: 1 }),
        fc.constantFrom('', '\uFEFF'),
        fc.boolean(),
        (kind, slips, changes, mark, isCrlf) => {
          const { path } = samples[kind];
          const words = changedBy(samples[kind].text, slips);
          const text = mark + changedBy(isCrlf ? words.replaceAll('\n', '\r\n') : words, changes);
          let document = parse(text, path);
          for (let round = 0; ; round++) {
            const done = repair(document, document.findings);
            if (done === undefined) break;
            expect(round, text).toBeLessThan(10);
            expect(done.fixed.length).toBeGreaterThan(0);
            expect(outside(done.text, moved(done.fixed)), text).toBe(outside(document.text, editsOf(done.fixed)));
            const after = parse(done.text, path);
            expect(after.findings.filter(({ rule }) => rule === 'frontmatter-syntax')).toEqual([]);
            for (const { message } of done.fixed)
              expect(countOf(message, after.findings), text).toBeLessThan(countOf(message, document.findings));
            repaired += done.fixed.length;
            if (after.findings.length === 0) clean++;
            document = after;
          }
        },
      ),
      { numRuns: 1500 },
    );
    expect(repaired).toBeGreaterThan(200);
    expect(clean).toBeGreaterThan(100);
  });

  it('parsing answers any bytes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.uint8Array({ maxLength: 200 }), (kind, bytes) => {
        const fenced = Buffer.concat([bytesOf('---\n'), bytes, bytesOf('\n---\n')]);
        for (const some of [bytes, fenced]) {
          const document = parseDocument(samples[kind].path, some);
          for (const finding of document.findings) expect(isInside(document.text, finding)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('the quick reader', () => {
  /** Lines in every form it knows, and forms it must leave alone. */
  const lines = fc.constantFrom(
    ...[
      'a: b',
      'b: 12',
      "c: 'it''s'",
      'd: "x # y" # c',
      "e: [x, {y: 1, z: [2]}, 'q']",
      'f: {g: h, i: []}',
      'j:',
      'k: # c',
      '  l: m',
      '    n: o',
    ],
    ...[
      '- p',
      '  - q',
      '  - r: s',
      '    t: u',
      '- - v',
      'w: >-',
      'x: |',
      '  some words',
      '   further in',
      '',
      '# c',
      '  # c',
      '-',
      '- ',
      'y:z',
      'z: a:b',
    ],
    ...[
      'aa: a b  ',
      'bb: -1',
      'cc: - x',
      'dd: .5e3',
      'ee: ~',
      'ff: [a, b,]',
      'gg: [a\n  b]',
      'hh: "a\n  b"',
      'ii: x #y',
      'jj: x# y',
      'kk: [a#b]',
      'll: [a #b]',
    ],
    ...[
      'mm: http://a.b/c',
      'nn: [a.b:443]',
      'oo: a, b',
      'pp: [-x, --y z, -1]',
      'pq: [-, a]',
      'pr: [-]',
      'qq: {r: -1}',
      '"rr": s',
      'ss : t',
      'tt: !u',
      'uu: *v',
      'vv: &w x',
      'ww: ? x',
      'xx: [x: y]',
    ],
  );
  const quicklyReadable = (source: string) => readQuickly(source) !== undefined;

  it('reads what `yaml` reads, or declines', () => {
    let read = 0;
    const samplesOfYaml = kinds.map((kind) => samples[kind].text.split('---\n')[1] ?? samples[kind].text);
    const sources = fc.oneof(
      fc.array(lines, { maxLength: 7 }).map((some) => `${some.join('\n')}\n`),
      fc
        .tuple(fc.constantFrom(...samplesOfYaml), fc.array(change, { maxLength: 2 }))
        .map(([text, changes]) => changedBy(text, changes)),
    );
    fc.assert(
      fc.property(sources, (source) => {
        // A text decoded from UTF-8 has no half characters.
        if (/\p{Surrogate}/u.test(source)) return;
        const quick = readQuickly(source);
        if (quick === undefined) return;
        read++;
        const { value, faults } = readYaml(source, 0, source.length);
        expect(faults).toEqual([]);
        expect(quick).toEqual(value ?? {});
      }),
      { numRuns: 4000 },
    );
    expect(read).toBeGreaterThan(500);
  });

  it.each([
    'a: {b: 1, b: 2}',
    'a: 1\na: 2',
    'a: [b, , c]',
    'a: [b',
    'a: "b',
    'a: b\n  c',
    'a: b\n  c: d',
    'a:\n    b: 1\n  c: 2',
    '- a',
    'a: |\n  b\n c',
    'a: >\n  b\n\n   c',
    'a: "\\x41"',
    'a: &b c',
    'a:\tb',
    '__proto__: 1',
    'a: {__proto__: 1}',
    'a: .inf',
    '{a: b}',
    '',
  ])('declines %j', (source) => {
    expect(readQuickly(`${source}\n`)).toBeUndefined();
  });

  it('reads what documents are made of', () => {
    for (const kind of kinds) {
      const { text } = samples[kind];
      expect(quicklyReadable(text.split('---\n')[1] ?? text), kind).toBe(true);
    }
  });

  it('agrees with gray-matter on where the body starts', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 3 }), (changes) => {
        const document = parse(changedBy(samples.order.text, changes));
        if (document.data === undefined) return;
        expect(document.body).toBe(matter(document.text, { engines: { yaml: () => ({}) } }).content);
      }),
      { numRuns: 500 },
    );
  });
});
