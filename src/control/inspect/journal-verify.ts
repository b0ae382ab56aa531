/** Whether journals are whole: each from its first event, with no word of what was once read of it. */
import { AutoloopError } from '../../core/error.js';
import { blobsOf } from '../../core/journal/blobs.js';
import { foldInto } from '../../core/journal/fold.js';
import type { RunState } from '../../core/journal/state.js';
import type { Blob } from '../../core/journal/types.gen.js';
import type { JournalProblem, JournalVerdict } from '../../core/render/journal.js';
import type { Repository } from '../../edges/git/index.js';
import {
  brokenAt,
  holderOf,
  type JournalEnd,
  journalPath,
  readBlob,
  runDir,
  scanJournal,
  startOf,
} from '../../edges/journal/index.js';
import { namedRuns } from './runs.js';

/**
 * Reads the journals of these runs, or of all, and says of each whether chain, schemas, order and blobs hold; one that is
 * broken keeps no other back. Takes no lock and changes nothing.
 * @throws AutoloopError `unknown-run`, `ambiguous-run` before the first is read.
 */
export async function* verifyJournals(repo: Repository, wanted: readonly string[]): AsyncGenerator<JournalVerdict> {
  for (const id of await namedRuns(repo, wanted)) yield await verifyJournal(repo, id);
}

async function verifyJournal(repo: Repository, id: string): Promise<JournalVerdict> {
  const path = journalPath(repo.commonDir, id);
  // Whoever holds it may be in the midst of a line.
  const isHeld = (await holderOf(repo.commonDir, id)) !== null;
  const blobs = new Map<string, Mention>();
  const problems: JournalProblem[] = [];
  let state: RunState | undefined;
  let read = 0;
  try {
    const end = await scanJournal(path, startOf(id), (event) => {
      read += 1;
      state = foldInto(state, event);
      for (const blob of blobsOf(event))
        if (!blobs.has(blob.sha256)) blobs.set(blob.sha256, { blob, seq: event.seq, type: event.type });
    });
    if (state !== undefined && end.torn.length > 0 && !isHeld) problems.push(torn(state, read + 1, end));
  } catch (error) {
    if (!(error instanceof AutoloopError)) throw error;
    // An event that cannot stand was read; one that breaks the chain was not.
    const line = error.code === 'journal-disorder' ? read : read + 1;
    const what = error.code === 'journal-disorder' ? 'order' : 'chain';
    const message = error.message.replace(brokenAt(path, line), '');
    problems.push({ what, line, seq: line, message, hint: error.hint ?? 'Run the order again.' });
  }
  for (const mention of blobs.values()) {
    const problem = await faultOfBlob(runDir(repo.commonDir, id), mention);
    if (problem !== undefined) problems.push(problem);
  }
  const head = state?.head ?? null;
  return {
    run_id: id,
    path,
    ok: problems.length === 0,
    events: head?.seq ?? 0,
    head: head?.hash ?? null,
    blobs: blobs.size,
    problems,
  };
}

/** The first event that names a blob. */
interface Mention {
  blob: Blob;
  seq: number;
  type: string;
}

async function faultOfBlob(dir: string, { blob, seq, type }: Mention): Promise<JournalProblem | undefined> {
  const of = (message: string, hint = restoreBlob): JournalProblem => ({ what: 'blob', line: seq, seq, message, hint });
  try {
    const { length } = await readBlob(dir, blob.sha256);
    if (length === blob.bytes) return undefined;
    return of(`\`${type}\` says that ${blob.sha256} has ${blob.bytes} bytes; it has ${length}`);
  } catch (error) {
    if (!(error instanceof AutoloopError)) throw error;
    return of(`\`${type}\` names a blob that cannot be read: ${error.message}`, error.hint);
  }
}

const restoreBlob = 'Restore it from a copy of the run; what the events themselves say is not touched by it.';

const torn = ({ started, ended }: RunState, line: number, { torn: { length } }: JournalEnd): JournalProblem => ({
  what: 'torn',
  line,
  seq: line,
  message: `The last line is cut off after ${length} bytes: its event was never reported as written, and all before it are whole`,
  hint:
    ended === null
      ? `It is set aside when the run goes on: autoloop resume ${started.run_id}`
      : 'It is set aside by what is journaled next, as a review or a closeout of the order; nothing is lost with it.',
});
