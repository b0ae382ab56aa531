/** Codex's `exec --json`: items that are done, and `turn.completed` with the totals of the turn, or `turn.failed`. */
import { type JsonRecord, ofType, recordAt, textAt, usageOf } from '../records.js';
import type { Dialect } from './dialect.js';

export const codex: Dialect = {
  speaks: ({ type }) => type === 'thread.started',
  read({ records }) {
    const done = ofType(records, 'item.completed', 'item');
    const end = records.findLast(({ type }) => type === 'turn.completed' || type === 'turn.failed');
    const error = end ? textAt(end, 'error', 'message') : textAt(records.findLast(isError), 'message');
    return {
      usage: usageOf(recordAt(end, 'usage'), [['input_tokens']], [['output_tokens']]),
      cost_usd: null,
      failure: error !== '' ? { message: error } : areKeptBack(done) ? 'denied' : null,
      isOver: end !== undefined,
      lastWords: textAt(
        done.findLast(({ type }) => type === 'agent_message'),
        'text',
      ),
    };
  },
};

const isError = ({ type }: JsonRecord) => type === 'error';

/** What is said of a command by Codex's own sandbox, and by what is read-only in it. */
const ownSandbox =
  /^bwrap: |codex-linux-sandbox|\blandlock|sandbox (?:error|denied)|in sandbox|read-only file system|operation not permitted/im;

/** Whether a deed was declined, or its own sandbox broke every one that failed: it ends well even so. */
function areKeptBack(done: JsonRecord[]): boolean {
  const deeds = done.filter(({ type }) => type === 'command_execution' || type === 'file_change');
  if (deeds.some(({ status }) => status === 'declined')) return true;
  const failed = deeds.filter(({ status }) => status === 'failed');
  return failed.length > 0 && failed.every((deed) => ownSandbox.test(textAt(deed, 'aggregated_output')));
}
