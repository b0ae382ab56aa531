import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';

/** What a role left for the tool. Hostile input: read without following links, and only so much of it. */
export interface Outbox {
  /** Its report, as bytes; `null` when it wrote none. */
  report: Uint8Array | null;
  events: SaidEvent[];
}

export interface SaidEvent {
  event: string;
  data: Record<string, unknown>;
  /** What is wrong with the line; `null` when it can be considered. */
  fault: string | null;
}

const MOST_BYTES = 1 << 20;
const MOST_EVENTS = 1_000;
/** What the journal can hold is deeper; what anybody reads is not. */
const MOST_LEVELS = 16;
const eventName = /^[a-z][a-z0-9._-]{0,63}$/;

export async function readOutbox(folder: string): Promise<Outbox> {
  // What was said last decides: whatever was said before it, by the role or by a program that it tried, cannot push it out.
  const lines = linesOf(await readBounded(join(folder, 'events.jsonl'), 'end'));
  const events = lines.filter((line) => line.trim() !== '').slice(-MOST_EVENTS);
  return { report: await readBounded(join(folder, 'report.md')), events: events.map(readEvent) };
}

/** The lines of a file that a role left, as many as the first megabyte holds; none of anything but a regular file. */
export async function readLines(path: string): Promise<string[]> {
  return linesOf(await readBounded(path));
}

const linesOf = (bytes: Buffer | null): string[] => bytes?.toString('utf8').split('\n') ?? [];

function readEvent(line: string): SaidEvent {
  try {
    const value = JSON.parse(line) as { event?: unknown; data?: unknown } | null;
    const { event, data } = value ?? {};
    if (typeof event !== 'string' || !eventName.test(event))
      return { event: 'unnamed', data: {}, fault: 'it has no valid `event` name' };
    if (data === null || data === undefined) return { event, data: {}, fault: null };
    if (depthOf(data) > MOST_LEVELS)
      return { event, data: {}, fault: `\`data\` is nested deeper than ${MOST_LEVELS} levels` };
    if (typeof data !== 'object' || Array.isArray(data))
      return { event, data: {}, fault: '`data` is not a JSON object' };
    return { event, data: data as Record<string, unknown>, fault: null };
  } catch {
    return { event: 'unnamed', data: {}, fault: 'the line is not JSON' };
  }
}

/** How deep a JSON value is nested, as far as it matters; found without recursion, which a hostile value would exhaust. */
function depthOf(value: unknown): number {
  let depth = 0;
  for (let level = [value]; level.length > 0 && depth <= MOST_LEVELS; depth++)
    level = level.flatMap((inner) => (typeof inner === 'object' && inner !== null ? Object.values(inner) : []));
  return depth;
}

/** The first or last megabyte of a regular file; `null` for anything else. A FIFO must not block, a link must not be followed. */
async function readBounded(path: string, where: 'start' | 'end' = 'start'): Promise<Buffer | null> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch(() => null);
  if (file === null) return null;
  try {
    const stat = await file.stat();
    if (!stat.isFile()) return null;
    const from = where === 'end' ? Math.max(0, stat.size - MOST_BYTES) : 0;
    const buffer = Buffer.alloc(MOST_BYTES);
    let length = 0;
    for (;;) {
      const { bytesRead } = await file.read(buffer, length, MOST_BYTES - length, from + length);
      if (bytesRead === 0) return buffer.subarray(0, length);
      length += bytesRead;
    }
  } finally {
    await file.close();
  }
}
