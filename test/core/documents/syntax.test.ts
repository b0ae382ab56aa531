import { describe, expect, it } from 'vitest';
import { applyFixes, fixesOf } from '../../../src/core/documents/apply-fixes.js';
import { parseDocument } from '../../../src/core/documents/document.js';
import { bytesOf, changed, orderPath, parse, sampleOrder, toldOf } from './samples.js';

describe('frontmatter that cannot be read', () => {
  it.each<[name: string, text: string, told: string]>([
    ['none', 'Just words.\n', '«Just words.»'],
    ['an empty file', '', '1:1'],
    ['not closed', changed('\n---\n', '\n'), '«---»'],
    ['four dashes', `-${sampleOrder}`, '«----»'],
    ['JavaScript', `---js\n{title: process.exit(7)}\n---\n`, '«js»'],
    ['JSON', '---json\n{}\n---\n', '«json»'],
    ['TOML', '---toml\na = 1\n---\n', '«toml»'],
    ['a language that every object has', '---constructor\na\n---\n', '«constructor»'],
    ['text behind the closing fence', changed('\n---\n', '\n--- done\n'), '«--- done»'],
    ['a key twice', changed('state: ready', 'state: ready\nowner: api'), '«owner»'],
    ['a second colon', changed('title: Redirect', 'title: Fix: it'), '«F»'],
    ['an unquoted star', changed('src/login/**', '**/*.ts'), '«**/*.ts»'],
    ['an unquoted exclamation mark', changed('- src/login/**', '- !src/**'), '«!src/**»'],
    ['an unquoted at', changed('owner: web', 'owner: @web'), '«@»'],
    ['an unclosed bracket', changed('depends_on: []', 'depends_on: ['), '«[»'],
    ['an unclosed brace', changed('depends_on: []', 'attempts: { count: 3, agents: [a]'), '«{»'],
    ['a bracket whose end is not indented', changed('depends_on: []', 'budget:\n  other: [\n  a\n]'), '«[»'],
    ['a space that is none', changed('state: ready', 'state:\u00a0ready'), '«\u00a0»'],
    ['an unclosed quote', changed('owner: web # the lane', 'owner: "web # the lane'), '«"web # the lane»'],
    ['an unclosed single quote in brackets', changed("['src/billing/**']", "['src/billing/**]"), "«'src/billing/**]»"],
    ['a tab', changed('  - test/login/**', '\t- test/login/**'), '«\t»'],
    ['a list instead of keys', '---\n- a\n- b\n---\n', '«- a\n- b\n»'],
    ['text instead of keys', '---\nhello\n---\n', '«hello»'],
    ['a tag of our own', changed('owner: web', 'owner: !lane web'), '«!lane»'],
    ['a binary tag', changed('owner: web', 'owner: !!binary aGk='), '«aGk=»'],
    ['half a character', changed('owner: web', 'owner: "\\ud800"'), '«"\\ud800"»'],
    ['no number', changed('iterations: 3', 'iterations: .nan'), '«.nan»'],
    ['an alias of nothing', changed('owner: web', 'owner: *web'), '«*web»'],
    ['a directive', `---\n%YAML 1.1\n---\n`, '3:1'],
  ])('%s', (_name, text, told) => {
    const document = parse(text);
    expect(document.findings.map((finding) => toldOf(text, finding))).toEqual([`frontmatter-syntax ${told}`]);
    expect(document.data).toBeUndefined();
    for (const { message } of document.findings) expect(message).not.toMatch(/\n|undefined|YAML\.|Map keys/);
  });

  it('says what to do about quotes', () => {
    const said = (from: string, to: string) =>
      parse(changed(from, to)).findings.map(({ message, hint }) => [message, hint]);
    expect(said('owner: web', "owner: 'web")).toEqual([
      ['The quote that opens here is not closed', "End the text with ', or write it without quotes."],
    ]);
    expect(said('owner: web', 'owner: `web`')).toEqual([
      ['A value cannot start with a backtick unless it is in quotes', 'Put the value in quotes.'],
    ]);
  });

  it('names the bracket that is not closed, and the space that is none', () => {
    const said = (from: string, to: string) =>
      parse(changed(from, to)).findings.map(({ message, hint }) => [message, hint]);
    expect(said('depends_on: []', 'depends_on: [a, b')).toEqual([
      ['The `[` that opens here is not closed', expect.stringContaining('Close it with a `]`')],
    ]);
    // Of two brackets the inner one, for the outer may end where it should.
    expect(said('depends_on: []', 'attempts: { count: 3, agents: [a }')).toEqual([
      ['The `[` that opens here is not closed', expect.stringContaining('Close it with a `]`')],
    ]);
    for (const [space, name] of [
      ['\u00a0', 'a non-breaking space (U+00A0)'],
      ['\u2003', 'a character that only looks like a space (U+2003)'],
    ] as const) {
      const text = changed('state: ready', `state:${space}ready`);
      const { findings } = parse(text);
      expect(findings.map(({ message }) => message)).toEqual([`After the \`:\` stands ${name}`]);
      expect(applyFixes(text, fixesOf(findings))).toBe(sampleOrder);
    }
  });

  it('never runs what a document says', () => {
    const global = globalThis as { ran?: boolean };
    for (const engine of ['js', 'javascript', ' js', 'JS ', 'coffee'])
      parse(`---${engine}\nglobalThis.ran = true\n---\n`);
    expect(global.ran).toBeUndefined();
  });

  it('tells every key that stands twice', () => {
    const text = changed('state: ready', 'state: ready\nowner: api\ngoal: Other.');
    expect(parse(text).findings.map((finding) => toldOf(text, finding))).toEqual([
      'frontmatter-syntax «owner»',
      'frontmatter-syntax «goal»',
    ]);
  });

  it('may use an anchor and its alias', () => {
    const text = changed('src/login/**', '&login src/login/**', changed("['src/billing/**']", '[*login]'));
    expect(parse(text)).toMatchObject({ findings: [], data: { forbidden_scope: ['src/login/**'] } });
  });
});

describe('what is no text of reasonable size', () => {
  const bomb = Array.from(
    { length: 12 },
    (_, i) =>
      `k${i}: &k${i} [${Array(9)
        .fill(i ? `*k${i - 1}` : 'x')
        .join(', ')}]`,
  );

  it.each<[name: string, bytes: Uint8Array, told: string]>([
    ['ten megabytes', new Uint8Array(10_000_000).fill(97), 'encoding 1:1'],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 45, 0, 45, 0]), 'encoding 1:1'],
    ['not UTF-8', new Uint8Array([45, 45, 45, 10, 97, 0xc3, 0x28]), 'encoding «\uFFFD»'],
    ['a program', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]), 'encoding «\u007f»'],
    ['a NUL', bytesOf(changed('The guard', 'The\0guard')), 'encoding «\0»'],
    ['a terminal escape', bytesOf(changed('The guard', '\u001b[2JThe guard')), 'encoding «\u001b»'],
    ['aliases of aliases', bytesOf(`---\n${bomb.join('\n')}\n---\n`), 'frontmatter-syntax 2:1'],
    ['brackets in brackets', bytesOf(`---\ntitle: ${'['.repeat(9000)}\n---\n`), 'frontmatter-syntax «[»'],
    ['lists in lists', bytesOf(`---\n${'- '.repeat(9000)}x\n---\n`), 'frontmatter-syntax «-»'],
    [
      'lists in lists over many lines',
      bytesOf(
        `---\n${Array.from({ length: 20 }, (_, line) => `${' '.repeat(line * 60)}${'- '.repeat(30)}`).join('\n')}\n---\n`,
      ),
      'frontmatter-syntax «-»',
    ],
    ['a large frontmatter', bytesOf(`---\n${'# words\n'.repeat(9000)}---\n`), 'frontmatter-syntax «---»'],
  ])('%s', (_name, bytes, told) => {
    const document = parseDocument(orderPath, bytes);
    expect(document.findings.map((finding) => toldOf(document.text, finding))).toEqual([told]);
    expect(document.data).toBeUndefined();
  });

  it('says the limit', () => {
    expect(parseDocument(orderPath, new Uint8Array(10_000_000)).findings[0]?.message).toContain('1048576');
  });

  it.each([
    ['blank lines', `---\n${'\n'.repeat(65_000)}---\n`],
    ['spaces', `---\ntitle:${' '.repeat(65_000)}\n---\n`],
    ['keys', `---\n${Array.from({ length: 7000 }, (_, i) => `k${i}: 1`).join('\n')}\n---\n`],
    ['entries', `---\ndepends_on:\n${Array.from({ length: 9000 }, (_, i) => `- a${i}`).join('\n')}\n---\n`],
    ['backticks', `---\na: 1\n---\n${Array.from({ length: 1400 }, (_, i) => '`'.repeat(i + 1)).join(' ')}`],
    ['headings', `---\na: 1\n---\n${'# a\n'.repeat(200_000)}`],
    ['hashes', `---\na: 1\n---\n# ${'#'.repeat(400_000)}x${' '.repeat(400_000)}y`],
  ])('ends for any number of %s', (_name, text) => {
    // The square of these numbers would take minutes, and the test would time out.
    const document = parse(text);
    document.sections();
    expect(document.findings.length).toBeGreaterThan(0);
  });
});

describe('conflicts that Git left', () => {
  const told = (text: string) => parse(text).findings.map((finding) => toldOf(text, finding));

  it('are found in the frontmatter and in the body, and hide what follows from them', () => {
    const inside = changed('owner: web # the lane', '<<<<<<< HEAD\nowner: web\n=======\nowner: api\n>>>>>>> other');
    expect(told(inside)).toEqual(['conflict-marker «<<<<<<< HEAD»', 'conflict-marker «>>>>>>> other»']);
    const below = `${sampleOrder}<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n`;
    expect(told(below)).toEqual(['conflict-marker «<<<<<<< HEAD»', 'conflict-marker «>>>>>>> other»']);
    expect(parse(below).data).toBeUndefined();
  });

  it('are not seen in code, under headings or in quotations', () => {
    expect(told(`${sampleOrder}\n\`\`\`\n<<<<<<< HEAD\n\`\`\`\n\nTitle\n=======\n\n> > a\n`)).toEqual([]);
  });
});
