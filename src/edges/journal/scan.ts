/** Reads a journal from its file, checking the chain, in memory that does not grow with it. */
import { isUtf8 } from 'node:buffer';
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AutoloopError } from '../../core/error.js';
import { headAt, isTampered, noHead } from '../../core/journal/chain.js';
import { type ChainHead, maxLineBytes, readEvent, readLine } from '../../core/journal/event.js';
import type { JournalEvent } from '../../core/journal/types.gen.js';
import { withoutEvents } from './places.js';

/** A place between two lines. */
export interface Place {
  /** Bytes before it. */
  offset: number;
  head: ChainHead;
}

/** Where reading ended, and what stands behind the last newline: an event that was never reported as written. */
export interface JournalEnd extends Place {
  torn: Uint8Array;
}

const beginning: Place = { offset: 0, head: noHead };

/** Where reading the journal of a run begins: every event of it has to be of that run. */
export const startOf = (runId: string): Place => ({ ...beginning, head: { ...noHead, run: runId } });

/** Small enough that what is made of one chunk is gone before the next. */
const chunkBytes = 1024 * 1024;

/**
 * The events of the journal at `path` after a place; its return value says where it ended.
 * @throws AutoloopError `journal-missing`; `journal-empty` of a run that never began; `journal-broken`, which names the first event at fault, after all before it.
 */
export async function* readJournal(path: string, from: Place): AsyncGenerator<JournalEvent, JournalEnd> {
  const reader = await openReader(path, from);
  try {
    for (;;) {
      const events: JournalEvent[] = [];
      const step = await reader.next((event) => events.push(event)).catch((failure: unknown) => ({ failure }));
      yield* events;
      if (step !== undefined && 'failure' in step) throw step.failure;
      if (step !== undefined) return step;
    }
  } finally {
    await reader.close();
  }
}

/** Calls `each` with every event after a place; faster than `readJournal`, which waits for every event. Errors alike. */
export async function scanJournal(path: string, from: Place, each: (event: JournalEvent) => void): Promise<JournalEnd> {
  const reader = await openReader(path, from);
  try {
    for (;;) {
      const end = await reader.next(each);
      if (end !== undefined) return end;
    }
  } finally {
    await reader.close();
  }
}

interface Reader {
  /** Reads on a little and hands over the events of it; answers the end once there is no more. */
  next(each: (event: JournalEvent) => void): Promise<JournalEnd | undefined>;
  close(): Promise<void>;
}

async function openReader(path: string, from: Place): Promise<Reader> {
  const file = await openFile(path);
  let buffer = Buffer.allocUnsafe(chunkBytes);
  /** Bytes at the beginning of `buffer` that are read and belong to no whole line yet. */
  let kept = 0;
  let { offset, head } = from;
  return {
    async next(each) {
      if (kept === buffer.length) buffer = grown(buffer, path, head);
      const { bytesRead } = await file.read(buffer, kept, buffer.length - kept, offset + kept);
      if (bytesRead === 0) {
        const torn = Uint8Array.from(buffer.subarray(0, kept));
        if (head.seq === 0) throw await withoutEvents(dirname(path));
        if (isTampered(torn, head)) throw broken(path, head, 'its line does not end where it should');
        return { offset, head, torn };
      }
      const filled = buffer.subarray(0, kept + bytesRead);
      const isText = isUtf8(filled.subarray(0, filled.lastIndexOf(0x0a) + 1));
      let start = 0;
      for (let end = filled.indexOf(0x0a, kept); end >= 0; end = filled.indexOf(0x0a, start)) {
        // Most are asked for their UTF-8 all at once.
        const read =
          isText && end - start <= maxLineBytes
            ? readLine(filled.toString('utf8', start, end), head)
            : readEvent(filled.subarray(start, end), head);
        if (!read.ok) throw broken(path, head, read.reason);
        head = headAt(read.event);
        start = end + 1;
        each(read.event);
      }
      filled.copyWithin(0, start);
      kept = filled.length - start;
      offset += start;
      return undefined;
    },
    close: () => file.close(),
  };
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    // Without waiting: opening a named pipe would else block until somebody writes to it.
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    if ((await file.stat()).isFile()) return file;
    await file.close();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  throw new AutoloopError('usage', 'journal-missing', `There is no journal at ${path}`, {
    hint: 'List the runs of this repository with: autoloop runs',
  });
}

function grown(buffer: Buffer, path: string, head: ChainHead): Buffer<ArrayBuffer> {
  if (buffer.length > maxLineBytes) throw broken(path, head, 'the line is too long to be an event');
  const larger = Buffer.allocUnsafe(buffer.length * 2);
  buffer.copy(larger);
  return larger;
}

/** How an error begins that says of which journal, and where, it is broken; for who names both already. */
export const brokenAt = (path: string, seq: number): string => `The journal ${path} is broken at event ${seq}: `;

const broken = (path: string, head: ChainHead, reason: string): AutoloopError =>
  new AutoloopError('refused', 'journal-broken', `${brokenAt(path, head.seq + 1)}${reason}`, {
    hint: 'What it says from there on proves nothing: restore it from a copy, or run the order again.',
  });
