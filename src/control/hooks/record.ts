/** What uninstalling cannot see any more: when files were changed before, and which folders were not there. */
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { changedAt, exists, lookAtHook, readText, removeFolder, writeText } from '../../edges/files/index.js';
import { ownFolder } from './place.js';

interface Record {
  /** By path: the digest of what was there, and when it was changed, in milliseconds. */
  files: { [path: string]: { sha256: string; changed_at: number } };
  /** Folders that were made. */
  folders: string[];
}

const fileOf = (commonDir: string): string => join(ownFolder(commonDir), 'record.json');

/** Notes these files as they are now, before they are changed. What is noted already stays. */
export async function keepRecord(commonDir: string, paths: readonly string[]): Promise<void> {
  const record = await readRecord(commonDir);
  for (const path of new Set(paths)) {
    if (path in record.files) continue;
    const { text } = await lookAtHook(path);
    const changed = await changedAt(path);
    if (text !== null && changed !== undefined) record.files[path] = { sha256: digest(text), changed_at: changed };
    // The innermost first, as they are removed again.
    for (let folder = dirname(path); !(await exists(folder)); folder = dirname(folder))
      if (!record.folders.includes(folder)) record.folders.push(folder);
  }
  await writeText(fileOf(commonDir), `${JSON.stringify(record, null, 2)}\n`);
}

export async function readRecord(commonDir: string): Promise<Record> {
  const none = { files: {}, folders: [] };
  const text = await readText(fileOf(commonDir)).catch(() => '');
  try {
    const { files = {}, folders = [] } = JSON.parse(text || '{}') as Partial<Record>;
    return { files, folders };
  } catch {
    return none; // cut off: it only ever says when something was changed
  }
}

export const removeRecord = (commonDir: string): Promise<void> => removeFolder(fileOf(commonDir));

/** When a file of this text was changed before hooks were installed; undefined when it is not what it was then. */
export const changedBefore = ({ files }: Record, path: string, text: string): number | undefined =>
  files[path]?.sha256 === digest(text) ? files[path].changed_at : undefined;

const digest = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
