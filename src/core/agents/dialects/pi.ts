/** pi's `--mode json`: events of the agent; each `turn_end` has the message of that turn with what it used. */
import { dollarsAt, ofType, recordAt, textAt, total, totalCost, usageOf } from '../records.js';
import type { Dialect } from './dialect.js';

export const pi: Dialect = {
  speaks: ({ type, version, cwd }) => type === 'session' && version !== undefined && cwd !== undefined,
  read({ records, isCut }) {
    const turns = ofType(records, 'turn_end', 'message');
    const last = turns.at(-1);
    return {
      usage: total(
        turns.map((turn) => usageOf(recordAt(turn, 'usage'), [['input'], ['cacheRead'], ['cacheWrite']], [['output']])),
        isCut,
      ),
      cost_usd: totalCost(
        turns.map((turn) => dollarsAt(recordAt(turn, 'usage', 'cost'), 'total')),
        isCut,
      ),
      // It exits with 0 also then.
      failure: last?.stopReason === 'error' ? { message: textAt(last, 'errorMessage') } : null,
      isOver: records.some(({ type }) => type === 'agent_end'),
      lastWords: Array.isArray(last?.content) ? last.content.map((block) => textAt(block, 'text')).join('') : '',
    };
  },
};
