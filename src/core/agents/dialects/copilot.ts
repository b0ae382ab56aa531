/** GitHub Copilot CLI's `--output-format json`: events of a session. It counts requests of its own kind, and no tokens. */
import { type JsonRecord, recordAt, textAt, tokensAt } from '../records.js';
import type { Refusal } from '../refusal.js';
import type { Dialect } from './dialect.js';

export const copilot: Dialect = {
  speaks: ({ type, id, parentId }) =>
    typeof type === 'string' &&
    /^(?:session|user|assistant)\./.test(type) &&
    typeof id === 'string' &&
    parentId !== undefined,
  read({ records }) {
    const isOver = records.some(({ type }) => type === 'result');
    const error = records.findLast(({ type }) => type === 'session.error');
    const refused = records.findLast(({ type }) => type === 'model.call_failure');
    return {
      usage: null,
      cost_usd: null,
      failure: error
        ? refusalOf(error, 'message')
        : refused && !isOver
          ? refusalOf(refused, 'errorMessage')
          : records.some(wasDenied)
            ? 'denied'
            : null,
      isOver,
      lastWords:
        records
          .map((record) => (record.type === 'assistant.message' ? textAt(record, 'data', 'content') : ''))
          .findLast((content) => content !== '') ?? '',
    };
  },
};

const refusalOf = (record: JsonRecord, key: string): Refusal => ({
  status: tokensAt(recordAt(record, 'data'), 'statusCode'),
  message: textAt(record, 'data', key),
});

const wasDenied = (record: JsonRecord): boolean =>
  record.type === 'tool.execution_complete' && /denied|rejected/.test(textAt(record, 'data', 'error', 'code'));
