/** Where the journals of a repository lie: in its common Git directory, which no agent sees and every worktree shares. */
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
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

/** Ids of the runs that journaled at least one event, in the order of their ids, which is that of their beginning. */
export async function listRuns(commonDir: string): Promise<string[]> {
  const entries = await readdir(runsDir(commonDir), { withFileTypes: true }).catch(ignoreMissing);
  const ids: string[] = [];
  for (const entry of entries ?? []) {
    if (entry.isDirectory() && isRunId(entry.name) && (await hasBegun(runDir(commonDir, entry.name))))
      ids.push(entry.name);
  }
  return ids.sort();
}

/** A run that was killed before its first event was whole is none. */
async function hasBegun(dir: string): Promise<boolean> {
  const file = await open(journalIn(dir)).catch(ignoreMissing);
  if (file === undefined) return false;
  try {
    const chunk = Buffer.alloc(64 * 1024);
    for (let offset = 0; ; ) {
      const { bytesRead } = await file.read(chunk, 0, chunk.length, offset);
      if (bytesRead === 0) return false;
      if (chunk.subarray(0, bytesRead).includes(0x0a)) return true;
      offset += bytesRead;
    }
  } finally {
    await file.close();
  }
}

/** For `catch`: a file or folder that is not there is `undefined`, anything else still an error. */
export function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error;
}
