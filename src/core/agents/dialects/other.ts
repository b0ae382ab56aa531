/** Programs whose records we do not know, and those that print plain text: aider, goose, ollama, somebody's own. */
import { withoutColours } from '../../untrusted.js';
import { dollarsAt, type JsonRecord, type Printed, recordAt, textAt, tokensAt, type Usage } from '../records.js';
import { explain, type Refusal } from '../refusal.js';
import type { Reading } from './dialect.js';

/** How many of the last lines may tell of a failure, and how much of the output is kept as last words, in UTF-16 units. */
const LAST_LINES = 8;
const LAST_WORDS = 4_000;

/** Reads totals as the records of other programs have them, or as aider's text has, and the failure in its last lines. */
export function readOther({ records }: Printed, stdout: string, stderr: string): Reading {
  return {
    usage: lastOf(records, usageIn) ?? aiderUsage(stdout),
    cost_usd: lastOf(records, (record) => dollarsAt(record, 'total_cost_usd', 'cost_usd') ?? null) ?? aiderCost(stdout),
    failure:
      lastOf(records, (record) => failureIn(record)) ?? failureInLines(stderr) ?? failureInLines(stdout, failing),
    isOver: false,
    lastWords: lastOf(records, wordsIn) ?? stdout.slice(-LAST_WORDS).trim(),
  };
}

function lastOf<T>(records: JsonRecord[], read: (record: JsonRecord) => T | null): T | null {
  for (const record of records.toReversed()) {
    const value = read(record);
    if (value !== null) return value;
  }
  return null;
}

/** `usage` as Anthropic, OpenAI and Gemini name it, at the top, in a `message` or in a `response`. */
function usageIn(record: JsonRecord): Usage | null {
  for (const holder of [record, recordAt(record, 'message'), recordAt(record, 'response')]) {
    const usage = recordAt(holder, 'usage') ?? recordAt(holder, 'usageMetadata');
    const input = tokensAt(usage, 'input_tokens', 'prompt_tokens', 'promptTokenCount');
    const output = tokensAt(usage, 'output_tokens', 'completion_tokens', 'candidatesTokenCount');
    if (input !== undefined && output !== undefined) return { input_tokens: input, output_tokens: output };
  }
  return null;
}

function failureIn(record: JsonRecord): Refusal | 'denied' | null {
  const { permission_denials: denials } = record;
  if (Array.isArray(denials) && denials.length > 0) return 'denied';
  const error = recordAt(record, 'error');
  const message = [textAt(error, 'type'), textAt(error, 'message')].filter((text) => text !== '').join(': ');
  return message === '' ? null : { status: tokensAt(error, 'status', 'code'), message };
}

function wordsIn(record: JsonRecord): string | null {
  return ['result', 'text', 'content'].map((key) => textAt(record, key)).find((text) => text.trim() !== '') ?? null;
}

/** What a line that tells of a failure begins with; what a program shows of files and tests stands on its output too. */
export const failing = /^\W{0,4}(?:(?:api )?[\w.]*(?:error|exception)\b|fatal\b|failed\b|HTTP[ /]\d)/i;

/** The first of the last lines that a cause can be seen in: what follows it is advice. Denials are told in many ways. */
export function failureInLines(text: string, may: RegExp = /^/): Refusal | 'denied' | null {
  const lines = withoutColours(text.slice(-LAST_LINES * 1_000))
    .trimEnd()
    .split('\n')
    .slice(-LAST_LINES);
  for (const line of lines) {
    if (!may.test(line)) continue;
    if (/permission_denials"?:\s*\[\s*\{|tool (?:use|call) (?:was )?(?:denied|rejected)|requires approval/i.test(line))
      return 'denied';
    if (explain({ message: line }).cause !== null) return { message: line };
  }
  return null;
}

/** aider's `Tokens: 4.8k sent, 2.1k cache hit, 136 received. Cost: $0.02 message, $0.05 session.`, once a message. */
const aiderTokens = /^Tokens: ([\d.]+)([kM]?) sent,(?: [\d.]+[kM]? cache \w+,)* ([\d.]+)([kM]?) received\./gm;
const aiderTotal = /^(?:Tokens: .*|)Cost: \$[\d.]+ message, \$([\d.]+) session\./gm;

const scale: Readonly<Record<string, number>> = { '': 1, k: 1_000, M: 1_000_000 };

function aiderUsage(stdout: string): Usage | null {
  const counts = [...stdout.matchAll(aiderTokens)].map(([, sent, sentUnit = '', received, receivedUnit = '']) => ({
    input_tokens: Math.round(Number(sent) * (scale[sentUnit] ?? 1)),
    output_tokens: Math.round(Number(received) * (scale[receivedUnit] ?? 1)),
  }));
  const sum = (key: keyof Usage) => counts.reduce((all, count) => all + count[key], 0);
  const usage = { input_tokens: sum('input_tokens'), output_tokens: sum('output_tokens') };
  const isKnown =
    counts.length > 0 &&
    tokensAt(usage, 'input_tokens') !== undefined &&
    tokensAt(usage, 'output_tokens') !== undefined;
  return isKnown ? usage : null;
}

function aiderCost(stdout: string): number | null {
  const last = [...stdout.matchAll(aiderTotal)].at(-1)?.[1];
  return dollarsAt({ cost: last === undefined ? undefined : Number(last) }, 'cost') ?? null;
}
