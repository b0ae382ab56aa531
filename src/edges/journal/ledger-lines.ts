/** Reads the lines of a ledger, in memory that does not grow with it, without its lock: what is being written is not seen. */
import { isUtf8 } from 'node:buffer';
import { constants, readSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { AutoloopError } from '../../core/error.js';

/** A longer line is none of ours; only that there is one is told. */
export const maxLedgerLine = 64 * 1024;

/** A line without its newline; `text` is null where it is too long, or not UTF-8. */
export interface LedgerLine {
  /** Bytes before it. */
  offset: number;
  text: string | null;
}

const chunkBytes = 64 * 1024;

/** The whole lines of the file `fd`, of its first `size` bytes. */
export function* placesOfLines(fd: number, size: number): Generator<LedgerLine> {
  const chunk = Buffer.alloc(chunkBytes);
  const lines = lineSplitter();
  for (let offset = 0; offset < size; ) {
    const read = readSync(fd, chunk, 0, Math.min(chunkBytes, size - offset), offset);
    if (read === 0) return;
    yield* lines(chunk.subarray(0, read));
    offset += read;
  }
}

/** Undefined where there is no ledger. @throws AutoloopError `ledger-unreadable` */
async function openLedger(path: string): Promise<FileHandle | undefined> {
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
  try {
    const file = await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    if ((await file.stat()).isFile()) return file;
    await file.close();
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
  }
  throw new AutoloopError('environment', 'ledger-unreadable', `${path} cannot be read`, {
    hint: 'It has to be a regular file that you may read.',
  });
}

/** The whole lines of the ledger at `path`, first to last; none where there is no ledger. Errors as `openLedger`. */
export async function* ledgerLines(path: string): AsyncGenerator<LedgerLine> {
  const file = await openLedger(path);
  if (file === undefined) return;
  try {
    const chunk = Buffer.alloc(chunkBytes);
    const lines = lineSplitter();
    for (let offset = 0; ; ) {
      const { bytesRead } = await file.read(chunk, 0, chunkBytes, offset);
      if (bytesRead === 0) return;
      yield* lines(chunk.subarray(0, bytesRead));
      offset += bytesRead;
    }
  } finally {
    await file.close();
  }
}

/** What is not UTF-8 is none of ours: replaced, it could be taken for a line with another key. */
function textOf(parts: readonly Buffer[], length: number): string | null {
  if (length > maxLedgerLine) return null;
  const bytes = Buffer.concat(parts);
  return isUtf8(bytes) ? bytes.toString('utf8') : null;
}

/** Makes lines of chunks that follow each other. */
function lineSplitter(): (chunk: Buffer) => Generator<LedgerLine> {
  let rest: Buffer[] = [];
  let length = 0;
  let offset = 0;
  return function* (chunk) {
    let start = 0;
    for (let end = chunk.indexOf(0x0a); end >= 0; end = chunk.indexOf(0x0a, start)) {
      const last = chunk.subarray(start, end);
      length += last.length;
      yield { offset, text: textOf([...rest, last], length) };
      offset += length + 1;
      rest = [];
      length = 0;
      start = end + 1;
    }
    length += chunk.length - start;
    // What is too long is counted, and not kept.
    rest = length > maxLedgerLine ? [] : [...rest, Buffer.from(chunk.subarray(start))];
  };
}

/** The whole lines of the ledger at `path`, last to first; none where there is no ledger. Errors as `openLedger`. */
export async function* ledgerLinesBackwards(path: string): AsyncGenerator<LedgerLine> {
  const file = await openLedger(path);
  if (file === undefined) return;
  try {
    yield* backwards(file, (await file.stat()).size);
  } finally {
    await file.close();
  }
}

async function* backwards(file: FileHandle, size: number): AsyncGenerator<LedgerLine> {
  /** Where the newline is that ends the line being read; undefined before the first is found. */
  let newline: number | undefined;
  let parts: Buffer[] = [];
  let length = 0;
  const keep = (part: Buffer) => {
    length += part.length;
    parts = length > maxLedgerLine ? [] : [Buffer.from(part), ...parts];
  };
  const line = (offset: number): LedgerLine => {
    const text = textOf(parts, length);
    parts = [];
    length = 0;
    return { offset, text };
  };
  for (let from = size; from > 0; ) {
    const count = Math.min(chunkBytes, from);
    from -= count;
    const chunk = Buffer.alloc(count);
    await file.read(chunk, 0, count, from);
    let end = count;
    for (let at = chunk.lastIndexOf(0x0a); at >= 0; at = at === 0 ? -1 : chunk.lastIndexOf(0x0a, at - 1)) {
      if (newline !== undefined) {
        keep(chunk.subarray(at + 1, end));
        yield line(from + at + 1);
      }
      newline = from + at;
      end = at;
    }
    if (newline !== undefined) keep(chunk.subarray(0, end));
  }
  if (newline !== undefined) yield line(0);
}

/** The number of the line that begins at `offset`, counted from 1. */
export async function lineNumberAt(path: string, offset: number): Promise<number> {
  let number = 1;
  for await (const line of ledgerLines(path)) {
    if (line.offset >= offset) break;
    number += 1;
  }
  return number;
}
