import { describe, expect, it } from 'vitest';
import { applyFixes, fixesOf, repair } from '../../../src/core/documents/apply-fixes.js';
import type { Edit, Finding } from '../../../src/core/finding.js';
import { changed, parse, sampleOrder, samples } from './samples.js';

const edit = (start: number, end: number, text: string): Edit => ({ start, end, text });
const fixed = (...edits: Edit[]) => ({ edits });
const finding = (...fix: Edit[]) => ({ path: 'a.md', message: 'x', ...(fix.length > 0 && { fix }) }) as Finding;

describe('applying', () => {
  it('changes what the edits say and nothing else', () => {
    expect(applyFixes('abcdef', [fixed(edit(4, 5, 'E')), fixed(edit(0, 2, ''), edit(3, 3, '+'))])).toBe('c+dEf');
    expect(applyFixes('\ufeffa\r\nb', [fixed(edit(1, 2, 'A'))])).toBe('\ufeffA\r\nb');
    expect(applyFixes('abc', [])).toBe('abc');
  });

  it('leaves out what an earlier one overlaps, as a whole', () => {
    expect(applyFixes('abcdef', [fixed(edit(1, 3, 'X')), fixed(edit(2, 4, 'Y'), edit(5, 6, 'Z'))])).toBe('aXdef');
    expect(applyFixes('abcdef', [fixed(edit(1, 3, 'X')), fixed(edit(3, 4, 'Y'))])).toBe('aXYef');
    expect(applyFixes('ab', [fixed(edit(1, 1, 'X')), fixed(edit(1, 1, 'Y'))])).toBe('aXb');
  });

  it('leaves out what lies outside', () => {
    expect(applyFixes('abc', [fixed(edit(2, 4, 'X')), fixed(edit(-1, 1, 'X')), fixed(edit(2, 1, 'X'))])).toBe('abc');
  });
});

it('findings give the repairs that can be made at once, in their order', () => {
  const [first, none, second, third] = [
    finding(edit(0, 2, 'x')),
    finding(),
    finding(edit(1, 3, 'y')),
    finding(edit(3, 4, 'z')),
  ];
  expect(fixesOf([first, none, second, third]).map((fix) => fix.finding)).toEqual([first, third]);
});

/** The whole text that repairs make of a document in the end. */
function mended(text: string, path = samples.order.path): string {
  const document = parse(text, path);
  const done = repair(document, document.findings);
  return done === undefined ? text : mended(done.text, path);
}

describe('repairs', () => {
  const json = changed(
    '{id: lands, text: The page opens., proved_by: [unit]}',
    '{"id":"lands","text":"The page opens.","proved_by":["unit"]}',
  );

  it.each<[what: string, from: string, to: string, right?: string]>([
    ['a key', 'owner: web', 'onwer: web'],
    ['a key in its quotes', '"priority":', '"prioritty":', sampleOrder.replace('priority:', '"priority":')],
    ['a key and a word of the wrong case', 'state: ready', 'State: Ready'],
    ['a word in its quotes', '"high"', '"High"'],
    ['a key of JSON', '"text":', '"texxt":', json],
    ['after a byte order mark', 'state: ready', 'state: redy', `\ufeff${sampleOrder}`],
    ['where lines end as on Windows', 'state: ready', 'state: redy', sampleOrder.replaceAll('\n', '\r\n')],
  ])('%s', (_what, from, to, right = sampleOrder) => {
    expect(mended(changed(from, to, right))).toBe(right);
  });

  it('what older YAML calls a boolean, where only one of the two can be meant', () => {
    const { path, text } = samples.report;
    expect(
      mended(
        text.replace('public_behavior: yes, api_or_data_model: no', 'public_behavior: True, api_or_data_model: false'),
        path,
      ),
    ).toBe(text);
    const evidence = 'evidence: {sign: off, require_signed: Yes}';
    const config = samples.config.text.replace('evidence: {sign: off}', evidence);
    expect(mended(config, samples.config.path)).toBe(config.replace('Yes', 'true'));
  });

  it('a key, and then what it held', () => {
    const text = changed('acceptance_commands:', 'acceptence_commands:', changed('timeout: 300', 'timeot: 300'));
    expect(parse(text).findings).toHaveLength(1);
    expect(mended(text)).toBe(sampleOrder);
  });

  it.each<[what: string, text: string]>([
    ['two keys that would become one', changed('owner: web', 'onwer: web\nowmer: web')],
    ['a word that is none of them', changed('state: ready', 'state: running')],
    ['a word in a block of lines', changed('state: ready', 'state: >-\n  redy')],
    [
      'an alias',
      changed('state: ready', 'x: &a redy\nstate: *a')
        .replace('x: &a redy\n', 'title: &a redy\n')
        .replace('title: Redirect after login\n', ''),
    ],
    ['a key that is there already', changed('owner: web', 'owner: web\nonwer: api')],
    ['YAML that cannot be read', changed('state: ready', 'state: "ready')],
  ])('no %s', (_what, text) => {
    expect(parse(text).findings.length).toBeGreaterThan(0);
    expect(mended(text)).toBe(text);
  });

  it('nothing after which the document could not be read, and still the rest', () => {
    const document = parse(changed('state: ready', 'state: redy'));
    const spoiling = { ...document.findings[0], fix: [edit(0, 3, '--')] } as Finding;
    const done = repair(document, [spoiling, ...document.findings]);
    expect(done).toEqual({ text: sampleOrder, fixed: document.findings });
    expect(repair(document, [spoiling])).toBeUndefined();
  });

  it('only of its own document', () => {
    const document = parse(changed('state: ready', 'state: redy'));
    const elsewhere = document.findings.map((finding) => ({ ...finding, path: 'b.md' }));
    expect(repair(document, elsewhere)).toBeUndefined();
  });
});
