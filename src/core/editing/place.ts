/** What stands under the cursor, and what may be written there. */
import type { DocumentKind } from '../documents/kinds.js';
import type { Pointer } from '../documents/positions.js';
import type { Span } from '../documents/yaml-source.js';
import type { Entry, Loose } from './entry.js';
import { type Outline, outlineOf } from './outline.js';

/** A place in the frontmatter. */
export interface Place {
  /** `open`: a key of the mapping at `pointer`, or the value there: the schema decides. */
  at: 'key' | 'value' | 'open';
  /** Of a key: the mapping it belongs to. */
  pointer: Pointer;
  /** What is written there, which something else would take the place of. */
  word: Span;
  /** In brackets more has to be quoted, and lines have no indentation. */
  inFlow: boolean;
  /** Column of the block it is in, from 0. */
  column: number;
  /** What must stand before it: a dash, a blank behind a colon. */
  lead: string;
  /** A colon follows already. */
  hasColon: boolean;
}

export interface Pointed {
  outline: Outline;
  places: readonly Place[];
  /** The cursor is in the Markdown below the frontmatter. */
  inBody: boolean;
}

/** What may be written at `offset`; no place in a comment, in a block of text, or in the Markdown. */
export function pointedAt(kind: DocumentKind, text: string, offset: number): Pointed {
  const outline = outlineOf(kind, text, offset);
  const { yaml, body } = outline;
  if (offset < yaml[0] || offset > yaml[1])
    return { outline, places: [], inBody: body !== undefined && offset >= body };
  return { outline, places: placesAt(outline, text, offset), inBody: false };
}

function placesAt({ entries, loose }: Outline, text: string, offset: number): Place[] {
  const words = loose.filter(({ word }) => contains(word, offset));
  if (words.length > 0) return words.map(placeOfLoose);
  // The last that holds the cursor is the innermost: what is in brackets comes after them.
  const cell = entries.findLast((entry) => entry.cell !== undefined && contains(entry.cell, offset));
  const brackets = entries.findLast(
    (entry) => isBrackets(entry) && offset > entry.value[0] && offset < endOf(entry, text),
  );
  if (brackets && (cell === undefined || !contains(brackets.value, cell.value[0]) || cell === brackets))
    return [inEmpty(brackets, offset)];
  if (cell && (brackets === undefined || contains(brackets.value, cell.value[0]))) {
    const place = inCell(cell, offset, brackets?.shape === 'map');
    return place ? [place] : [];
  }
  return onLine(entries, text, offset);
}

const isBrackets = ({ shape }: Entry): boolean => shape === 'map' || shape === 'list';

/** Behind brackets that are not closed the cursor is still in them. */
function endOf({ value: [start, end], shape }: Entry, text: string): number {
  const isClosed = end > start + 1 && text[end - 1] === (shape === 'map' ? '}' : ']');
  return isClosed ? end : end + 1;
}

function placeOfLoose({ word, pointer, column, lacksDash }: Loose): Place {
  const lead = lacksDash ? '- ' : '';
  return { at: 'open', pointer, word, inFlow: false, column: column + lead.length, lead, hasColon: false };
}

/** Brackets with nothing in them. */
function inEmpty({ pointer, shape, column }: Entry, offset: number): Place {
  const isMap = shape === 'map';
  return {
    at: isMap ? 'key' : 'open',
    pointer: isMap ? pointer : [...pointer, 0],
    word: [offset, offset],
    inFlow: true,
    column,
    lead: '',
    hasColon: false,
  };
}

function inCell(entry: Entry, offset: number, isMap: boolean): Place | undefined {
  const { pointer, key, colon, value, column } = entry;
  const common = { inFlow: true, column, lead: '', hasColon: colon !== undefined };
  if (isMap && colon === undefined) return { ...common, at: 'key', pointer, word: key ?? [offset, offset] };
  if (key && colon !== undefined && offset < colon)
    return contains(key, offset) ? { ...common, at: 'key', pointer: pointer.slice(0, -1), word: key } : undefined;
  const word: Span = contains(value, offset) ? value : [offset, offset];
  // What stands apart from the value belongs to nothing.
  if (word !== value && value[1] > value[0]) return undefined;
  return { ...common, at: isMap ? 'value' : 'open', pointer, word, lead: offset === colon ? ' ' : '' };
}

/** In a line of a block: a key, or what is behind its colon or dash. */
function onLine(entries: readonly Entry[], text: string, offset: number): Place[] {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(lineStart, offset);
  if (/^\s*#|\s#/.test(before.replace(/"[^"]*"|'[^']*'/g, (quoted) => 'x'.repeat(quoted.length)))) return [];
  const onIt = entries.filter(({ cell, key, value }) => cell === undefined && (key ?? value)[0] >= lineStart);
  const lineEnd = text.indexOf('\n', offset) === -1 ? text.length : text.indexOf('\n', offset);
  const inLine = onIt.filter(({ key, value }) => (key ?? value)[0] <= lineEnd);
  const entry = inLine.findLast(({ key, value }) => (key ?? value)[0] <= offset);
  if (entry === undefined || entry.shape === 'lines') {
    const { key } = entry ?? {};
    return entry && key && contains(key, offset) ? [keyPlace(entry, key)] : [];
  }
  const { key, colon, value, column, pointer } = entry;
  if (key && contains(key, offset)) return [keyPlace(entry, key)];
  const after = colon ?? value[0];
  if (offset < after) return [];
  const isIn = contains(value, offset) && value[1] > value[0];
  if (!isIn && entry.shape !== 'open') return [];
  const isTight = !isIn && text[offset - 1] !== ' ';
  return [
    {
      at: key ? 'value' : 'open',
      pointer,
      word: isIn ? value : [offset, offset],
      inFlow: false,
      column: key ? column : column + 2,
      lead: isTight ? ' ' : '',
      hasColon: false,
    },
  ];
}

const keyPlace = ({ pointer, column }: Entry, word: Span): Place => ({
  at: 'key',
  pointer: pointer.slice(0, -1),
  word,
  inFlow: false,
  column,
  lead: '',
  hasColon: true,
});

const contains = ([start, end]: Span, offset: number): boolean => start <= offset && offset <= end;

/** Names of the keys that a mapping has. */
export function keysIn({ entries }: Outline, pointer: Pointer): Set<string> {
  const isIn = (entry: Entry) =>
    entry.colon !== undefined &&
    entry.pointer.length === pointer.length + 1 &&
    pointer.every((step, index) => entry.pointer[index] === step);
  return new Set(entries.filter(isIn).map(({ pointer }) => String(pointer.at(-1))));
}

/** What a key of the frontmatter says, where it says it in one word or line. */
export const said = ({ entries }: Outline, ...pointer: Pointer): string | undefined =>
  entries.find(
    (entry) =>
      entry.shape === 'scalar' &&
      entry.pointer.length === pointer.length &&
      entry.pointer.every((step, index) => step === pointer[index]),
  )?.text;
