/** Documents that a role left in its outbox. Hostile input: read without following links, and only so much of it. */
import { constants } from 'node:fs';
import { lstat, open } from 'node:fs/promises';
import { join } from 'node:path';

/** A document as it was left, or why it cannot be taken; `missing` where there is none. */
export type LeftDocument =
  | { how: 'left'; name: string; bytes: Uint8Array }
  | { how: 'missing'; name: string }
  | { how: 'refused'; name: string; reason: string };

/** No document is longer, in bytes. */
export const MOST_DOCUMENT_BYTES = 256 * 1024;

/** What lies under each of `names` in `<outbox>/documents`; whatever else lies there is nobody's. */
export async function readLeftDocuments(outbox: string, names: readonly string[]): Promise<LeftDocument[]> {
  const folder = join(outbox, 'documents');
  const found = await lstat(folder).catch(() => null);
  // Behind a link would lie what the host sees and the role does not.
  if (found !== null && !found.isDirectory())
    return names.map((name) => ({ how: 'refused', name, reason: '`documents` is no folder' }));
  return Promise.all(names.map((name) => readLeft(join(folder, name), name)));
}

async function readLeft(path: string, name: string): Promise<LeftDocument> {
  const refused = (reason: string): LeftDocument => ({ how: 'refused', name, reason });
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch(
    (error: NodeJS.ErrnoException) => error.code ?? 'unreadable',
  );
  if (file === 'ENOENT') return { how: 'missing', name };
  if (typeof file === 'string') return refused(file === 'ELOOP' ? 'it is a link' : 'it cannot be read');
  try {
    const stat = await file.stat();
    if (!stat.isFile()) return refused('it is no regular file');
    if (stat.size > MOST_DOCUMENT_BYTES) return refused(`it is longer than ${MOST_DOCUMENT_BYTES / 1024} KiB`);
    const buffer = Buffer.alloc(MOST_DOCUMENT_BYTES);
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
    const bytes = Uint8Array.from(buffer.subarray(0, bytesRead));
    const fault = faultOf(name, bytes);
    return fault === null ? { how: 'left', name, bytes } : refused(fault);
  } finally {
    await file.close();
  }
}

/** Why such bytes are no document of this name; null where they are. */
function faultOf(name: string, bytes: Uint8Array): string | null {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return 'it is not UTF-8';
  }
  if (text.trim() === '') return 'it is empty';
  if (!name.endsWith('.json')) return null;
  try {
    JSON.parse(text);
    return null;
  } catch {
    return 'it is not JSON';
  }
}
