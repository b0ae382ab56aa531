/** Discoveries and notes in a line each. What agents and people wrote stays on its line. */
import type { Finding } from '../discoveries/discovery.js';
import { aboutType, discoveryTypes, fieldsOfType, keysOfType } from '../discoveries/schemas.js';
import type { KnownNote, Note } from '../memory/note.js';
import { visibleLine } from '../untrusted.js';

/** A discovery in one line, for people and prompts: `utility: name: pad; file: src/pad.ts; usage: pad(text, 3)`. */
export function sayFinding({ type, data }: Finding): string {
  // In the order of the schema: a journal sorts keys.
  const fields = new Map(Object.entries(data));
  const parts = keysOfType(type).flatMap((key) => (fields.has(key) ? [`${key}: ${said(fields.get(key))}`] : []));
  return visibleLine(`${type}: ${parts.join('; ')}`);
}

function said(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.join(', ');
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([name, inner]) => `${name} = ${inner}`)
      .join(', ');
  return value === null ? 'unknown' : String(value);
}

/** The types of discoveries, what each holds and what it is about. */
export const sayTypes = (): string =>
  discoveryTypes.map((type) => `${type}: ${fieldsOfType(type).join(', ')}\n  ${aboutType(type)}`).join('\n');

/** A note in one line, for people and prompts: `pitfall: the clock of the tests is UTC [tests, time]`. */
export const sayNote = ({ type, text, tags }: Pick<Note, 'type' | 'text' | 'tags'>): string =>
  visibleLine(`${type}: ${text.replace(/\s+/g, ' ')}${tags.length > 0 ? ` [${tags.join(', ')}]` : ''}`);

/** A note with its id, time and author, in one line. */
export const sayKnownNote = (note: KnownNote): string =>
  `${note.id}  ${note.ts}  ${visibleLine(note.by)}  ${sayNote(note)}`;
