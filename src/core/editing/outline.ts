/**
 * What stands where in a document that is being written. The parser of documents wants YAML that is whole; this reading takes
 * what is there, line by line, so that help does not end where a line is half typed. It is a guess wherever YAML is subtle.
 */
import { findFences, maxFrontmatterLength } from '../documents/fences.js';
import type { DocumentKind } from '../documents/kinds.js';
import type { Pointer } from '../documents/positions.js';
import type { Span } from '../documents/yaml-source.js';
import type { Entry, Loose } from './entry.js';
import { scanFlow } from './outline-flow.js';
import { endOfKey, textOf } from './outline-words.js';

export interface Outline {
  /** The YAML of the text. */
  yaml: Span;
  /** Where the Markdown below it starts; undefined in a file of YAML alone, and while the frontmatter is not closed. */
  body: number | undefined;
  /** In the order of their places. */
  entries: readonly Entry[];
  loose: readonly Loose[];
}

/** Deeper nesting is nothing anybody wrote. */
const deepest = 32;

/** A collection that lines may still add to. */
interface Level {
  list: boolean;
  column: number;
  pointer: Pointer;
  /** Of a list: the number of its latest entry. */
  index: number;
}

/**
 * The outline of a document's text. Where `cursor` stands on a blank line, an empty word is taken to stand there.
 */
export function outlineOf(kind: DocumentKind, text: string, cursor = -1): Outline {
  const { yaml, body } = regionOf(kind, text);
  const reader = readerOf(text, yaml, cursor);
  for (let at = yaml[0]; at <= yaml[1]; ) {
    const end = lineEnd(text, at, yaml[1]);
    const next = readLine(reader, at, end);
    at = Math.max(next, end) + 1;
  }
  return { yaml, body, entries: reader.entries, loose: reader.loose };
}

function regionOf(kind: DocumentKind, text: string): { yaml: Span; body: number | undefined } {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  if (kind === 'config') return { yaml: [start, Math.min(text.length, maxFrontmatterLength)], body: undefined };
  const fences = findFences(text);
  if (!('rule' in fences)) return { yaml: [fences.yamlStart, fences.yamlEnd - 1], body: fences.bodyStart };
  if (!/^---[ \t]*(?:\r?\n|$)/.test(text.slice(start, start + 200))) return { yaml: [start, start], body: start };
  // Not closed yet: up to the first heading of the body.
  const from = lineEnd(text, start, text.length) + 1;
  const heading = /\n\r?\n#{1,6} /.exec(text.slice(from, from + maxFrontmatterLength));
  const end = heading ? from + heading.index : Math.min(text.length, from + maxFrontmatterLength);
  return { yaml: [Math.min(from, text.length), Math.max(from, end)], body: undefined };
}

interface Reader {
  text: string;
  yaml: Span;
  cursor: number;
  levels: Level[];
  /** The latest entry with nothing behind it: what is indented below belongs to it. */
  open: Entry | undefined;
  /** Lines deeper than this column are the text of a block or of quotes. */
  textBelow: number | undefined;
  entries: Entry[];
  loose: Loose[];
}

const readerOf = (text: string, yaml: Span, cursor: number): Reader => ({
  text,
  yaml,
  cursor,
  levels: [{ list: false, column: 0, pointer: [], index: -1 }],
  open: undefined,
  textBelow: undefined,
  entries: [],
  loose: [],
});

/** Reads one line; where the reading ended, which in brackets may be lines below. */
function readLine(reader: Reader, start: number, end: number): number {
  const { text, cursor } = reader;
  let at = start;
  while (at < end && text[at] === ' ') at++;
  const isBlank = text.slice(at, end).trim() === '';
  const isAsked = isBlank && cursor >= start && cursor <= end;
  if ((isBlank && !isAsked) || text[at] === '#') return end;
  if (isAsked) at = cursor;
  const column = at - start;
  if (reader.textBelow !== undefined) {
    if (column > reader.textBelow) return end;
    reader.textBelow = undefined;
  }
  if (isAsked) return look(reader, [at, at], column, end);

  close(reader, column, isDash(text, at, end));
  if (reader.levels.length > deepest) return end;
  for (let dashes = 0; isDash(text, at, end); dashes++) {
    if (dashes > deepest) return end;
    const item = dash(reader, at, at - start);
    at++;
    while (at < end && text[at] === ' ') at++;
    if (at === end || text[at] === '#') return end;
    item.value = [at, at];
    const keyEnd = endOfKey(text, at, end);
    if (keyEnd === undefined && !isDash(text, at, end)) return readValue(reader, item, at, end);
    // Further keys of this entry stand below the first, not below the dash.
    if (keyEnd !== undefined) reader.levels.push({ list: false, column: at - start, pointer: item.pointer, index: -1 });
  }
  const keyEnd = endOfKey(text, at, end);
  if (keyEnd === undefined) return look(reader, wordAt(text, at, end), at - start, end);
  const level = mapAt(reader, at - start);
  const key: Span = [at, keyEnd];
  const colon = text.indexOf(':', keyEnd) + 1;
  const entry: Entry = {
    pointer: [...level.pointer, textOf(text, key)],
    key,
    colon,
    value: [colon, colon],
    shape: 'open',
    text: '',
    column: at - start,
  };
  reader.entries.push(entry);
  let value = colon;
  while (value < end && text[value] === ' ') value++;
  if (value === end || text[value] === '#') {
    reader.open = entry;
    return end;
  }
  return readValue(reader, entry, value, end);
}

/** Forgets the collections that a line at this column ends. */
function close({ levels }: Pick<Reader, 'levels'>, column: number, isDashed: boolean): void {
  for (let top = levels.at(-1); top && levels.length > 1; top = levels.at(-1)) {
    const ends = top.column > column || (top.list && top.column === column && !isDashed);
    if (!ends) return;
    levels.pop();
  }
}

/** The next entry of the list whose dashes stand at this column. */
function dash(reader: Reader, at: number, column: number): Entry {
  const top = reader.levels.at(-1) as Level;
  let list = top;
  if (!top.list || top.column !== column) {
    const inside = reader.open && reader.open.column <= column ? reader.open.pointer : top.pointer;
    list = { list: true, column, pointer: inside, index: -1 };
    reader.levels.push(list);
  }
  list.index++;
  const item: Entry = {
    pointer: [...list.pointer, list.index],
    value: [at + 1, at + 1],
    shape: 'open',
    text: '',
    column,
  };
  reader.entries.push(item);
  reader.open = item;
  return item;
}

/** The mapping whose keys stand at this column. */
function mapAt(reader: Reader, column: number): Level {
  const top = reader.levels.at(-1) as Level;
  if (!top.list && top.column === column) return top;
  const { open } = reader;
  const pointer = open && open.column < column ? open.pointer : top.pointer;
  const level = { list: false, column, pointer, index: -1 };
  reader.levels.push(level);
  return level;
}

function readValue(reader: Reader, entry: Entry, at: number, end: number): number {
  const { text, yaml } = reader;
  reader.open = undefined;
  if (text[at] === '{' || text[at] === '[') {
    const scanned = scanFlow(text, { at, limit: yaml[1], entry });
    reader.entries.push(...scanned.entries);
    return lineEnd(text, scanned.end, yaml[1]);
  }
  if (text[at] === '|' || text[at] === '>') {
    Object.assign(entry, { value: [at, end], shape: 'lines' });
    reader.textBelow = entry.column;
    return end;
  }
  entry.value = wordAt(text, at, end);
  entry.shape = 'scalar';
  entry.text = textOf(text, entry.value);
  // What goes on in deeper lines is the rest of this text.
  reader.textBelow = entry.column;
  return end;
}

/** Notes a word that is no entry. What is asked about, and not there, changes nothing for the lines below. */
function look(reader: Reader, word: Span, column: number, end: number): number {
  const levels = [...reader.levels];
  close({ levels }, column, true);
  const top = levels.at(-1) as Level;
  const { open } = reader;
  if (open && open.column < column) {
    reader.loose.push({ word, pointer: open.pointer, column, lacksDash: false });
  } else if (top.list) {
    const start = word[0] - (column - top.column);
    const pointer = [...top.pointer, top.index + 1];
    reader.loose.push({ word: [start, word[1]], pointer, column: top.column, lacksDash: true });
    const outer = levels.at(-2);
    if (outer && column === top.column && outer.column === column)
      reader.loose.push({ word, pointer: outer.pointer, column, lacksDash: false });
  } else reader.loose.push({ word, pointer: top.pointer, column, lacksDash: false });
  return end;
}

/** The text from `at` without the comment and the blanks that end its line. */
function wordAt(text: string, at: number, end: number): Span {
  const quote = text[at];
  if (quote === '"' || quote === "'") {
    for (let to = at + 1; to < end; to++) {
      if (quote === '"' && text[to] === '\\') to++;
      else if (text[to] === quote && quote === "'" && text[to + 1] === quote) to++;
      else if (text[to] === quote) return [at, to + 1];
    }
  }
  const line = text.slice(at, end);
  const comment = quote === '"' || quote === "'" ? -1 : line.search(/\s#/);
  return [at, at + (comment === -1 ? line : line.slice(0, comment)).trimEnd().length];
}

const isDash = (text: string, at: number, end: number): boolean =>
  text[at] === '-' && (at + 1 >= end || /\s/.test(text[at + 1] as string));

/** The end of the line at `from`, before its `\r`, and never beyond `limit`. */
function lineEnd(text: string, from: number, limit: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 || end > limit ? limit : end;
}
