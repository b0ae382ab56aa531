import fc from 'fast-check';
import matter from 'gray-matter';
import { describe, expect, it } from 'vitest';
import { repair } from '../../../src/core/documents/apply-fixes.js';
import type { DocumentKind } from '../../../src/core/documents/document.js';
import { parseDocument } from '../../../src/core/documents/document.js';
import { readQuickly } from '../../../src/core/documents/yaml-quick.js';
import { readYaml } from '../../../src/core/documents/yaml-source.js';
import type { Finding } from '../../../src/core/finding.js';
import { change, changedBy, editsOf, isInside, moved, outside, slip } from './mutations.js';
import { applied, bytesOf, parse, samples } from './samples.js';

const kinds = Object.keys(samples) as DocumentKind[];

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
        const { content } = matter(document.text, { engines: { yaml: () => ({}) } });
        // Blanks after the closing fence end its line; gray-matter leaves them to the body.
        expect(document.body).toBe(content.replace(/^[ \t]+\r?\n/, ''));
      }),
      { numRuns: 500 },
    );
  });
});
