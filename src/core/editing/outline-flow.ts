/** What stands in brackets: `[a, b]`, `{ id: x, run: y }`, closed or not. */
import type { Entry } from './entry.js';
import { endOfKey, textOf } from './outline-words.js';

/** Deeper brackets are nothing anybody wrote. */
const deepest = 32;

/**
 * Reads the brackets that open at `at` and belong to `entry`, which learns its shape and span. Brackets that are not closed end
 * before the next line that starts a key or an entry of its own.
 * @returns what stands in them, and where they end.
 */
export function scanFlow(
  text: string,
  { at, limit, entry }: { at: number; limit: number; entry: Entry },
): { entries: Entry[]; end: number } {
  const entries: Entry[] = [];
  const stop = endOfOpen(text, at, limit, entry.column);
  const end = scan({ text, stop, entries }, at, entry, 0);
  return { entries, end };
}

interface Scanner {
  text: string;
  stop: number;
  entries: Entry[];
}

function scan(scanner: Scanner, open: number, outer: Entry, depth: number): number {
  const { text, stop, entries } = scanner;
  const isMap = text[open] === '{';
  const closing = isMap ? '}' : ']';
  outer.shape = isMap ? 'map' : 'list';
  let at = open + 1;
  for (let index = 0; at < stop; index++) {
    const from = at;
    at = afterBlanks(text, at, stop);
    const entry = blankIn(outer, isMap, index, at);
    const isEmpty = at >= stop || text[at] === closing || text[at] === ',';
    if (!isEmpty) at = readCell(scanner, entry, { at, isMap, depth });
    const to = nextSeparator(text, at, stop);
    entry.cell = [from, to];
    if (!(isEmpty && text[to] === closing && index === 0 && from === to)) entries.push(entry);
    at = to;
    if (text[at] !== ',') break;
    at++;
    // A comma with nothing behind it has one more place.
    if (at >= stop) entries.push(blankIn(outer, isMap, index + 1, at));
  }
  const end = at < stop && text[at] === closing ? at + 1 : at;
  outer.value = [open, end];
  return end;
}

const blankIn = (outer: Entry, isMap: boolean, index: number, at: number): Entry => ({
  pointer: isMap ? outer.pointer : [...outer.pointer, index],
  value: [at, at],
  cell: [at, at],
  shape: 'open',
  text: '',
  column: outer.column,
});

/** Reads what stands between two separators; where it ends. */
function readCell(
  scanner: Scanner,
  entry: Entry,
  { at, isMap, depth }: { at: number; isMap: boolean; depth: number },
): number {
  const { text, stop } = scanner;
  let value = at;
  if (isMap) {
    const keyEnd = endOfKey(text, at, stop, 'flow');
    if (keyEnd === undefined) {
      // A key that is being typed.
      const end = endOfPlain(text, at, stop);
      entry.key = [at, end];
      entry.value = [end, end];
      return end;
    }
    entry.key = [at, keyEnd];
    entry.colon = text.indexOf(':', keyEnd) + 1;
    entry.pointer = [...entry.pointer, textOf(text, entry.key)];
    value = afterBlanks(text, entry.colon, stop);
  }
  entry.value = [value, value];
  if (value >= stop || /[,}\]]/.test(text[value] as string)) return value;
  if ((text[value] === '{' || text[value] === '[') && depth < deepest) {
    return scan(scanner, value, entry, depth + 1);
  }
  const end = endOfPlain(text, value, stop);
  entry.value = [value, end];
  entry.shape = 'scalar';
  entry.text = textOf(text, entry.value);
  return end;
}

function endOfPlain(text: string, at: number, stop: number): number {
  const quote = text[at];
  if (quote === '"' || quote === "'") {
    for (let to = at + 1; to < stop && text[to] !== '\n'; to++) {
      if (quote === '"' && text[to] === '\\') to++;
      else if (text[to] === quote && quote === "'" && text[to + 1] === quote) to++;
      else if (text[to] === quote) return to + 1;
    }
  }
  const length = text.slice(at, stop).search(/[,{}[\]\n]|\s#|$/);
  return at + text.slice(at, at + length).trimEnd().length;
}

function afterBlanks(text: string, at: number, stop: number): number {
  let to = at;
  while (to < stop && /\s/.test(text[to] as string)) to++;
  return to;
}

function nextSeparator(text: string, at: number, stop: number): number {
  const length = text.slice(at, stop).search(/[,}\]]/);
  return length === -1 ? stop : at + length;
}

/** Where brackets end at the latest: lines that are no deeper than their key, and start an entry, are not in them. */
function endOfOpen(text: string, at: number, limit: number, column: number): number {
  const line = /\n( *)(?:- |-?$|[A-Za-z_][\w-]*[ \t]*:(?=\s|$))/gm;
  line.lastIndex = at;
  for (let found = line.exec(text); found !== null && found.index < limit; found = line.exec(text)) {
    if ((found[1] ?? '').length <= column) return found.index;
  }
  return limit;
}
