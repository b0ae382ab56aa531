/**
 * Where in a ledger the line of a key stands: a table on disc, by the digest of the key, so that adding a line costs as much
 * to a long ledger as to a short one. It is only a shortcut, and made anew from the ledger when it is gone, when anything
 * else has written to the ledger since, or when the machine was started since: only the ledger is synced.
 *
 * 64 bytes of heading, then slots of 16: eight of the key's digest, eight of the line's place + 1; 0 is an empty slot. A key
 * is looked for from where its digest points to, until an empty slot.
 */
import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { thisProcess } from '../process/owner.js';
import { maxLedgerLine, placesOfLines } from './ledger-lines.js';

export interface LedgerIndex {
  /** The line that counts for a key; undefined when there is none. */
  lineOf(key: string): string | undefined;
  /** Sees to it that so many keys more can be put. Before the ledger is written to. */
  makeRoom(more: number): void;
  /** That the line of a key begins at `offset` of the ledger. */
  put(key: string, offset: number): void;
  /** That the table says all that the ledger says. */
  settle(): void;
  close(): void;
}

const headingBytes = 64;
const slotBytes = 16;
const windowSlots = 64;
const fewestSlots = 1024;

/**
 * The index, in the folder `dir`, of the ledger that is open as `ledger`. Only for who holds its lock.
 * @param keyOf the key of a line; undefined where a line counts for nothing
 */
export function openLedgerIndex(dir: string, ledger: number, keyOf: (line: string) => string | undefined): LedgerIndex {
  const path = join(dir, 'index');
  const lineAt = (offset: number) => readLine(ledger, offset);
  let fd = openExisting(path);
  let { slots, used } = readHeading(fd, ledger) ?? rebuild(0);

  function rebuild(more: number): { slots: number; used: number } {
    const table = tableOf(ledger, keyOf, more);
    const made = put(path, Buffer.concat([headingOf(ledger, table), table.bytes]));
    if (fd !== undefined) closeSync(fd);
    fd = made;
    return table;
  }

  /** The slot that a key has or would get, and the place of its line. */
  function seek(key: string): { slot: number; line: string | undefined } {
    const digest = digestOf(key);
    const window = Buffer.alloc(windowSlots * slotBytes);
    for (let first = startOf(digest, slots), looked = 0; looked < slots; ) {
      const count = Math.min(windowSlots, slots - first);
      readSync(fd as number, window, 0, count * slotBytes, headingBytes + first * slotBytes);
      for (let index = 0; index < count; index++) {
        const place = Number(window.readBigUInt64LE(index * slotBytes + 8));
        if (place === 0) return { slot: first + index, line: undefined };
        if (window.compare(digest, 0, 8, index * slotBytes, index * slotBytes + 8) !== 0) continue;
        const line = lineAt(place - 1);
        if (line !== undefined && keyOf(line) === key) return { slot: first + index, line };
      }
      looked += count;
      first = (first + count) % slots;
    }
    throw new Error(`${path} has no empty slot`);
  }

  return {
    lineOf: (key) => seek(key).line,
    makeRoom(more) {
      if ((used + more) * 2 > slots) ({ slots, used } = rebuild(more));
    },
    put(key, offset) {
      const { slot, line } = seek(key);
      writeSync(fd as number, slotOf(digestOf(key), offset), 0, slotBytes, headingBytes + slot * slotBytes);
      if (line === undefined) used += 1;
    },
    settle: () => void writeSync(fd as number, headingOf(ledger, { slots, used }), 0, headingBytes, 0),
    close: () => closeSync(fd as number),
  };
}

/** A table in memory, of all lines of a ledger, with room for `more` keys. */
function tableOf(ledger: number, keyOf: (line: string) => string | undefined, more: number) {
  const { size } = fstatSync(ledger);
  let lines = 0;
  for (const _ of placesOfLines(ledger, size)) lines += 1;
  let slots = fewestSlots;
  while ((lines + more) * 4 > slots) slots *= 2;
  const bytes = Buffer.alloc(slots * slotBytes);
  let used = 0;
  for (const { offset, text } of placesOfLines(ledger, size)) {
    const key = text === null ? undefined : keyOf(text);
    if (key === undefined) continue;
    const digest = digestOf(key);
    let slot = startOf(digest, slots);
    for (; ; slot = (slot + 1) % slots) {
      const place = Number(bytes.readBigUInt64LE(slot * slotBytes + 8));
      if (place === 0) used += 1;
      else if (bytes.compare(digest, 0, 8, slot * slotBytes, slot * slotBytes + 8) !== 0) continue;
      else {
        const line = readLine(ledger, place - 1);
        if (line === undefined || keyOf(line) !== key) continue;
      }
      break;
    }
    slotOf(digest, offset).copy(bytes, slot * slotBytes);
  }
  return { bytes, slots, used };
}

const digestOf = (key: string): Buffer => createHash('sha256').update(key).digest();

const startOf = (digest: Buffer, slots: number): number => digest.readUInt32LE(8) % slots;

function slotOf(digest: Buffer, offset: number): Buffer {
  const slot = Buffer.alloc(slotBytes);
  digest.copy(slot, 0, 0, 8);
  slot.writeBigUInt64LE(BigInt(offset) + 1n, 8);
  return slot;
}

const mark = Buffer.from('ledger-1');

/** Size, time and number of the ledger as the table knows it, and the start of the machine. */
function headingOf(ledger: number, { slots, used }: { slots: number; used: number }): Buffer {
  const { size, mtimeNs, ino } = fstatSync(ledger, { bigint: true });
  const heading = Buffer.alloc(headingBytes);
  mark.copy(heading);
  heading.writeUInt32LE(slots, 8);
  heading.writeUInt32LE(used, 12);
  heading.writeBigUInt64LE(size, 16);
  heading.writeBigInt64LE(mtimeNs, 24);
  heading.writeBigUInt64LE(ino, 32);
  bootDigest().copy(heading, 40, 0, 24);
  return heading;
}

/** Where the system does not tell when it was started, nothing is believed: a digest of chance would do as well. */
const bootDigest = (): Buffer => digestOf(thisProcess().boot ?? `${process.pid} ${process.hrtime.bigint()}`);

function readHeading(fd: number | undefined, ledger: number): { slots: number; used: number } | undefined {
  if (fd === undefined) return undefined;
  const heading = Buffer.alloc(headingBytes);
  const read = readSync(fd, heading, 0, headingBytes, 0);
  const [slots, used] = [heading.readUInt32LE(8), heading.readUInt32LE(12)];
  const isWhole = fstatSync(fd).size === headingBytes + slots * slotBytes && slots >= fewestSlots;
  if (read < headingBytes || !isWhole || !heading.equals(headingOf(ledger, { slots, used }))) return undefined;
  return { slots, used };
}

function openExisting(path: string): number | undefined {
  const { O_RDWR, O_NOFOLLOW, O_NONBLOCK } = constants;
  try {
    return openSync(path, O_RDWR | O_NOFOLLOW | O_NONBLOCK);
  } catch {
    return undefined;
  }
}

/** Whole at once: whoever is killed leaves the old one, and what the next writes over. */
function put(path: string, bytes: Buffer): number {
  const unfinished = `${path}.new`;
  const fd = openSync(unfinished, 'w+', 0o600);
  try {
    const written = writeSync(fd, bytes);
    // What it lacks would be read as empty slots, and what is in the ledger be added again.
    if (written < bytes.length) throw new Error(`only ${written} of ${bytes.length} bytes could be written`);
    renameSync(unfinished, path);
    return fd;
  } catch (error) {
    closeSync(fd);
    throw error;
  }
}

/** The line that begins at `offset`; undefined where none does. */
function readLine(ledger: number, offset: number): string | undefined {
  for (let length = 512; ; length *= 4) {
    const bytes = Buffer.alloc(length);
    const read = readSync(ledger, bytes, 0, length, offset);
    const end = bytes.subarray(0, read).indexOf(0x0a);
    if (end >= 0) return bytes.toString('utf8', 0, end);
    if (read < length || length > maxLedgerLine) return undefined;
  }
}
