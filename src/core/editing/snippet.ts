/** Keys with the structure that must follow them, as text with places to fill in. */
import type { DocumentKind } from '../documents/kinds.js';
import type { Place } from './place.js';
import { requiredIn, resolved, type Shape } from './schema.js';

type Where = Pick<Place, 'inFlow' | 'column'>;

/**
 * `name` and its value, or, without a name, the keys of an entry. Places to fill in are `${1}`, `${2:word}` in the syntax of the
 * Language Server Protocol; `written` makes plain text of them.
 */
export function snippetOf(kind: DocumentKind, name: string | undefined, shape: Shape, where: Where): string {
  const stops = { next: 1 };
  if (name === undefined) return entryOf(kind, shape, where, stops);
  return `${escaped(name)}:${afterColon(kind, shape, where, stops)}`;
}

/** The text of a snippet, its places empty, or with the word that each suggests. */
export const written = (snippet: string): string =>
  snippet
    .replace(/\$\{\d+(?::((?:[^}\\]|\\.)*))?\}/g, (_, word: string | undefined) => word ?? '')
    .replace(/\\([$}\\])/g, '$1');

const escaped = (text: string): string => text.replace(/[$}\\]/g, '\\$&');

interface Stops {
  next: number;
}

const stop = (stops: Stops): string => `\${${stops.next++}}`;

/** What follows the colon. */
function afterColon(kind: DocumentKind, shape: Shape, where: Where, stops: Stops): string {
  const indent = `\n${' '.repeat(where.column + 2)}`;
  const below = { ...where, column: where.column + 2 };
  if (shape.type === 'array' && shape.items) {
    const items = resolved(kind, shape.items);
    if (where.inFlow) return ` [${stop(stops)}]`;
    const isMapping = items.properties !== undefined;
    return `${indent}- ${isMapping ? entryOf(kind, items, { ...below, column: below.column + 2 }, stops) : stop(stops)}`;
  }
  if (shape.properties !== undefined || typeof shape.additionalProperties === 'object') {
    if (where.inFlow) return ` {${stop(stops)}}`;
    return `${indent}${requiredIn(shape).length > 0 ? entryOf(kind, shape, below, stops) : stop(stops)}`;
  }
  return ` ${stop(stops)}`;
}

/** The keys that a mapping must have, one a line. */
function entryOf(kind: DocumentKind, shape: Shape, where: Where, stops: Stops): string {
  const keys = [...requiredIn(shape)];
  // A criterion must have one proof more: the first is the common one.
  const more = Object.keys(shape.properties ?? {}).filter((key) => !keys.includes(key));
  while (keys.length < (shape.minProperties ?? 0) && more.length > 0) keys.push(more.shift() as string);
  if (keys.length === 0) return stop(stops);
  const lines = keys.map((key) => {
    const own = resolved(kind, shape.properties?.[key] ?? {});
    const isShort = own.type === 'array' && resolved(kind, own.items ?? {}).properties === undefined;
    return `${escaped(key)}:${isShort ? ` [${stop(stops)}]` : afterColon(kind, own, where, stops)}`;
  });
  return where.inFlow ? `{ ${lines.join(', ')} }` : lines.join(`\n${' '.repeat(where.column)}`);
}
