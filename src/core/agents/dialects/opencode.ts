/** opencode's `run --format json`: parts of messages; each `step_finish` has what that step used. */
import { dollarsAt, type JsonRecord, recordAt, textAt, tokensAt, total, totalCost, usageOf } from '../records.js';
import type { Refusal } from '../refusal.js';
import type { Dialect } from './dialect.js';

export const opencode: Dialect = {
  speaks: ({ sessionID }) => typeof sessionID === 'string',
  read({ records, isCut }) {
    const steps = records.filter(({ type }) => type === 'step_finish');
    const last = records.at(-1);
    const error = records.findLast(({ type }) => type === 'error');
    return {
      usage: total(steps.map(usedBy), isCut),
      cost_usd: totalCost(
        steps.map((step) => dollarsAt(recordAt(step, 'part'), 'cost')),
        isCut,
      ),
      failure: error ? refusalOf(error) : records.some(wasDenied) ? 'denied' : null,
      isOver: error !== undefined || textAt(last, 'part', 'reason') === 'stop',
      lastWords: textAt(
        records.findLast(({ type }) => type === 'text'),
        'part',
        'text',
      ),
    };
  },
};

function usedBy(step: JsonRecord) {
  const tokens = recordAt(step, 'part', 'tokens');
  const cache = recordAt(tokens, 'cache');
  const own = usageOf(tokens, [['input']], [['output'], ['reasoning']]);
  if (own === null) return null;
  const cached = (tokensAt(cache, 'read') ?? 0) + (tokensAt(cache, 'write') ?? 0);
  return { ...own, input_tokens: own.input_tokens + cached };
}

function refusalOf(record: JsonRecord): Refusal {
  const data = recordAt(record, 'error', 'data');
  return {
    status: tokensAt(data, 'statusCode'),
    message: textAt(data, 'message') || textAt(record, 'error', 'name'),
  };
}

/** Its own words for a tool that its permissions reject. */
const wasDenied = (record: JsonRecord): boolean =>
  record.type === 'tool_use' &&
  textAt(record, 'part', 'state', 'status') === 'error' &&
  /rejected permission|prevents you from using this/.test(textAt(record, 'part', 'state', 'error'));
