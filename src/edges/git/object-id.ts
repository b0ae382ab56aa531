/** Object names: 40 hex digits in a SHA-1 repository, 64 in a SHA-256 one. */
import { createHash } from 'node:crypto';
import type { ObjectFormat } from './repository.js';

const FULL_ID = { sha1: /^[0-9a-f]{40}$/, sha256: /^[0-9a-f]{64}$/ };

/** Whether `text` is a full object name of the format: nothing abbreviated, nothing symbolic, no option. */
export const isObjectId = (text: string, format: ObjectFormat): boolean => FULL_ID[format].test(text);

export const idLength = (format: ObjectFormat): number => (format === 'sha1' ? 40 : 64);

/** The name that means "no object": what a reference is before it exists. */
export const zeroId = (format: ObjectFormat): string => '0'.repeat(idLength(format));

/** The name Git gives to a file's content. Format: gitformat-loose(5), a header and the bytes. */
export const contentId = (bytes: Uint8Array, format: ObjectFormat): string =>
  createHash(format).update(`blob ${bytes.length}\0`).update(bytes).digest('hex');

/** Whether these bytes on disk are the content of this name; only ends of lines may differ, as `text` of gitattributes(5) has it. */
export function isContentOf(id: string, bytes: Uint8Array, format: ObjectFormat): boolean {
  if (contentId(bytes, format) === id) return true;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return text.includes('\r\n') && contentId(Buffer.from(text.replaceAll('\r\n', '\n'), 'latin1'), format) === id;
}
