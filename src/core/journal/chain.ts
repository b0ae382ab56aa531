/** Whether a journal is whole: every event follows from the one before it. */
import { type ChainHead, faultOf, hashEvent, readEvent } from './event.js';
import type { JournalEvent } from './types.gen.js';

/** The first event at fault, by the `seq` it has or ought to have. */
export interface ChainFault {
  ok: false;
  seq: number;
  reason: string;
}

/** The hash of the last event; null of an empty journal. */
export type ChainResult = { ok: true; head: string | null } | ChainFault;

/** Before the first event of any run. */
export const noHead: ChainHead = { seq: 0, hash: null, run: null };

/** Checks schemas, numbers, run, links and hashes of events that are already parsed. */
export function verifyChain(events: Iterable<JournalEvent>): ChainResult {
  let head = noHead;
  for (const event of events) {
    const reason = objectionTo(event, head);
    if (reason !== undefined) return { ok: false, seq: head.seq + 1, reason };
    head = headAt(event);
  }
  return { ok: true, head: head.hash };
}

/** The head that an event makes. */
export const headAt = ({ seq, hash, run }: JournalEvent): ChainHead => ({ seq, hash, run });

function objectionTo(event: JournalEvent, head: ChainHead): string | undefined {
  if (event.v !== 1) return 'its version is not 1';
  if (event.seq !== head.seq + 1) return `its \`seq\` is ${event.seq}`;
  if (head.run !== null && event.run !== head.run) return `it belongs to the run \`${event.run}\``;
  if (event.prev !== head.hash) return 'its `prev` is not the hash of the event before it';
  const fault = faultOf(event.type, event.data);
  if (fault !== undefined) return fault;
  return isSealed(event) ? undefined : 'its content does not match its hash';
}

function isSealed(event: JournalEvent): boolean {
  try {
    return hashEvent(event) === event.hash;
  } catch (error) {
    // What has no canonical JSON was never sealed.
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/**
 * Reads a whole journal from its bytes, as `closeouts/<order>.journal.jsonl` holds it. Strict, for a committed journal is
 * complete and comes from strangers: a last line without its newline and data that is not canonical are faults.
 */
export function parseJournal(
  bytes: Uint8Array,
): { ok: true; events: JournalEvent[]; head: string | null } | ChainFault {
  const events: JournalEvent[] = [];
  let head = noHead;
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(0x0a, start);
    if (end < 0) return { ok: false, seq: head.seq + 1, reason: 'the last line is cut off' };
    const read = readEvent(bytes.subarray(start, end), head);
    if (!read.ok) return { ok: false, seq: head.seq + 1, reason: read.reason };
    if (!isSealed(read.event)) return { ok: false, seq: read.event.seq, reason: 'its data is not canonical JSON' };
    events.push(read.event);
    head = headAt(read.event);
    start = end + 1;
  }
  return { ok: true, events, head: head.hash };
}

/**
 * Whether bytes after the last newline are more than a torn write: a torn write is the beginning of a line, so a whole
 * event with something else behind it is a line whose newline was changed.
 */
export function isTampered(tail: Uint8Array, head: ChainHead): boolean {
  const end = Buffer.from(tail.buffer, tail.byteOffset, tail.byteLength).lastIndexOf('"}') + 2;
  return end >= 2 && end < tail.length && readEvent(tail.subarray(0, end), head).ok;
}
