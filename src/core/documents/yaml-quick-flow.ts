/** Values in brackets, for the quick reader: `[a, 'b']`, `{count: 3, agents: [x, y]}`, on one line. */
import { Declined, isKey, quotedOf, resolved, trimmed } from './yaml-quick-scalars.js';

/** The value in brackets that `rest` starts with and has nothing behind but a comment. */
export function flowOf(rest: string): unknown {
  const line = { rest, at: 0 };
  const value = bracketed(line);
  if (!/^ *(?:(?<= )#.*)?$/.test(rest.slice(line.at))) throw new Declined();
  return value;
}

interface Line {
  rest: string;
  at: number;
}

function bracketed(line: Line): unknown {
  const isList = line.rest[line.at] === '[';
  const close = isList ? ']' : '}';
  const items: unknown[] = [];
  const map: Record<string, unknown> = {};
  line.at++;
  skipSpaces(line);
  if (take(line, close)) return isList ? items : map;
  for (;;) {
    if (isList) items.push(item(line));
    else {
      const key = token(line, /[A-Za-z_][\w.-]*(?=: )/y);
      if (!isKey(key) || Object.hasOwn(map, key)) throw new Declined();
      line.at++;
      skipSpaces(line);
      map[key] = item(line);
    }
    skipSpaces(line);
    if (take(line, close)) return isList ? items : map;
    if (!take(line, ',')) throw new Declined();
    skipSpaces(line);
  }
}

function item(line: Line): unknown {
  const first = line.rest[line.at];
  if (first === '[' || first === '{') return bracketed(line);
  if (first === "'" || first === '"') return quotedOf(token(line, /'(?:[^']|'')*'|"[^"\\]*"/y));
  // Commas and brackets end it; a colon must stand inside a word; a `#` would want thought.
  return resolved(trimmed(token(line, /(?:[A-Za-z0-9_./~+$(]|-[^\s,[\]{}:#'"])(?:[^:,[\]{}#'"]|:(?=[^\s,[\]{}]))*/y)));
}

function token(line: Line, form: RegExp): string {
  form.lastIndex = line.at;
  const found = form.exec(line.rest)?.[0];
  if (found === undefined) throw new Declined();
  line.at += found.length;
  return found;
}

function take(line: Line, character: string): boolean {
  if (line.rest[line.at] !== character) return false;
  line.at++;
  return true;
}

function skipSpaces(line: Line): void {
  while (line.rest.charCodeAt(line.at) === 32) line.at++;
}
