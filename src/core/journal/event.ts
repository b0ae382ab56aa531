/**
 * One line of a journal: `{"v":1,"seq":…,"at":…,"run":…,"type":…,"data":…,"prev":…,"hash":…}`, its keys in this order
 * and its data canonical. `hash` is the SHA-256 of the canonical JSON of the event without `hash`.
 */
import { isUtf8 } from 'node:buffer';
import { hash as digest } from 'node:crypto';
import { canonicalJson } from '../canonical-json.js';
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
  const parts = { seq: head.seq + 1, at, run, type, data: canonicalJson(unicodeOnly(given)), prev: head.hash };
  const hash = hashOf(parts);
  // What is folded is what was written, not the caller's value, which the caller may still change.
  const event = { ...parts, v: 1 as const, type, data: JSON.parse(parts.data), hash };
  return { event, line: `${lineOf(parts, hash)}\n` };
}

type Read = { ok: true; event: JournalEvent } | { ok: false; reason: string };

/**
 * Reads one line (without its newline) as the event that follows `head`. The line has to be, byte for byte, the one that
 * its parts make, and the hash is taken over the data as it stands: no change of any byte goes unseen.
 */
export function readEvent(bytes: Uint8Array, head: ChainHead): Read {
  if (bytes.length > maxLineBytes) return broken('the line is too long to be an event');
  if (!isUtf8(bytes)) return broken('the line is not UTF-8');
  const line = (Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes)).toString('utf8');
  const parts = partsOf(line, head);
  const hash = line.slice(-'"}'.length - 64, -'"}'.length);
  if (lineOf(parts, hash) !== line) return broken(explain(line, head));

  const { seq, at, run, type, prev } = parts;
  if (run !== head.run && (head.run !== null || !isRunId(run))) return broken(`it belongs to the run \`${run}\``);
  if (hashOf(parts) !== hash) return broken('its content does not match its hash');
  if (!time.test(at)) return broken('its time is none');
  const data = parsed(parts.data);
  if (data === undefined) return broken('its data is not JSON');
  const fault = faultOf(type, data);
  if (fault !== undefined) return broken(fault);
  return { ok: true, event: { v: 1, seq, at, run, type, data, prev, hash } as JournalEvent };
}

/** An event without its hash, its data as canonical JSON. */
interface Parts {
  seq: number;
  at: string;
  run: string;
  type: string;
  data: string;
  prev: string | null;
}

/** The parts of the line that follows `head`, by where they stand in such a line; nonsense when it is another. */
function partsOf(line: string, { seq: before, hash: prev }: ChainHead): Parts {
  const seq = before + 1;
  const timeStart = `{"v":1,"seq":${seq},"at":"`.length;
  const timeEnd = timeStart + '2026-11-20T10:00:00.123Z'.length;
  const runStart = timeEnd + '","run":"'.length;
  const runEnd = line.indexOf('"', runStart);
  const typeStart = runEnd + '","type":"'.length;
  const typeEnd = line.indexOf('"', typeStart);
  const dataStart = typeEnd + '","data":'.length;
  const dataEnd = line.length - `,"prev":${quoted(prev)},"hash":""}`.length - 64;
  return {
    seq,
    at: line.slice(timeStart, timeEnd),
    run: line.slice(runStart, runEnd),
    type: line.slice(typeStart, typeEnd),
    data: line.slice(dataStart, dataEnd),
    prev,
  };
}

/** The line of an event, without its newline. */
const lineOf = ({ seq, at, run, type, data, prev }: Parts, hash: string): string =>
  `{"v":1,"seq":${seq},"at":"${at}","run":"${run}","type":"${type}","data":${data},"prev":${quoted(prev)},"hash":"${hash}"}`;

/** SHA-256 of the canonical JSON of an event without its hash; none of its parts needs escaping. */
const hashOf = ({ seq, at, run, type, data, prev }: Parts): string =>
  digest(
    'sha256',
    `{"at":"${at}","data":${data},"prev":${quoted(prev)},"run":"${run}","seq":${seq},"type":"${type}","v":1}`,
  );

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
