/** How a value of the wrong type would be written in the right one. */
import { renderInline } from './render.js';
import type { SchemaNode } from './schemas.js';

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
  if (type === 'string' && (typeof value === 'number' || typeof value === 'boolean'))
    return isAllowed(source, schema) ? `'${source}'` : undefined;
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

/** What to do about it, where only its author knows what was meant. */
export function adviceFor({ value, source, type, schema }: Misfit): string | undefined {
  if (type !== 'string') return undefined;
  if (typeof value === 'number' && !isAllowed(source, schema) && isAllowed(`${source}G`, schema))
    return `Write it with a unit, as in \`${source}G\`.`;
  if (typeof value === 'object' && value !== null && /^[^[{\n][^\n]*:[ \t][^\n]*$/.test(source))
    return 'Put the line in quotes: the `: ` in it makes it keys and values.';
  return undefined;
}

const isAllowed = (text: string, { pattern }: SchemaNode): boolean =>
  pattern === undefined || new RegExp(pattern, 'u').test(text);
