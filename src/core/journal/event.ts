/**
 * One line of a journal: `{"v":1,"seq":…,"at":…,"run":…,"type":…,"data":…,"prev":…,"hash":…}`, its keys in this order
 * and its data canonical. `hash` is the SHA-256 of the canonical JSON of the event without `hash`.
 */
import { isUtf8 } from 'node:buffer';
import { hash as digest } from 'node:crypto';
import { canonicalJson } from '../canonical-json.js';
import type { EventData, EventOf, EventType, JournalEvent } from './types.gen.js';
import { validators } from './validators.gen.js';

/** A longer line is no event of ours: what is big belongs in a blob. */
export const maxLineBytes = 16 * 1024 * 1024;

/** Where a chain has come to: `seq` 0 before the first event. */
export interface ChainHead {
  seq: number;
  hash: string | null;
  /** The run whose journal it is; null while any will do. */
  run: string | null;
}

/** What a new event is made of. */
export interface NewEvent<Type extends EventType> {
  run: string;
  type: Type;
  data: EventData[Type];
  /** UTC with milliseconds. */
  at: string;
}

/** The hash that the event ought to carry. */
export function hashEvent(event: Omit<JournalEvent, 'hash'>): string {
  const { v, seq, at, run, type, data, prev } = event;
  return digest('sha256', canonicalJson({ v, seq, at, run, type, data, prev }));
}

/**
 * Makes the event that follows `head`, and its line (with the newline).
 * @throws Error when the data is not what the schema of its type says: that is a bug of the caller.
 */
export function sealEvent<Type extends EventType>(
  head: ChainHead,
  { run, type, data: given, at }: NewEvent<Type>,
): { event: EventOf<Type>; line: string } {
  const fault = faultOf(type, given);
  if (fault !== undefined) throw new Error(`\`${type}\` cannot be journaled: ${fault}`);
  const data = canonicalJson(unicodeOnly(given));
  const seq = head.seq + 1;
  const hash = digest('sha256', canonicalText({ seq, at, run, type, data, prev: head.hash }));
  const prev = head.hash === null ? 'null' : `"${head.hash}"`;
  const line = `{"v":1,"seq":${seq},"at":"${at}","run":"${run}","type":"${type}","data":${data},"prev":${prev},"hash":"${hash}"}\n`;
  // What is folded is what was written, not the caller's value, which the caller may still change.
  return { event: { v: 1, seq, at, run, type, data: JSON.parse(data), prev: head.hash, hash }, line };
}

const opening =
  /^\{"v":1,"seq":([1-9]\d{0,15}),"at":"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)","run":"([A-Za-z0-9._-]+)","type":"([a-z]+\.[a-z]+)","data":/;
const closing = /,"prev":(null|"[0-9a-f]{64}"),"hash":"([0-9a-f]{64})"\}$/;
/** Length of the longest text that `closing` matches. */
const closingLength = `,"prev":"","hash":""}`.length + 2 * 64;

/**
 * Reads one line (without its newline) as the event that follows `head`. The hash is taken over the bytes as they stand,
 * so that no change of any byte goes unseen.
 */
export function readEvent(
  bytes: Uint8Array,
  head: ChainHead,
): { ok: true; event: JournalEvent } | { ok: false; reason: string } {
  if (bytes.length > maxLineBytes) return broken('the line is too long to be an event');
  if (!isUtf8(bytes)) return broken('the line is not UTF-8');
  const line = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  const open = opening.exec(line);
  const close = closing.exec(line.slice(-closingLength));
  if (open === null || close === null) return broken('the line is not an event');
  const [start, seqText = '', at = '', run = '', type = ''] = open;
  const [end, prevText = '', hash = ''] = close;

  const text = line.slice(start.length, line.length - end.length);
  const prev = prevText === 'null' ? null : prevText.slice(1, -1);
  const seq = Number(seqText);
  if (seq !== head.seq + 1) return broken(`its \`seq\` is ${seq}`);
  if (head.run !== null && run !== head.run) return broken(`it belongs to the run \`${run}\``);
  if (prev !== head.hash) return broken('its `prev` is not the hash of the event before it');
  if (digest('sha256', canonicalText({ seq, at, run, type, data: text, prev })) !== hash)
    return broken('its content does not match its hash');
  const data = parsed(text);
  if (data === undefined) return broken('its data is not JSON');
  const fault = faultOf(type, data);
  if (fault !== undefined) return broken(fault);
  return { ok: true, event: { v: 1, seq, at, run, type, data, prev, hash } as JournalEvent };
}

/** The canonical JSON of an event without its hash, of parts that need no escaping and data that is canonical. */
function canonicalText(parts: {
  seq: number;
  at: string;
  run: string;
  type: string;
  data: string;
  prev: string | null;
}): string {
  const prev = parts.prev === null ? 'null' : `"${parts.prev}"`;
  return `{"at":"${parts.at}","data":${parts.data},"prev":${prev},"run":"${parts.run}","seq":${parts.seq},"type":"${parts.type}","v":1}`;
}

/** What the schema of its type finds at fault in the data of an event, if anything. */
export function faultOf(type: string, data: unknown): string | undefined {
  const validate = Object.hasOwn(validators, type) ? validators[type as EventType] : undefined;
  if (validate === undefined) return `its type \`${type}\` is unknown`;
  if (validate(data)) return undefined;
  const fault = validate.errors?.[0];
  return `its data${fault?.instancePath ?? ''} ${fault?.message ?? 'is invalid'}`;
}

/** A copy in which what is not Unicode is U+FFFD: agents may say anything, and must not stop the journal by it. */
function unicodeOnly<T>(value: T): T {
  const text = JSON.stringify(value);
  return JSON.parse(text.replace(/\\\\|\\ud[89a-f][0-9a-f]{2}/g, (found) => (found === '\\\\' ? found : '\ufffd')));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const broken = (reason: string): { ok: false; reason: string } => ({ ok: false, reason });
