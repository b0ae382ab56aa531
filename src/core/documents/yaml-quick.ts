/**
 * The fast way to a frontmatter's values: a reader of the YAML that documents are nearly always written in, some ten times
 * as fast as the `yaml` package. It knows no positions and explains nothing: wherever it is not sure, it declines, and
 * `yaml` decides. A property test holds the two together.
 *
 * It reads block mappings and lists; keys that are plain words; values on one line: plain, in quotes without escapes, or in
 * brackets; and blocks of text after `|`, `|-`, `>`, `>-`.
 */
import { flowOf } from './yaml-quick-flow.js';
import { Declined, isKey, plainOf, quotedOf } from './yaml-quick-scalars.js';

/** The value of a mapping written in YAML's core schema (YAML 1.2.2, section 10.3); `undefined`: ask `yaml`. */
export function readQuickly(source: string): Record<string, unknown> | undefined {
  try {
    if (/[\t\u0085\u2028\u2029\uFEFF]|\r(?!\n)/.test(source)) return undefined;
    const page: Page = { lines: source.split(/\r?\n/), at: 0 };
    if (nextIndent(page) !== 0) return undefined;
    const value = mapping(page, 0);
    return nextIndent(page) === -1 ? value : undefined;
  } catch (error) {
    // A RangeError is the stack, overflowed by brackets in brackets.
    if (error instanceof Declined || error instanceof RangeError) return undefined;
    throw error;
  }
}

interface Page {
  lines: string[];
  at: number;
}

/** Goes on to the next line that is neither empty nor a comment; its indentation, or -1 at the end. */
function nextIndent(page: Page): number {
  for (; page.at < page.lines.length; page.at++) {
    const line = page.lines[page.at] as string;
    const indent = indentOf(line);
    if (indent < line.length && line[indent] !== '#') return indent;
  }
  return -1;
}

function indentOf(line: string): number {
  let indent = 0;
  while (line.charCodeAt(indent) === 32) indent++;
  return indent;
}

const entry = /^([A-Za-z_][\w.-]*):(?: +(.*))?$/;

/** The mapping whose keys stand at column `indent`, from the line at hand. */
function mapping(page: Page, indent: number): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  while (nextIndent(page) === indent) {
    const [, key, rest = ''] = entry.exec((page.lines[page.at] as string).slice(indent)) ?? [];
    if (key === undefined || !isKey(key) || Object.hasOwn(result, key)) throw new Declined();
    page.at++;
    result[key] = rest === '' || rest[0] === '#' ? below(page, indent) : beside(page, rest, indent);
  }
  return result;
}

/** The list whose dashes stand at column `indent`. */
function list(page: Page, indent: number): unknown[] {
  const result: unknown[] = [];
  while (nextIndent(page) === indent) {
    const line = page.lines[page.at] as string;
    if (!line.startsWith('- ', indent)) return result;
    const column = indent + 1 + indentOf(line.slice(indent + 1));
    const content = line.slice(column);
    if (entry.test(content)) {
      // `- key: value`: the mapping goes on in the column of its first key.
      page.lines[page.at] = ' '.repeat(column) + content;
      result.push(mapping(page, column));
    } else {
      page.at++;
      result.push(beside(page, content, indent));
    }
  }
  return result;
}

/** The value of a key with nothing beside it: a block further in, a list in the key's own column, or nothing. */
function below(page: Page, indent: number): unknown {
  const inner = nextIndent(page);
  const isList = inner >= indent && (page.lines[page.at] as string).startsWith('- ', inner);
  if (isList) return list(page, inner);
  return inner > indent ? mapping(page, inner) : null;
}

/** The value that starts on the line of its key or dash, which stands at `indent`. */
function beside(page: Page, rest: string, indent: number): unknown {
  const first = rest[0];
  if (first === '|' || first === '>') return textBlock(page, rest, indent);
  // A line further in, which would be more of the same value, belongs to no block and ends the reading.
  if (first === '[' || first === '{') return flowOf(rest);
  return first === '"' || first === "'" ? quotedOf(rest) : plainOf(rest);
}

/** The lines of a block of text. */
function textBlock(page: Page, header: string, indent: number): string {
  const inner = indentOf(page.lines[page.at] ?? '');
  if (!/^[|>]-?$/.test(header) || inner <= indent) throw new Declined();
  const lines: string[] = [];
  for (; page.at < page.lines.length; page.at++) {
    const line = page.lines[page.at] as string;
    const column = indentOf(line);
    if (column < inner && column < line.length) {
      if (column > indent) throw new Declined();
      break;
    }
    // White space that may be content, or may not.
    if (column === line.length && column > 0) throw new Declined();
    lines.push(line.slice(inner));
  }
  while (lines.at(-1) === '') lines.pop();
  const text = header[0] === '|' ? lines.join('\n') : folded(lines);
  return header.endsWith('-') ? text : `${text}\n`;
}

/** Lines joined by spaces; each empty line between is a line end. */
function folded(lines: readonly string[]): string {
  let text = '';
  let breaks = 0;
  for (const line of lines) {
    // Lines further in keep their line ends, and those around them.
    if (line[0] === ' ') throw new Declined();
    if (line === '') breaks++;
    else {
      text += (text === '' ? '' : breaks === 0 ? ' ' : '\n'.repeat(breaks)) + line;
      breaks = 0;
    }
  }
  return text;
}
