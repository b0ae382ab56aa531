/** Where the journals of a repository lie: in its common Git directory, which no agent sees and every worktree shares. */
import { closeSync, constants, openSync } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AutoloopError } from '../../core/error.js';
import { isRunId } from '../../core/journal/run-id.js';

/** `<common>/autoloop/runs`: one folder a run. */
export const runsDir = (commonDir: string): string => join(commonDir, 'autoloop', 'runs');

/** The folder of one run. @throws AutoloopError `bad-run-id` for what cannot name a folder of its own. */
export function runDir(commonDir: string, runId: string): string {
  if (!isRunId(runId))
    throw new AutoloopError('usage', 'bad-run-id', `\`${runId}\` is not the id of a run`, {
      hint: 'List the runs of this repository with: autoloop runs',
    });
  return join(runsDir(commonDir), runId);
}

/** The journal in the folder of a run. */
export const journalIn = (dir: string): string => join(dir, 'journal.jsonl');

/** The journal of one run. Errors as `runDir`. */
export const journalPath = (commonDir: string, runId: string): string => journalIn(runDir(commonDir, runId));

/** Ids of the runs that journaled at least one event, in the order of their first ones: two may begin in one second. */
export async function listRuns(commonDir: string): Promise<string[]> {
  const entries = await readdir(runsDir(commonDir), { withFileTypes: true }).catch(ignoreMissing);
  const found: { id: string; at: string }[] = [];
  for (const entry of entries ?? []) {
    if (!entry.isDirectory() || !isRunId(entry.name)) continue;
    const at = await beganAt(runDir(commonDir, entry.name));
    if (at !== undefined) found.push({ id: entry.name, at });
  }
  return found.sort((a, b) => compare(a.at, b.at) || compare(a.id, b.id)).map(({ id }) => id);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * When the run in `dir` journaled its first event, as the event says; of a line that says nothing of the kind, and of a journal
 * that lost its only line, the time in the run's id. Undefined for a run that was killed before the event was whole: that is none.
 */
export async function beganAt(dir: string): Promise<string | undefined> {
  return (await firstTimeIn(dir)) ?? ((await hasBegun(dir)) ? timeOf(basename(dir)) : undefined);
}

/** Leaves an empty file once the first event is on disc. No failure: it only tells of a run that lost its journal. */
export function markBegun(dir: string): void {
  try {
    closeSync(openSync(join(dir, 'begun'), 'a', 0o600));
  } catch {
    // The event is written, and that is what counts.
  }
}

/** What a run may have in its folder before its first event; names with a dot are of files that are not in place yet. */
const beforeTheFirst = /^(\..*|lock\.\d+|journal\.jsonl(\.torn)?|blobs)$/;

/** `run.started` names so many blobs, which are there before it. */
const blobsBeforeTheFirst = 5;

/** Whether the folder of a run holds what is only made after the first event, whatever became of the journal. */
async function hasBegun(dir: string): Promise<boolean> {
  const names = (await readdir(dir).catch(ignoreMissing)) ?? [];
  if (names.some((name) => !beforeTheFirst.test(name))) return true;
  const blobs = (await readdir(join(dir, 'blobs')).catch(ignoreMissing)) ?? [];
  return blobs.filter((name) => !name.startsWith('.')).length > blobsBeforeTheFirst;
}

/** Why the journal of a run says nothing: it never began, or its events were taken away. */
export async function withoutEvents(dir: string): Promise<AutoloopError> {
  const id = basename(dir);
  if (await hasBegun(dir))
    return new AutoloopError(
      'refused',
      'journal-broken',
      `The journal ${journalIn(dir)} is broken at event 1: it holds no whole event, and the run had begun`,
      { hint: 'Its events were taken away: restore it from a copy, or run the order again.' },
    );
  return new AutoloopError('refused', 'journal-empty', `Run ${id} never began`, {
    hint: 'Remove what it left with: autoloop clean',
  });
}

async function firstTimeIn(dir: string): Promise<string | undefined> {
  const file = await open(journalIn(dir), constants.O_RDONLY | constants.O_NONBLOCK).catch(ignoreMissing);
  if (file === undefined) return undefined;
  try {
    // Whoever reads it says what is wrong with it.
    if (!(await file.stat()).isFile()) return timeOf(basename(dir));
    const chunk = Buffer.alloc(64 * 1024);
    let start = '';
    for (let offset = 0; ; ) {
      const { bytesRead } = await file.read(chunk, 0, chunk.length, offset);
      if (bytesRead === 0) return undefined;
      if (offset === 0) start = chunk.toString('latin1', 0, Math.min(bytesRead, 64));
      if (chunk.subarray(0, bytesRead).includes(0x0a)) return firstTime.exec(start)?.[1] ?? timeOf(basename(dir));
      offset += bytesRead;
    }
  } finally {
    await file.close();
  }
}

const firstTime = /^\{"v":1,"seq":1,"at":"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)"/;

/** `20261120T100000Z-…` as `2026-11-20T10:00:00.000Z`; an id of another make comes first. */
function timeOf(id: string): string {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-/.exec(id) ?? [];
  return year === undefined ? '' : `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
}

/** For `catch`: a file or folder that is not there is `undefined`, anything else still an error. */
export function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error;
}
