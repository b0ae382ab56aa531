/**
 * One line of a journal: `{"v":1,"seq":…,"at":…,"run":…,"type":…,"data":…,"prev":…,"hash":…}`, its keys in this order
 * and its data canonical. `hash` is the SHA-256 of the canonical JSON of the event without `hash`.
 */
import { isUtf8 } from 'node:buffer';
import { hash as digest } from 'node:crypto';
import { canonicalJson } from '../canonical-json.js';
import type { Validator } from '../validator.js';
import { isRunId } from './run-id.js';
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
  const sealed = { seq: head.seq + 1, at, run, type, content: `"data":${data},"prev":${quoted(head.hash)}` };
  const hash = hashOf(sealed);
  // What is folded is what was written, not the caller's value, which the caller may still change.
  const event = { v: 1 as const, seq: sealed.seq, at, run, type, data: JSON.parse(data), prev: head.hash, hash };
  return { event, line: `${lineOf(sealed, hash)}\n` };
}

type Read = { ok: true; event: JournalEvent } | { ok: false; reason: string };

/** Reads the bytes of one line (without its newline), as `readLine` does its text. */
export function readEvent(bytes: Uint8Array, head: ChainHead): Read {
  if (bytes.length > maxLineBytes) return broken('the line is too long to be an event');
  if (!isUtf8(bytes)) return broken('the line is not UTF-8');
  return readLine((Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes)).toString('utf8'), head);
}

/**
 * Reads one line (without its newline) as the event that follows `head`. The line has to be, byte for byte, the one that
 * its parts make, and the hash is taken over the data as it stands: no change of any byte goes unseen.
 */
export function readLine(line: string, head: ChainHead): Read {
  const parts = partsOf(line, head);
  if (parts === undefined) return broken(explain(line, head));
  const { at, run } = parts;
  if (run !== head.run && (head.run !== null || !isRunId(run))) return broken(`it belongs to the run \`${run}\``);
  const hash = hashOf(parts);
  if (lineOf(parts, hash) !== line) {
    const said = line.slice(-ending.length - 64, -ending.length);
    return broken(lineOf(parts, said) === line ? 'its content does not match its hash' : explain(line, head));
  }
  if (!time.test(at)) return broken('its time is none');
  const data = parsed(parts.data);
  if (data === undefined) return broken('its data is not JSON');
  const kind = kinds.get(parts.type);
  if (kind === undefined) return broken(unknown(parts.type));
  const fault = faultIn(kind, data);
  if (fault !== undefined) return broken(fault);
  const event = { v: 1, seq: head.seq + 1, at, run: head.run ?? run, type: kind.type, data, prev: head.hash, hash };
  return { ok: true, event: event as JournalEvent };
}

/** What the hash of an event is taken over. */
interface Sealed {
  seq: string | number;
  at: string;
  run: string;
  type: string;
  /** `"data":…,"prev":…`, canonical. */
  content: string;
}

const opening = '{"v":1,"seq":';
const timeKey = ',"at":"';
const runKey = '","run":"';
const typeKey = '","type":"';
const dataKey = '","data":';
const hashKey = ',"hash":"';
const ending = '"}';
const timeLength = '2026-11-20T10:00:00.123Z'.length;

/**
 * The parts of the line that follows `head`, by where they stand in such a line; undefined when they cannot stand there. That
 * nothing stands between them is for the caller to see, who makes the line of them.
 */
function partsOf(line: string, head: ChainHead): (Sealed & { data: string }) | undefined {
  const seqEnd = endOfNumber(line, opening.length, head.seq + 1);
  const timeStart = seqEnd + timeKey.length;
  const timeEnd = timeStart + timeLength;
  const runStart = timeEnd + runKey.length;
  const runEnd = line.indexOf('"', runStart);
  const typeStart = runEnd + typeKey.length;
  const typeEnd = line.indexOf('"', typeStart);
  const dataStart = typeEnd + dataKey.length;
  const prev = `,"prev":${quoted(head.hash)}`;
  const prevEnd = line.length - ending.length - 64 - hashKey.length;
  const dataEnd = prevEnd - prev.length;
  const isThere = seqEnd > 0 && dataStart <= dataEnd && stands(dataKey, line, typeEnd) && stands(prev, line, dataEnd);
  if (!isThere) return undefined;
  return {
    seq: line.slice(opening.length, seqEnd),
    at: apart(line, timeStart, timeEnd),
    run: line.slice(runStart, runEnd),
    type: line.slice(typeStart, typeEnd),
    content: line.slice(typeEnd + '",'.length, prevEnd),
    data: line.slice(dataStart, dataEnd),
  };
}

/**
 * A piece that is kept long: a slice of more than 12 characters keeps all of the line in memory, and so would the state, which
 * tells of many things when they were.
 */
const apart = (line: string, start: number, end: number): string =>
  line.slice(start, start + 12) + line.slice(start + 12, end);

/** Slices and compares: several times as fast as `startsWith`. */
const stands = (part: string, line: string, at: number): boolean => line.slice(at, at + part.length) === part;

/** Where the digits end that stand at `start`; -1 unless they are those of `value`. Making text of a number takes longer. */
function endOfNumber(line: string, start: number, value: number): number {
  let found = 0;
  let end = start;
  for (; end < start + 16; end++) {
    const digit = line.charCodeAt(end) - 0x30;
    if (!(digit >= 0 && digit <= 9) || (digit === 0 && end === start)) break;
    found = found * 10 + digit;
  }
  return found === value ? end : -1;
}

/** The line of an event, without its newline. */
const lineOf = ({ seq, at, run, type, content }: Sealed, hash: string): string =>
  `${opening}${seq}${timeKey}${at}${runKey}${run}${typeKey}${type}",${content}${hashKey}${hash}${ending}`;

/** SHA-256 of the canonical JSON of an event without its hash; none of its parts needs escaping. */
const hashOf = ({ seq, at, run, type, content }: Sealed): string =>
  digest('sha256', `{"at":"${at}",${content},"run":"${run}","seq":${seq},"type":"${type}","v":1}`);

const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Why a line is not the event that follows `head`. */
function explain(line: string, head: ChainHead): string {
  const [, seq, run] = /^\{"v":1,"seq":(\d{1,15}),"at":"[^"]{24}","run":"([^"]{1,128})","type":"/.exec(line) ?? [];
  const [, prev] = /,"prev":(null|"[0-9a-f]{64}"),"hash":"[0-9a-f]{64}"\}$/.exec(line.slice(-200)) ?? [];
  if (seq === undefined || prev === undefined) return 'the line is not an event';
  if (Number(seq) !== head.seq + 1) return `its \`seq\` is ${Number(seq)}`;
  if (head.run !== null && run !== head.run) return `it belongs to the run \`${run}\``;
  return prev === quoted(head.hash) ? 'the line is not an event' : 'its `prev` is not the hash of the event before it';
}

const quoted = (hash: string | null): string => (hash === null ? 'null' : `"${hash}"`);

interface KindOfEvent {
  type: EventType;
  validate: Validator<unknown>;
}

const kinds: ReadonlyMap<string, KindOfEvent> = new Map(
  Object.entries(validators).map(([type, validate]) => [type, { type: type as EventType, validate }]),
);

const unknown = (type: string): string => `its type \`${type}\` is unknown`;

/** What the schema of its type finds at fault in the data of an event, if anything. */
export function faultOf(type: string, data: unknown): string | undefined {
  const kind = kinds.get(type);
  return kind === undefined ? unknown(type) : faultIn(kind, data);
}

function faultIn({ validate }: KindOfEvent, data: unknown): string | undefined {
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
