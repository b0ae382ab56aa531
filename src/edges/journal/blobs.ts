/** What is too big for a journal's line, kept beside it by the SHA-256 of its bytes. */
import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { access, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AutoloopError } from '../../core/error.js';
import type { Blob } from '../../core/journal/types.gen.js';
import { replaceFile } from './durable.js';
import { ignoreMissing } from './places.js';

/** Of anything longer only the beginning is kept, and the blob says so. */
export const maxBlobBytes = 64 * 1024 * 1024;

export const blobsDir = (dir: string): string => join(dir, 'blobs');

/** Keeps bytes, durably before it answers. `dropped`: how many more there were, which the caller did not keep. */
export async function putBlob(dir: string, bytes: Uint8Array, dropped = 0): Promise<Blob> {
  const content = bytes.subarray(0, maxBlobBytes);
  const sha256 = sha256Of(content);
  const path = join(blobsDir(dir), sha256);
  if (!(await exists(path))) await replaceFile(path, content);
  const missing = dropped + bytes.length - content.length;
  return { sha256, bytes: content.length, ...(missing > 0 && { truncated: true, dropped_bytes: missing }) };
}

/**
 * The bytes of one blob of the run in `dir`, checked against their name. Takes no lock.
 * @throws AutoloopError `blob-missing`, `blob-damaged`.
 */
export async function readBlob(dir: string, sha256: string): Promise<Uint8Array> {
  const missing = new AutoloopError('refused', 'blob-missing', `There is no blob ${sha256} in ${dir}`);
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw missing;
  const path = join(blobsDir(dir), sha256);
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch(
    () => undefined,
  );
  if (file === undefined) throw missing;
  try {
    const stats = await file.stat();
    const bytes = stats.isFile() && stats.size <= maxBlobBytes ? await file.readFile() : undefined;
    if (bytes !== undefined && sha256Of(bytes) === sha256) return bytes;
  } finally {
    await file.close();
  }
  throw new AutoloopError('refused', 'blob-damaged', `The content of ${path} is not what its name says`, {
    hint: 'It was changed after it was written; restore it from a copy, or run the order again.',
  });
}

/** Bytes of all blobs of the run in `dir`; one that is just being written is none yet. */
export async function blobBytes(dir: string): Promise<number> {
  const names = (await readdir(blobsDir(dir))).filter((name) => !name.startsWith('.'));
  const sizes = names.map(async (name) => (await stat(join(blobsDir(dir), name))).size);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/** Removes what a killed writer left half written. Only for who holds the lock. */
export async function sweepBlobs(dir: string): Promise<void> {
  for (const name of (await readdir(blobsDir(dir)).catch(ignoreMissing)) ?? []) {
    if (name.startsWith('.')) await rm(join(blobsDir(dir), name), { force: true });
  }
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
