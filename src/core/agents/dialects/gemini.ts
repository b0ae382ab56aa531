/** Gemini CLI's `stream-json`: `init`, `message`, `tool_use`, `tool_result`, and `result` with totals over all turns. */
import { recordAt, textAt, tokensAt, usageOf } from '../records.js';
import type { Dialect } from './dialect.js';

export const gemini: Dialect = {
  speaks: ({ type, session_id }) => type === 'init' && typeof session_id === 'string',
  read({ records }) {
    const result = records.findLast(({ type }) => type === 'result');
    const error = recordAt(result, 'error');
    // A message comes in pieces, the last of which are together what was said last.
    const spoken = records.findLastIndex(({ type, role }) => type !== 'result' && role !== 'assistant');
    const denied = records.some(
      (record) =>
        record.type === 'tool_result' && /denied by policy|policy_violation/.test(textAt(record, 'error', 'type')),
    );
    return {
      usage: usageOf(recordAt(result, 'stats'), [['input_tokens']], [['output_tokens']]),
      cost_usd: null,
      failure: error
        ? { status: tokensAt(error, 'code'), message: textAt(error, 'message') }
        : denied
          ? 'denied'
          : null,
      isOver: result !== undefined,
      lastWords: records
        .slice(spoken + 1)
        .map((record) => textAt(record, 'content'))
        .join(''),
    };
  },
};
