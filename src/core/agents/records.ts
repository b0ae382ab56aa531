/** Looks into JSON that an agent printed: any of it may be missing, of another type, or absurd. */

export type JsonRecord = { [key: string]: unknown };

export const isRecord = (value: unknown): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a count of tokens and a cost in US dollars can be at most; more is a slip or a lie, and sums of it no numbers. */
const MOST_TOKENS = 1e12;
const MOST_USD = 1e6;

export interface Printed {
  /** The objects it printed, in order: of one JSON document, or of the lines that hold one each. */
  records: JsonRecord[];
  /** Whether the last line was cut off inside an object: then a sum over the records is no total. */
  isCut: boolean;
  /** How many lines of something else stand before the first of them. */
  preface: number;
}

export function printedRecords(stdout: string): Printed {
  const whole = parsed(stdout);
  if (whole !== undefined)
    return { records: (Array.isArray(whole) ? whole : [whole]).filter(isRecord), isCut: false, preface: 0 };
  const lines = stdout.split('\n').filter((line) => line.trim() !== '');
  const read = lines.map((line) => (line.trimStart().startsWith('{') ? parsed(line) : undefined));
  const records = read.filter(isRecord);
  const last = stdout.trimEnd().split('\n').at(-1) ?? '';
  return { records, isCut: last.startsWith('{') && parsed(last) === undefined, preface: read.findIndex(isRecord) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The object at the end of a path of keys; undefined when there is none. */
export function recordAt(value: unknown, ...path: string[]): JsonRecord | undefined {
  let at = value;
  for (const key of path) at = isRecord(at) ? at[key] : undefined;
  return isRecord(at) ? at : undefined;
}

/** What stands at the end of a path of keys in each record of this type. */
export function ofType(records: readonly JsonRecord[], type: string, ...path: string[]): JsonRecord[] {
  return records
    .filter((record) => record.type === type)
    .map((record) => recordAt(record, ...path))
    .filter(isRecord);
}

/** The text at the end of a path of keys; empty when there is none. */
export function textAt(value: unknown, ...path: string[]): string {
  const key = path.at(-1) ?? '';
  const text = recordAt(value, ...path.slice(0, -1))?.[key];
  return typeof text === 'string' ? text : '';
}

/** The first whole number of tokens among `keys`; undefined where there is none. */
export function tokensAt(record: JsonRecord | undefined, ...keys: string[]): number | undefined {
  return numberAt(record, keys, (number) => Number.isSafeInteger(number) && number <= MOST_TOKENS);
}

/** The first cost in US dollars among `keys`; undefined where there is none. */
export function dollarsAt(record: JsonRecord | undefined, ...keys: string[]): number | undefined {
  return numberAt(record, keys, (number) => number <= MOST_USD);
}

function numberAt(record: JsonRecord | undefined, keys: string[], fits: (number: number) => boolean) {
  for (const key of keys) {
    const value = record?.[key];
    if (typeof value === 'number' && value >= 0 && fits(value)) return value;
  }
  return undefined;
}

/** Tokens read and written, of which some may be counted apart: those that came from or went to a cache. */
export function usageOf(record: JsonRecord | undefined, read: string[][], written: string[][]): Usage | null {
  const sum = (groups: string[][]) =>
    groups.reduce<number | undefined>((all, keys, index) => {
      const tokens = tokensAt(record, ...keys);
      // The first group is what every answer has; without it the others are no total.
      if (index === 0) return tokens;
      return all === undefined ? undefined : all + (tokens ?? 0);
    }, undefined);
  const input = sum(read);
  const output = sum(written);
  return input === undefined || output === undefined ? null : { input_tokens: input, output_tokens: output };
}

export interface Usage {
  input_tokens: number;
  output_tokens: number;
}

/** The sum of what each record says; null when none says anything, or not all of them can be known. */
export function total(parts: readonly (Usage | null)[], isCut: boolean): Usage | null {
  const said = parts.filter((part) => part !== null);
  if (said.length === 0 || isCut) return null;
  return {
    input_tokens: said.reduce((sum, part) => sum + part.input_tokens, 0),
    output_tokens: said.reduce((sum, part) => sum + part.output_tokens, 0),
  };
}

/** The sum of costs. A program that knows no price says 0, so that a sum of 0 is no answer. */
export function totalCost(parts: readonly (number | undefined)[], isCut: boolean): number | null {
  const sum = parts.reduce<number>((all, part) => all + (part ?? 0), 0);
  return sum === 0 || isCut ? null : sum;
}
