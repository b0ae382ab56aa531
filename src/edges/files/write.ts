import { lstat, mkdir, readFile } from 'node:fs/promises';
import { dirname, sep } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { AutoloopError } from '../../core/error.js';

/**
 * Puts a whole document in place at once, on disc before it answers, with the folders it needs. Below `.autoloop` no
 * symbolic link is followed: what we write must not land elsewhere. Nothing but a regular file is replaced.
 * @throws AutoloopError `symbolic-link` when the file or a folder on the way is one; `not-a-file`, `not-a-folder`.
 */
export async function writeDocument(path: string, text: string): Promise<void> {
  await refuseOthers(path);
  await mkdir(dirname(path), { recursive: true });
  await writeFileAtomic(path, text);
}

async function refuseOthers(path: string): Promise<void> {
  const parts = path.split(sep);
  const start = parts.lastIndexOf('.autoloop');
  for (let length = start === -1 ? parts.length : start + 1; length <= parts.length; length++) {
    const place = parts.slice(0, length).join(sep);
    const stats = await lstat(place).catch(() => undefined);
    if (stats === undefined) return;
    const isLast = length === parts.length;
    if (stats.isSymbolicLink()) throw refusal('symbolic-link', `${place} is a symbolic link`);
    if (isLast && !stats.isFile()) throw refusal('not-a-file', `${place} is no regular file`);
    if (!isLast && !stats.isDirectory()) throw refusal('not-a-folder', `${place} is no folder`);
  }
}

const refusal = (code: string, what: string): AutoloopError =>
  new AutoloopError('environment', code, `${what}, and was not written to`, {
    hint: 'Put a regular file or folder in its place.',
  });

/** Writes a file that can be made again, whole or not at all; what was there under its name goes. Not synced. */
export async function writeBytes(path: string, bytes: Uint8Array): Promise<void> {
  await writeFileAtomic(path, Buffer.from(bytes), { fsync: false });
}

/** Whether the file at `path` holds exactly these bytes. */
export const isContent = (path: string, bytes: Uint8Array): Promise<boolean> =>
  readFile(path).then(
    (found) => found.equals(bytes),
    () => false,
  );
