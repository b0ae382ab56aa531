/** What is wrong with YAML as YAML, in plain words. */
import type { Alias, Document, YAMLError } from 'yaml';
import { bounded, quoted, visibleLine } from '../untrusted.js';
import type { Fault } from './fault.js';
import { yaml } from './on-demand.cjs';

type Words = (at: string) => { message: string; hint?: string };

/** By `yaml`'s code of the error; `at` is the source from the place of the error to the end of its line. */
const words: Partial<Record<string, Words>> = {
  DUPLICATE_KEY: (at) => ({
    message: `The key ${quoted(at.split(':')[0] ?? at)} stands here a second time`,
    hint: 'Keep one of them.',
  }),
  BLOCK_AS_IMPLICIT_KEY: () => ({
    message: 'A second `:` in one line makes this a mapping inside a value',
    hint: 'If it is text, put the whole value in quotes.',
  }),
  BAD_SCALAR_START: (at) => ({
    message: `A value cannot start with ${at[0] === '`' ? 'a backtick' : quoted(at[0] ?? '')} unless it is in quotes`,
    hint: 'Put the value in quotes.',
  }),
  TAB_AS_INDENT: () => ({ message: 'A tab where YAML wants spaces', hint: 'Indent with spaces.' }),
  BAD_INDENT: () => ({
    message: 'The line is indented otherwise than its neighbours',
    hint: 'Give the entries of one level the same indentation.',
  }),
  BAD_DQ_ESCAPE: () => ({
    message: 'An unknown escape in a text in double quotes',
    hint: 'Use single quotes, where a backslash is a backslash.',
  }),
  MULTILINE_IMPLICIT_KEY: () => ({
    message: 'A key goes over several lines; a `:` is probably missing',
    hint: 'Write `key: value`.',
  }),
  MULTIPLE_DOCS: () => ({ message: 'A second YAML document begins here', hint: 'Remove the line of `---` or `...`.' }),
  TAG_RESOLVE_FAILED: (at) => ({
    message: `${quoted(at.split(/\s/)[0] ?? at)} is a YAML tag, and tags are not read`,
    hint: 'If it is text, put it in quotes.',
  }),
  NON_STRING_KEY: () => ({ message: 'A key that is not text', hint: 'Write `key: value`.' }),
};

/**
 * Faults of a parsed document, offsets moved by `by`. After a first error of syntax the parser guesses, so only that one
 * is told; of what is wrong with well-formed YAML (keys twice, tags), everything.
 */
export function syntaxFaults(document: Document.Parsed | Document, source: string, by: number): Fault[] {
  const semantic = (error: YAMLError) => error.code === 'DUPLICATE_KEY' || error.code === 'TAG_RESOLVE_FAILED';
  const first = document.errors.find((error) => !semantic(error));
  const told = first ? [first] : [...document.errors, ...document.warnings];
  const faults = told.map(
    (error) =>
      unclosedQuote(error, document, source, by) ??
      unclosedBracket(error, document, source, by) ??
      oddSpace(error, source, by) ??
      faultOf(error, source, by),
  );
  if (faults.length === 0) faults.push(...oddities(document, by));
  return faults;
}

/** `yaml` misses the quote where the text ends, often lines below the one it should stand in. */
function unclosedQuote(error: YAMLError, document: Document, source: string, by: number): Fault | undefined {
  if (error.code !== 'MISSING_CHAR') return undefined;
  let start: number | undefined;
  yaml().visit(document, {
    Scalar(_key, { type, range }) {
      const isQuoted = type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE';
      if (isQuoted && range?.[1] === error.pos[0]) start ??= range[0];
    },
  });
  if (start === undefined) return undefined;
  const line = source.slice(start).split(/\r?\n/, 1)[0] ?? '';
  const message = 'The quote that opens here is not closed';
  const hint = `End the text with ${line.charAt(0)}, or write it without quotes.`;
  return { rule: 'frontmatter-syntax', start: start + by, end: start + line.length + by, message, hint };
}

/** `yaml` misses the bracket where the next line begins, often lines below the one it should stand in. */
function unclosedBracket(error: YAMLError, document: Document, source: string, by: number): Fault | undefined {
  const missing = /end with a ([\]}])$/.exec(error.message)?.[1];
  if (missing === undefined) return undefined;
  const open = missing === ']' ? '[' : '{';
  let start: number | undefined;
  yaml().visit(document, {
    Collection(_key, { flow, range }) {
      // Of those within each other the innermost is visited last.
      if (flow && range && range[0] < error.pos[0] && error.pos[0] <= range[1] && source[range[0]] === open)
        start = range[0];
    },
  });
  if (start === undefined) return undefined;
  return {
    rule: 'frontmatter-syntax',
    start: start + by,
    end: start + 1 + by,
    message: `The \`${open}\` that opens here is not closed`,
    hint: `Close it with a \`${missing}\`; lines up to that are indented further than its key.`,
  };
}

/** A space that is none to YAML, behind a `:` that is then no end of a key. */
function oddSpace(error: YAMLError, source: string, by: number): Fault | undefined {
  const line = source.slice(error.pos[0]).split('\n', 1)[0] ?? '';
  const found = /:((?! )[\p{Zs}\u200b\ufeff])/u.exec(line);
  if (error.code !== 'MULTILINE_IMPLICIT_KEY' || !found?.[1]) return undefined;
  const name = found[1] === '\u00a0' ? 'a non-breaking space' : 'a character that only looks like a space';
  const code = `U+${found[1].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  const start = error.pos[0] + found.index + 1 + by;
  return {
    rule: 'frontmatter-syntax',
    start,
    end: start + 1,
    message: `After the \`:\` stands ${name} (${code})`,
    hint: 'Write a space in its place.',
    fix: [{ start, end: start + 1, text: ' ' }],
  };
}

function faultOf(error: YAMLError, source: string, by: number): Fault {
  // The place of what is missing at the end lies behind it.
  const start = Math.min(error.pos[0], source.length);
  const at = source.slice(start).split('\n', 1)[0] ?? '';
  const end = error.code === 'DUPLICATE_KEY' ? start + at.indexOf(':') : Math.min(error.pos[1], source.length);
  const deep = /call stack/.test(error.message) && {
    message: 'The YAML is nested too deeply',
    hint: 'Write it flatter.',
  };
  const said = deep || (words[error.code]?.(at) ?? { message: visibleLine(bounded(error.message, 200)) });
  return { rule: 'frontmatter-syntax', start: start + by, end: Math.max(start, end) + by, ...said };
}

/** Well-formed, but nothing a document may hold: a list or text where keys belong, tags of any kind, half characters. */
function oddities(document: Document, by: number): Fault[] {
  const { isMap, visit } = yaml();
  const faults: Fault[] = [];
  const tell = (range: readonly number[] | null | undefined, message: string, hint: string) => {
    const [start, end] = range ?? [0, 0];
    faults.push({ rule: 'frontmatter-syntax', start: (start ?? 0) + by, end: (end ?? 0) + by, message, hint });
  };
  if (document.contents !== null && !isMap(document.contents)) {
    tell(document.contents.range, 'The frontmatter is not a list of keys and values', 'Write `key: value` lines.');
    return faults;
  }
  const anchors = new Set<string>();
  if (document.directives?.yaml.explicit) tell([0, 0], 'A YAML directive', 'Remove the line that starts with `%`.');
  visit(document, {
    Collection(_key, { anchor }) {
      if (anchor) anchors.add(anchor);
    },
    Alias(_key, node: Alias) {
      if (!anchors.has(node.source))
        tell(node.range, `A value cannot start with \`*\` unless it is in quotes`, 'Put the value in quotes.');
    },
    Scalar(_key, node) {
      if (node.anchor) anchors.add(node.anchor);
      if (node.tag !== undefined && node.tag !== 'tag:yaml.org,2002:str')
        tell(node.range, 'A YAML tag, and tags are not read', 'Write the plain value.');
      if (typeof node.value === 'string' && /\p{Surrogate}/u.test(node.value))
        tell(node.range, 'A text with half of a character in it', 'Write the character itself.');
      if (typeof node.value === 'number' && !Number.isFinite(node.value))
        tell(node.range, 'A number that is not finite', 'Write a finite number, or put it in quotes.');
    },
  });
  return faults;
}
