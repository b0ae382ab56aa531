/** What discoveries and memory have in common: lines of JSON that somebody else wrote, and what is wrong with one, in a sentence. */
import { nearest } from './nearest.js';
import { bounded, quoted } from './untrusted.js';

/** Longer lines are none of ours: what is told to the next has to be short. */
const maxNoteBytes = 4096;

/** A value, or what is wrong with what was given for it. */
export type Read<T> = { ok: true; value: T } | { ok: false; fault: string };

/** No value, and why. */
export const faulty = (fault: string): { ok: false; fault: string } => ({ ok: false, fault });

/** One fault that a schema finds, as ajv words it. */
interface SchemaFault {
  keyword: string;
  instancePath: string;
  params: Record<string, unknown>;
  message: string;
}

/** A JSON object in a line, or what is wrong. */
export function objectIn(line: string): { value: Record<string, unknown> } | { fault: string } {
  if (Buffer.byteLength(line) > maxNoteBytes) return { fault: `it is longer than ${maxNoteBytes} bytes` };
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return { value: value as Record<string, unknown> };
    return { fault: 'it is not a JSON object' };
  } catch {
    return { fault: 'it is not JSON' };
  }
}

/**
 * The gravest of what a schema finds wrong with a value: an unknown key is more often a slip than the missing one it stands
 * for. `at`: the value's own name; `known`: the keys it may have.
 */
export function sayFaults(faults: readonly SchemaFault[] | null, at: string, known: readonly string[]): string {
  const all = faults ?? [];
  const fault = all.find(({ keyword }) => keyword === 'additionalProperties') ?? all[0];
  if (fault === undefined) return `\`${at}\` is faulty`;
  const { keyword, params } = fault;
  const path = fault.instancePath.split('/').slice(1).map(unescaped);
  const place = quoted([at, ...path].map((step, index) => stepped(step, index)).join(''));
  switch (keyword) {
    case 'additionalProperties': {
      const key = String(params.additionalProperty);
      const close = path.length === 0 ? nearest(key, known) : undefined;
      return `${quoted(key)} is no key of ${place}${close ? `; did you mean \`${close}\`?` : `, which has: ${known.join(', ')}`}`;
    }
    case 'required':
      return `${quoted(String(params.missingProperty))} is missing in ${place}`;
    case 'enum':
      return `${place} must be one of: ${(params.allowedValues as unknown[]).join(', ')}`;
    case 'type':
      return `${place} must be ${words[String(params.type)] ?? String(params.type)}`;
    case 'minLength':
      return `${place} is empty`;
    default:
      return `${place} ${bounded(fault.message, 200)}`;
  }
}

const words: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'a list',
  object: 'an object',
  integer: 'a whole number',
  'number,null': 'a number or null',
};

const stepped = (step: string, index: number): string =>
  index === 0 ? step : /^\d+$/.test(step) ? `[${step}]` : `.${step}`;

const unescaped = (step: string): string => step.replaceAll('~1', '/').replaceAll('~0', '~');

const rfc3339 = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:[Zz]|[+-]\d\d:\d\d)$/;

/** Whether a value is a time as RFC 3339 writes one. */
export const isTime = (value: unknown): value is string =>
  typeof value === 'string' && rfc3339.test(value) && !Number.isNaN(Date.parse(value));

/** Whether a value says who somebody is. */
export const isName = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= 200;

/** Without differences that nobody means. */
export const sameSpelled = (text: string): string =>
  text.normalize('NFC').trim().replace(/\s+/g, ' ').replace(/^\.\//, '');

/** So many of one role are considered. */
const mostOfRole = 100;

/** So many refusals of one role's discoveries are told, and of its notes: who writes garbage need not be told of each line. */
export const mostRefusals = 10;

/** What can be considered, and what not, in a sentence each. */
export interface Taken<T> {
  accepted: T[];
  refused: string[];
}

/** Reads each line, no more than is considered of one role; `noun` is what a line is called. */
export function takeLines<T>(lines: readonly string[], noun: string, read: (line: string) => Read<T>): Taken<T> {
  const accepted: T[] = [];
  const refused: string[] = [];
  const told = lines.filter((line) => line.trim() !== '');
  for (const [index, line] of told.slice(0, mostOfRole).entries()) {
    const one = read(line);
    if (one.ok) accepted.push(one.value);
    else refused.push(`${noun} ${index + 1} was refused: ${one.fault}`);
  }
  const dropped = told.length - mostOfRole;
  const first = dropped > 0 ? [`Only ${mostOfRole} are taken of one role; ${dropped} more were not looked at`] : [];
  return { accepted, refused: [...first, ...refused].slice(0, mostRefusals) };
}
