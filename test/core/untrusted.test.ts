import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { html } from '../../src/core/render/html/markup.js';
import {
  bounded,
  fenced,
  htmlSentence,
  markdownCode,
  markdownSentence,
  markdownText,
  quoted,
  tableRow,
  visible,
  visibleLine,
  withoutColours,
} from '../../src/core/untrusted.js';
import { nodesOf } from './render/markdown.js';

test('control, invisible and bidirectional characters are shown', () => {
  expect(visible('\u001b[31mred\u0007\u007f')).toBe('⟨ESC⟩[31mred⟨BEL⟩⟨DEL⟩');
  expect(visible('a\rb\r\nc\td\n')).toBe('a⟨CR⟩b\nc\td\n');
  expect(visible('if (admin\u202e\u2066) {')).toBe('if (admin⟨U+202E⟩⟨U+2066⟩) {');
  expect(visible('\u009b2J \u200b \ufeff \u{e0041} \u2028')).toBe('⟨U+009B⟩2J ⟨U+200B⟩ ⟨U+FEFF⟩ ⟨U+E0041⟩ ⟨U+2028⟩');
  expect(visible('\ud83d alone, 😀 and ❤️ whole')).toBe('⟨U+D83D⟩ alone, 😀 and ❤️ whole');
  expect(visibleLine('a\nb\tc')).toBe('a⟨LF⟩b⟨TAB⟩c');
});

test('colours go, what else a terminal obeys is shown', () => {
  expect(visible(withoutColours('\u001b[1;31mred\u001b[0m \u001b[2J'))).toBe('red ⟨ESC⟩[2J');
});

test('a name cannot leave its backticks and is bounded', () => {
  expect(quoted('a`b')).toBe('`a\\x60b`');
  expect(quoted('x'.repeat(400))).toBe(`\`${'x'.repeat(300)}… (100 more characters)\``);
  expect(bounded('ab😀', 3)).toBe('ab… (2 more characters)');
});

test('a fence is longer than any run of backticks in it', () => {
  expect(fenced('```\n````js\nend')).toBe('`````\n```\n````js\nend\n`````');
  expect(fenced('', 'text')).toBe('```text\n\n```');
});

test('words for Markdown make no construct', () => {
  const hostile = '# [x](javascript:a) ![i](http://e/i.png) <script> | a_b_ *c* ~~d~~ @you #1 `e` &lt;';
  expect(markdownText(hostile)).toBe(
    '\\# \\[x\\](javascript:a) !\\[i\\](http&#58;//e/i.png) &#60;script&#62; | a_b\\_ \\*c\\* \\~\\~d\\~\\~ &#64;you \\#1 \\`e\\` &#38;lt;',
  );
  expect(markdownText('- item')).toBe('\\- item');
  expect(markdownText('1. item')).toBe('1\\. item');
  expect(markdownText('two\nlines')).toBe('two⟨LF⟩lines');
  expect(markdownText('see www.example.com')).toBe('see www&#46;example.com');
});

test('code spans hold any backticks', () => {
  expect(markdownCode('a')).toBe('`a`');
  expect(markdownCode('a``b|c')).toBe('```a``b|c```');
  expect(markdownCode('`')).toBe('`` ` ``');
  expect(markdownSentence('changed `a_b` <now>')).toBe('changed `a_b` &#60;now&#62;');
  expect(markdownSentence('an odd ` mark')).toBe('an odd \\` mark');
});

test('a pipe stays in its table cell', () => {
  expect(tableRow(['a|b', '`c|d`'])).toBe('| a\\|b | `c\\|d` |');
});

test('HTML holds no markup but ours', () => {
  expect(htmlSentence('changed `<b>` & "more"')).toBe('changed <code>&#60;b&#62;</code> &#38; &#34;more&#34;');
  const name = `"><script>alert('x')</script>`;
  expect(html`<p title="${name}">${[html`<i>${name}</i>`]}${false}${0}</p>`.markup).toBe(
    '<p title="&#34;&#62;&#60;script&#62;alert(&#39;x&#39;)&#60;/script&#62;">' +
      '<i>&#34;&#62;&#60;script&#62;alert(&#39;x&#39;)&#60;/script&#62;</i>0</p>',
  );
});

describe('whatever the text', () => {
  const markup = [
    '`',
    '``',
    '*',
    '_',
    '[',
    ']',
    '(',
    ')',
    '<',
    '>',
    '!',
    '#',
    '~',
    '|',
    '-',
    '+',
    '=',
    '1.',
    '&',
    '\\\\',
  ];
  const texts = fc
    .array(
      fc.oneof(
        fc.constantFrom(...markup, ' ', '\n', 'a', '&lt;', 'http://a', '<b>', ':'),
        fc.string({ unit: 'binary' }),
      ),
    )
    .map((parts) => parts.join(''));
  const types = (text: string) => nodesOf(text).map(({ type }) => type);

  test('words stay words', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(types(`x ${markdownText(text)} x`)).toEqual(['root', 'paragraph', 'text']);
      }),
    );
  });

  test('a code span is one code span, with the text in it', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const nodes = nodesOf(`x ${markdownCode(text)} x`);
        expect(nodes.map(({ type }) => type)).toEqual(['root', 'paragraph', 'text', 'inlineCode', 'text']);
        expect(nodes[3]?.value?.trim()).toBe(visibleLine(text).trim());
      }),
    );
  });

  test('a fence holds all of it', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const nodes = nodesOf(`x\n\n${fenced(text, 'text')}\n\nx`);
        expect(nodes.map(({ type }) => type)).toEqual(['root', 'paragraph', 'text', 'code', 'paragraph', 'text']);
        expect(nodes[3]?.value).toBe(visible(text).replace(/\n+$/, ''));
      }),
    );
  });

  test('HTML text has no markup', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(html`${text}`.markup).not.toMatch(/[<>"']|&(?!#\d+;)/);
      }),
    );
  });
});
