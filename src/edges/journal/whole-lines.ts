/** Adding to a file of lines so that each line in it is whole: how journals and ledgers are written and taken up again. */
import { appendFileSync, closeSync, fdatasyncSync, fsyncSync, ftruncateSync, openSync, writeSync } from 'node:fs';

/** One write at the end, then a sync. What a failing write left is cut off, so that it does not run into anything later. */
export function writeWhole(fd: number, bytes: Buffer, size: number): void {
  try {
    const written = writeSync(fd, bytes);
    if (written < bytes.length) throw new Error(`only ${written} of ${bytes.length} bytes could be written`);
    fdatasyncSync(fd);
  } catch (error) {
    ftruncateSync(fd, size);
    throw error;
  }
}

/**
 * Takes a torn last line, which begins at `offset`, out of the file: it is on disc elsewhere before it is cut off.
 * Answers the file it was set aside to.
 */
export function setAside(fd: number, path: string, { torn, offset }: { torn: Uint8Array; offset: number }): string {
  const kept = `${path}.torn`;
  const aside = openSync(kept, 'a', 0o600);
  try {
    appendFileSync(aside, Buffer.concat([torn, Buffer.from('\n')]));
    fsyncSync(aside);
  } finally {
    closeSync(aside);
  }
  ftruncateSync(fd, offset);
  fsyncSync(fd);
  return kept;
}
