/**
 * Reads what an agent's CLI printed: usage and cost where it reports them in JSON, the reason where it failed, and its last words.
 * The change decides whether an attempt is any good; this only explains it.
 */

export type Cause = 'denied' | 'auth' | 'quota' | 'rate-limit' | 'transient';

/** Everything in it is a claim except that it was printed. */
export interface AgentOutput {
  /** Tokens as the CLI counted them; `null` when it did not say. */
  usage: { input_tokens: number; output_tokens: number } | null;
  /** US dollars as the CLI reported them; `null` when it did not say, never 0 for unknown. */
  cost_usd: number | null;
  cause: Cause | null;
  /** What it said last, for a report when it wrote none; empty when it said nothing. */
  lastWords: string;
}

/** Most specific first: the first that matches names the cause. */
const causes: [Cause, RegExp][] = [
  ['quota', /insufficient[_ ]quota|quota exceeded|exceeded your current quota|billing/i],
  ['rate-limit', /rate[_ -]?limit|\b429\b|too many requests/i],
  ['auth', /\b401\b|unauthori[sz]ed|invalid (?:x-)?api[- ]key|authentication[_ ]error|not logged in|please log ?in/i],
  ['denied', /permission[_ ]denials?"?:\s*\[\s*\{|tool (?:use|call) (?:was )?(?:denied|rejected)|requires approval/i],
  ['transient', /\b50[0234]\b|overloaded|ECONNRESET|ECONNREFUSED|ETIMEDOUT|socket hang up|service unavailable/i],
];

/** What a count of tokens and a cost in US dollars can be at most; more is a slip or a lie, and sums of it no numbers. */
const MOST_TOKENS = 1e12;
const MOST_USD = 1e6;

/** How much of the end of the output is searched for a cause and kept as last words, in UTF-16 units. */
const TAIL = 8_000;

export function readAgentOutput(stdout: string, stderr: string): AgentOutput {
  const records = jsonRecords(stdout);
  const ending = `${stdout.slice(-TAIL)}\n${stderr.slice(-TAIL)}`;
  return {
    usage: lastDefined(records, usageOf),
    cost_usd: lastDefined(records, (record) => numberAt(record, ['total_cost_usd', 'cost_usd'], MOST_USD)),
    cause: causes.find(([, pattern]) => pattern.test(ending))?.[0] ?? null,
    lastWords: lastDefined(records, wordsOf) ?? stdout.slice(-4_000).trim(),
  };
}

type JsonRecord = { [key: string]: unknown };
const isRecord = (value: unknown): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The objects of a JSON or JSON-lines output; other lines are passed over. */
function jsonRecords(text: string): JsonRecord[] {
  const candidates = text.trimStart().startsWith('{') && !/\}\s*\n\s*\{/.test(text) ? [text] : text.split('\n');
  return candidates.flatMap((candidate) => {
    if (!candidate.trimStart().startsWith('{')) return [];
    try {
      const value: unknown = JSON.parse(candidate);
      return isRecord(value) ? [value] : [];
    } catch {
      return [];
    }
  });
}

function lastDefined<T>(records: JsonRecord[], read: (record: JsonRecord) => T | null): T | null {
  for (const record of records.toReversed()) {
    const value = read(record);
    if (value !== null) return value;
  }
  return null;
}

/** The first number among `keys` from 0 to `most`. */
function numberAt(record: JsonRecord, keys: string[], most: number): number | null {
  for (const key of keys) {
    const value = record[key];
    if (typeof value === 'number' && value >= 0 && value <= most) return value;
  }
  return null;
}

function tokensAt(record: JsonRecord, keys: string[]): number | null {
  const tokens = numberAt(record, keys, MOST_TOKENS);
  return Number.isSafeInteger(tokens) ? tokens : null;
}

/** `usage` as Anthropic, OpenAI and Gemini name it, at the top, in a `message` or in a `response`. */
function usageOf(record: JsonRecord): AgentOutput['usage'] {
  for (const holder of [record, record.message, record.response]) {
    const usage = isRecord(holder) ? (holder.usage ?? holder.usageMetadata) : undefined;
    if (!isRecord(usage)) continue;
    const input = tokensAt(usage, ['input_tokens', 'prompt_tokens', 'promptTokenCount']);
    const output = tokensAt(usage, ['output_tokens', 'completion_tokens', 'candidatesTokenCount']);
    if (input !== null && output !== null) return { input_tokens: input, output_tokens: output };
  }
  return null;
}

function wordsOf(record: JsonRecord): string | null {
  for (const key of ['result', 'text', 'content']) {
    const value = record[key];
    if (typeof value === 'string' && value.trim() !== '') return value;
  }
  return null;
}

/** The version in what a program printed when it was asked for it; `null` when there is none to see. */
export const versionIn = (printed: string): string | null => /\d+(?:\.\d+)+[\w.+-]*/.exec(printed)?.[0] ?? null;
