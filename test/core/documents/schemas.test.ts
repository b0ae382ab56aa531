import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../src/core/documents/document.js';
import { validators } from '../../../src/core/documents/validators.gen.js';
import { bytesOf, parse, samples } from './samples.js';

type Schema = Record<string, unknown>;
const schemaOf = (kind: string): Schema => JSON.parse(readFileSync(`schemas/${kind}.schema.json`, 'utf8'));

/** Every schema inside a schema, with the way to it. */
function* within(schema: unknown, path = '#'): Generator<[path: string, schema: Schema]> {
  if (typeof schema !== 'object' || schema === null) return;
  yield [path, schema as Schema];
  for (const [key, inner] of Object.entries(schema)) yield* within(inner, `${path}/${key}`);
}

describe.each(Object.keys(samples))('the schema of %s', (kind) => {
  const schema = schemaOf(kind);

  it('is closed, and describes itself and every key', () => {
    expect(schema.description).toBeTruthy();
    for (const [path, node] of within(schema)) {
      if (/\/(?:if|then|else|allOf\/\d+)(?:\/|$)/.test(path)) continue;
      if (/\/properties\/[^/]+$/.test(path)) expect(node.description, path).toBeTruthy();
      if (node.type === 'object') expect(node.additionalProperties, path).toBeDefined();
      if (node.type === 'object') expect(node.additionalProperties, path).not.toBe(true);
    }
  });

  it('refers to nothing that is not there, and holds nothing that nobody refers to', () => {
    const used = [...within(schema)].flatMap(([, { $ref }]) =>
      typeof $ref === 'string' ? [$ref.replace('#/$defs/', '')] : [],
    );
    expect(new Set(used)).toEqual(new Set(Object.keys((schema.$defs ?? {}) as object)));
  });

  it('has no pattern that takes for ever', () => {
    const patterns = [...within(schema)].flatMap(([, { pattern }]) =>
      typeof pattern === 'string' ? [new RegExp(pattern, 'u')] : [],
    );
    for (const pattern of patterns)
      for (const text of [
        'a'.repeat(60_000),
        '../'.repeat(20_000),
        ' '.repeat(60_000),
        'a.'.repeat(30_000),
        '\\'.repeat(60_000),
      ])
        expect(typeof pattern.test(`${text}\u0001`)).toBe('boolean');
  });
});

describe('globs', () => {
  const isGlob = (glob: string) => validators.config({ protected_scope: [glob] });

  it.each(['src/**', '**/*.ts', 'a b/ü.md', '.github/**', 'app/\\[id\\]/page.tsx', '{a,b}/*', 'a..b', '...'])(
    '%s is one',
    (glob) => {
      expect(isGlob(glob)).toBe(true);
    },
  );

  it.each(['', '/etc', './a', '!a', '../a', 'a/../b', 'a/..', 'a\\b', 'a\nb', 'a\0'])('%j is none', (glob) => {
    expect(isGlob(glob)).toBe(false);
  });
});

describe('templates for people', () => {
  it.each(Object.entries(samples))('of %s are clean but for what is to be filled in', (kind, { path }) => {
    const file = `templates/documents/${kind}.${kind === 'config' ? 'yml' : 'md'}`;
    const document = parseDocument(path, readFileSync(file));
    for (const finding of document.findings) {
      expect(finding.rule).toBe('schema');
      expect(finding.message).toMatch(/still holds the template's/);
    }
    if (kind === 'config') expect(document.findings).toEqual([]);
  });

  it('of an order needs nothing but its places filled in', () => {
    const text = readFileSync('templates/documents/order.md', 'utf8');
    const filled = text.replace('‹a lane of config.yml›', 'web').replace(/^(?!#)(.*?)‹(?:[^›]*)›/gm, '$1words');
    const document = parse(filled);
    expect(document.findings).toEqual([]);
    expect(document.data).toMatchObject({ owner: 'web', state: 'draft' });
    expect(document.sections().map(({ title }) => title)).toEqual(['Context']);
  });

  it('of a report has the sections of the protocol in their order', () => {
    const report = parseDocument(samples.report.path, readFileSync('templates/documents/report.md'));
    expect(report.sections().map(({ title }) => title)).toEqual([
      'Changed scope',
      'Verification',
      'Contract impact',
      'Not verified',
      'Risks',
      'Next step',
    ]);
  });

  it('become valid reports when their places are filled in', () => {
    const known: Record<string, string> = {
      "‹the order's id›": 'redirect',
      '‹the digest that autoloop show prints›': 'a'.repeat(64),
      '‹your e-mail address›': 'ada@example.com',
      "‹the order's lane›": 'web',
      '‹level›': 'local-readiness',
      '‹the commit you started from›': 'b'.repeat(40),
      '‹the commit you verified›': 'b'.repeat(40),
      '‹its id›': 'unit',
      '‹yes or no›': 'no',
    };
    let text = readFileSync('templates/documents/report.md', 'utf8')
      .replace('‹result›', 'done')
      .replace('‹result›', 'passed');
    for (const [place, value] of Object.entries(known)) text = text.replaceAll(place, value);
    expect(parseDocument(samples.report.path, bytesOf(text)).findings).toEqual([]);
  });
});
