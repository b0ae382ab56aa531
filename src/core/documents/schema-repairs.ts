/** How a value of the wrong type would be written in the right one. */
import type { Edit } from '../finding.js';
import { renderInline } from './render.js';
import type { SchemaNode } from './schemas.js';
import type { Span } from './yaml-source.js';

/** A value where another type belongs. */
export interface Misfit {
  value: unknown;
  /** As it is written. */
  source: string;
  /** The type of JSON Schema that is wanted. */
  type: string;
  schema: SchemaNode;
  /** What it is the value of. */
  key: string;
}

/** The same written as the type that is wanted, where nothing has to be guessed. */
export function inType({ value, source, type, schema, key }: Misfit): string | undefined {
  if (type === 'integer' || type === 'number')
    return /^(?:'\d{1,9}'|"\d{1,9}")$/.test(source) ? source.slice(1, -1) : undefined;
  if (!/^[^\n'"]{1,200}$/.test(source)) return undefined;
  if (type === 'boolean') return asBoolean(source);
  if (type === 'string' && (typeof value === 'number' || typeof value === 'boolean'))
    return /^[\w.+-]+$/.test(source) && isAllowed(source, schema) ? `'${source}'` : undefined;
  if (type === 'array' && typeof value === 'string') {
    if (/^[\w./*-]+$/.test(source)) return `[${source}]`;
    // Words that no shell would split or read otherwise.
    if (key === 'command' && /^[\w./=@:+-]+(?: [\w./=@:+-]+)+$/.test(source))
      return renderInline(source.split(' '), { inFlow: true });
  }
  if (type === 'object' && typeof value === 'number') {
    const numbers = Object.entries(schema.properties ?? {}).filter(
      ([, { type }]) => type && /number|integer/.test(type),
    );
    return numbers.length === 1 && numbers[0] ? `{${numbers[0][0]}: ${source}}` : undefined;
  }
  return undefined;
}

/** What older YAML, and many people, write for `true` and `false`. */
function asBoolean(word: string): string | undefined {
  return /^(?:yes|on|true)$/i.test(word) ? 'true' : /^(?:no|off|false)$/i.test(word) ? 'false' : undefined;
}

/** The one of several words that a boolean means: `yes` of `yes` and `no` by `true`. */
export function wordFor(value: unknown, words: readonly string[]): string | undefined {
  if (typeof value !== 'boolean') return undefined;
  const meant = words.filter((word) => asBoolean(word) === String(value));
  return meant.length === 1 ? meant[0] : undefined;
}

/**
 * The edit that puts `word` in the place of `old`, which is written at `span` plain or in quotes that stay. `undefined` where it
 * stands otherwise, as in a block of lines or by an alias, and where there is no word or no place.
 */
export function wordEdit(
  text: string,
  span: Span | undefined,
  old: string,
  word: string | undefined,
): Edit[] | undefined {
  if (span === undefined || word === undefined) return undefined;
  const source = text.slice(...span);
  const inside = /^(['"]).*\1$/s.test(source) && source.length > 1 ? 1 : 0;
  const [start, end] = [span[0] + inside, span[1] - inside];
  return text.slice(start, end).toLowerCase() === old.toLowerCase() ? [{ start, end, text: word }] : undefined;
}

/** What to do about it, where only its author knows what was meant. */
export function adviceFor({ value, source, type, schema }: Misfit): string | undefined {
  if (type !== 'string') return undefined;
  if (typeof value === 'number' && !isAllowed(source, schema) && isAllowed(`${source}G`, schema))
    // Who writes 512 means no gigabytes.
    return `Write it with a unit, as in \`${source}${value < 64 ? 'G' : 'M'}\`.`;
  if (typeof value === 'object' && value !== null && /^[^[{\n][^\n]*:[ \t][^\n]*$/.test(source))
    return 'Put the line in quotes: the `: ` in it makes it keys and values.';
  return undefined;
}

const isAllowed = (text: string, { pattern }: SchemaNode): boolean =>
  pattern === undefined || new RegExp(pattern, 'u').test(text);
