/**
 * Claude Code's `stream-json`, which Qwen Code and Cursor speak too: `system`, `assistant` and `user`, and `result` at the end, with
 * totals over all turns.
 */
import {
  dollarsAt,
  isRecord,
  type JsonRecord,
  recordAt,
  textAt,
  tokensAt,
  total,
  type Usage,
  usageOf,
} from '../records.js';
import type { Refusal } from '../refusal.js';
import type { Dialect } from './dialect.js';

export const claude: Dialect = {
  speaks: ({ type, subtype }) => (type === 'system' && subtype === 'init') || type === 'result',
  read({ records }) {
    const result = records.findLast(({ type }) => type === 'result');
    return {
      usage: result === undefined ? null : (ofModels(result) ?? ofResult(result)),
      cost_usd: dollarsAt(result, 'total_cost_usd') ?? null,
      failure: failureOf(result ?? records.findLast(({ subtype }) => subtype === 'api_retry')),
      isOver: result !== undefined,
      lastWords: textAt(result, 'result') || wordsIn(records),
    };
  },
};

/** What its models used, those of its subagents and side questions included; its `usage` is of the main one. */
function ofModels(result: JsonRecord): Usage | null {
  const models = Object.values(recordAt(result, 'modelUsage') ?? {}).filter(isRecord);
  return total(
    models.map((model) =>
      usageOf(model, [['inputTokens'], ['cacheReadInputTokens'], ['cacheCreationInputTokens']], [['outputTokens']]),
    ),
    false,
  );
}

function ofResult(result: JsonRecord): Usage | null {
  const usage = recordAt(result, 'usage');
  // Anthropic counts what came from a cache beside its input; where a total is told, the input holds it already.
  const cached = tokensAt(usage, 'total_tokens') === undefined;
  return usageOf(
    usage,
    [
      ['input_tokens', 'inputTokens'],
      ...(cached
        ? [
            ['cache_read_input_tokens', 'cacheReadTokens'],
            ['cache_creation_input_tokens', 'cacheWriteTokens'],
          ]
        : []),
    ],
    [['output_tokens', 'outputTokens']],
  );
}

/** Qwen Code ends well, as its records have it, with this in the place of an answer. */
const instead = /^\[API Error: .*\]$/s;

function failureOf(record: JsonRecord | undefined): Refusal | 'denied' | null {
  if (record === undefined) return null;
  const status = tokensAt(record, 'api_error_status', 'error_status');
  if (record.subtype === 'api_retry') return { status, message: textAt(record, 'error') };
  const message = textAt(record, 'result') || textAt(record, 'error', 'message') || errorsOf(record);
  if (record.is_error === true || instead.test(message.trim())) return { status, message };
  const { permission_denials: denials } = record;
  return Array.isArray(denials) && denials.length > 0 ? 'denied' : null;
}

/** A turn that broke off has a list of errors in the place of its answer, which may be empty; its subtype names what happened. */
function errorsOf({ errors, subtype }: JsonRecord): string {
  const told = Array.isArray(errors) ? errors.filter((error) => typeof error === 'string').join('; ') : '';
  return told || String(subtype ?? '');
}

function wordsIn(records: JsonRecord[]): string {
  const contents = records.flatMap((record) => {
    const content = record.type === 'assistant' ? recordAt(record, 'message')?.content : undefined;
    return Array.isArray(content) ? content : [];
  });
  return contents.map((block) => textAt(block, 'text')).findLast((text) => text !== '') ?? '';
}
