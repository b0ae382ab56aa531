import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { setValue } from '../../../src/core/documents/edit.js';
import { readFrontmatter, readPlainYaml } from '../../../src/core/documents/frontmatter.js';
import { renderDocument } from '../../../src/core/documents/render.js';
import { AutoloopError } from '../../../src/core/error.js';
import { changed, sampleConfig, sampleOrder, samples } from './samples.js';

const readValue = (text: string): unknown => {
  const { value, faults } = (text.startsWith('\uFEFF---') || text.startsWith('---') ? readFrontmatter : readPlainYaml)(
    text,
  );
  expect(faults).toEqual([]);
  return value;
};

describe('setValue', () => {
  it.each<[name: string, pointer: (string | number)[], value: unknown, from: string, to: string]>([
    ['a plain value', ['owner'], 'api', 'owner: web # the lane', 'owner: api # the lane'],
    ['a quoted value, in its quotes', ['priority'], 'low', 'priority: "high"', 'priority: "low"'],
    ['a value that needs quotes', ['title'], 'Fix: it # now', 'title: Redirect after login', 'title: "Fix: it # now"'],
    ['text with a comma', ['title'], 'Fix, then test', 'title: Redirect after login', 'title: Fix, then test'],
    ['text that looks like a number', ['owner'], '12', 'owner: web', 'owner: "12"'],
    ['a number', ['budget', 'iterations'], 5, 'iterations: 3', 'iterations: 5'],
    ['a key at the end of a block', ['budget', 'minutes'], 20, '  iterations: 3\n', '  iterations: 3\n  minutes: 20\n'],
    ['a key inside brackets', ['attempts', 'preset'], 'solo', 'codex] }', 'codex], preset: solo }'],
    ['an entry of a list', ['allowed_scope', 1], 'docs/**', '- test/login/**', '- docs/**'],
    ['an entry after the last', ['allowed_scope', 2], 'docs/**', '- test/login/**\n', '- test/login/**\n  - docs/**\n'],
    ['text with a comma, inside brackets', ['attempts', 'agents', 0], 'x, y', '[claude,', '["x, y",'],
    ['an entry in brackets', ['attempts', 'agents', 2], 'x, y', '[claude, codex]', '[claude, codex, "x, y"]'],
    ['a first entry', ['depends_on', 0], 'other', 'depends_on: []', 'depends_on: [other]'],
    [
      'a value in a list of keys',
      ['acceptance_commands', 0, 'run'],
      'npm run unit',
      'run: npm test -- login',
      'run: npm run unit',
    ],
    [
      'a key in a list of keys',
      ['acceptance_commands', 0, 'cwd'],
      'web',
      '    timeout: 300\n',
      '    timeout: 300\n    cwd: web\n',
    ],
    [
      'a block of text',
      ['goal'],
      'Short.',
      '>-\n  A person who logs in lands\n  on the page they asked for.',
      'Short.',
    ],
    [
      'a list in place of a list',
      ['stop_rules'],
      ['Stop.', 'Ask.'],
      '- Stop if the session format must change.',
      '- Stop.\n  - Ask.',
    ],
    [
      'nothing in place of a list',
      ['stop_rules'],
      [],
      '\n  # Ask first.\n  - Stop if the session format must change.',
      '\n  # Ask first.\n  []',
    ],
  ])('%s', (_name, pointer, value, from, to) => {
    expect(setValue(sampleOrder, pointer, value)).toBe(changed(from, to));
    const windows = `\uFEFF${sampleOrder.replaceAll('\n', '\r\n')}`;
    expect(setValue(windows, pointer, value)).toBe(`\uFEFF${changed(from, to).replaceAll('\n', '\r\n')}`);
  });

  it('adds an absent key at the end of the frontmatter, nested keys with it', () => {
    expect(setValue(sampleOrder, ['stage'], 'one')).toBe(changed('codex] }\n---', 'codex] }\nstage: one\n---'));
    expect(setValue('---\n---\nBody\n', ['budget', 'minutes'], 5)).toBe('---\nbudget:\n  minutes: 5\n---\nBody\n');
    expect(setValue('---\r\ntitle: T\r\n---\r\n', ['owner'], 'web')).toBe('---\r\ntitle: T\r\nowner: web\r\n---\r\n');
    expect(setValue('---\nbudget:\n---\n', ['budget', 'minutes'], 5)).toBe('---\nbudget:\n  minutes: 5\n---\n');
  });

  it('makes a block of an empty pair of brackets when it gets something with parts', () => {
    const lane = { scope: ['**'], actors: [] };
    expect(setValue('owners: {}\n# next\n', ['owners', 'web'], lane)).toBe(
      'owners:\n  web:\n    scope:\n      - "**"\n    actors: []\n# next\n',
    );
    expect(setValue('owners: {} # none\n', ['owners', 'web'], lane)).toBe(
      'owners: {web: {scope: ["**"], actors: []}} # none\n',
    );
  });

  it('works on config.yml, with and without a last line end', () => {
    expect(setValue(sampleConfig, ['sandbox', 'memory'], '8G')).toBe(changed('memory: 4G', 'memory: 8G', sampleConfig));
    expect(setValue('a: 1', ['b'], 2)).toBe('a: 1\nb: 2\n');
    expect(setValue('', ['a'], 1)).toBe('a: 1\n');
    expect(setValue('# none yet\n', ['a'], 1)).toBe('# none yet\na: 1\n');
  });

  it('changes nothing when the value stands there already', () => {
    expect(setValue(sampleOrder, ['owner'], 'web')).toBe(sampleOrder);
    expect(setValue(sampleOrder, ['attempts', 'agents'], ['claude', 'codex'])).toBe(sampleOrder);
  });

  it.each<[name: string, text: string, pointer: (string | number)[]]>([
    ['faulty YAML', '---\na: [\n---\n', ['a']],
    ['a way through text', sampleOrder, ['owner', 'name']],
    ['a place far behind the end of a list', sampleOrder, ['allowed_scope', 7]],
    ['a value that others repeat', '---\na: &x [1]\nb: *x\n---\n', ['a', 0]],
    ['an alias', '---\na: &x [1]\nb: *x\n---\n', ['b']],
    ['no key', sampleOrder, []],
  ])('refuses %s', (_name, text, pointer) => {
    expect(() => setValue(text, pointer, 'other')).toThrow(AutoloopError);
  });

  /** Values as a tool may set them. */
  const values = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      '',
      ' ',
      'yes',
      'null',
      '~',
      '-',
      '- a',
      'a: b',
      '# c',
      '1e5',
      '0x1F',
      '2026-11-20',
      '---',
      'a\nb',
      'a\n\n b\n',
      "it's",
      '"',
      '[a]',
      'a, b',
      'a]',
      'a}',
      '‹x›',
      '\u0085',
      '\u2028',
    ),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
    fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.record({ id: fc.string(), n: fc.integer() })), {
      maxLength: 3,
    }),
    fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), fc.oneof(fc.string(), fc.array(fc.string(), { maxLength: 2 })), {
      maxKeys: 3,
    }),
  );

  /** Every place that a value has, and places next to them. */
  function placesIn(value: unknown, pointer: (string | number)[] = []): (string | number)[][] {
    if (Array.isArray(value))
      return [
        ...value.flatMap((item, at) => [[...pointer, at], ...placesIn(item, [...pointer, at])]),
        [...pointer, value.length],
      ];
    if (typeof value !== 'object' || value === null) return [];
    const inside = Object.entries(value).flatMap(([key, item]) => [
      [...pointer, key],
      ...placesIn(item, [...pointer, key]),
    ]);
    return [...inside, [...pointer, 'new_key'], [...pointer, 'new_map', 'inner']];
  }

  function withValue(whole: unknown, [step, ...rest]: (string | number)[], value: unknown): unknown {
    if (step === undefined) return value;
    const copy = (Array.isArray(whole) ? [...whole] : { ...(whole as object) }) as Record<string | number, unknown>;
    copy[step] = withValue(copy[step] ?? {}, rest, value);
    return copy;
  }

  const dressings: ((text: string) => string)[] = [
    (text) => text,
    (text) => text.replaceAll('\n', '\r\n'),
    (text) => `\uFEFF${text}`,
  ];
  const texts = Object.values(samples).flatMap(({ text }) => dressings.map((dress) => dress(text)));

  it('sets any value at any place, and changes no byte outside that place', () => {
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.nat(), values, (text, which, value) => {
        const before = readValue(text);
        const places = placesIn(before);
        const pointer = places[which % places.length] ?? [];
        const result = setValue(text, pointer, value);
        // `-0` is 0 in JSON, and in a document.
        expect(JSON.parse(JSON.stringify(readValue(result)))).toEqual(
          JSON.parse(JSON.stringify(withValue(before, pointer, value))),
        );

        const [start, end] = spanOf(text, pointer);
        expect(result.startsWith(text.slice(0, start))).toBe(true);
        expect(result.endsWith(text.slice(end))).toBe(true);
        expect(/(?<!\r)\n/.test(result)).toBe(/(?<!\r)\n/.test(text));
      }),
      { numRuns: 700 },
    );
  });

  /** What an edit may touch: a value that is there; else the end of the line of what it is added to. */
  function spanOf(text: string, pointer: (string | number)[]): [start: number, end: number] {
    const { source, bodyStart } = (text.includes('---') ? readFrontmatter : readPlainYaml)(text);
    const fence = text.includes('---') ? text.lastIndexOf('---', bodyStart) : text.length;
    if (pointer.length === 0) return [fence, fence];
    const value = source?.().valueAt(pointer);
    if (value) return [source?.().keyAt(pointer)?.[0] ?? 0, value[1]];
    const [start, end] = spanOf(text, pointer.slice(0, -1));
    return [start, start === fence ? fence : text.indexOf('\n', end - 1) + 1];
  }
});

describe('renderDocument', () => {
  it('writes keys in their order, a blank line, and the body', () => {
    expect(renderDocument({ b: 'x', a: ['y'], left: undefined }, '## Hi\n')).toBe(
      '---\nb: x\na:\n  - y\n---\n\n## Hi\n',
    );
    expect(renderDocument({ a: 1 }, '')).toBe('---\na: 1\n---\n');
  });

  it('gives back what it was given, whatever that is', () => {
    const data = fc.dictionary(fc.stringMatching(/^[a-z_]{1,8}$/), fc.jsonValue({ stringUnit: 'grapheme' }), {
      minKeys: 1,
      maxKeys: 5,
    });
    fc.assert(
      fc.property(data, fc.string({ unit: 'grapheme' }), (value, body) => {
        const { value: read, faults, body: after } = readFrontmatter(renderDocument(value, `\n${body}\n`));
        expect(faults).toEqual([]);
        expect(JSON.parse(JSON.stringify(read))).toEqual(JSON.parse(JSON.stringify(value)));
        expect(after).toBe(`\n${body}\n`);
      }),
      { numRuns: 300 },
    );
  });

  it('writes the same object twice, not an alias of it', () => {
    const same = ['x'];
    expect(renderDocument({ a: same, b: same }, '')).not.toMatch(/[&*]/);
  });

  it('keeps digests that look like numbers as text', () => {
    const commits = { power: `${'1'.repeat(38)}e1`, digits: '1'.repeat(40) };
    expect(readFrontmatter(renderDocument(commits, '')).value).toEqual(commits);
  });
});
