/**
 * What was found out about contents that Git has a name for: a file of lines `<key> <crc32> <json>`, where the key is content id and
 * path. Lines are only added, in one write, so that processes need not wait for each other; a line that is torn or damaged is
 * not found, and losing the file costs time alone. What belongs to another build of the tool is another file.
 */
import { appendFileSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

export interface CacheEntry {
  /** Of the content: the object name Git gives it. */
  id: string;
  path: string;
  value: unknown;
}

export interface DocumentCache {
  /** Parses what was kept for this content at this path when it is called; undefined where nothing sound was kept. */
  find(id: string, path: string): (() => unknown) | undefined;
  /** Keeps these for later, with all there is about the files `inUse`. Where it cannot, nothing is kept. */
  keep(entries: readonly CacheEntry[], inUse: readonly { id?: string; path: string }[]): void;
}

/** Opens the cache that lies in `folder` for one build of the tool; it need not exist. */
export function openDocumentCache(folder: string, build: string): DocumentCache {
  const name = `documents-${build}.jsonl`;
  const bytes = read(join(folder, name));
  const lines = indexOf(bytes);
  return {
    find: (id, path) => {
      const line = lines.get(keyOf(id, path));
      if (line === undefined) return undefined;
      const json = bytes.subarray(line.json, line.end);
      return crc32(json) === line.crc ? () => JSON.parse(json.toString('utf8')) : undefined;
    },
    keep: (entries, inUse) => {
      if (entries.length === 0) return;
      const added = entries.map(({ id, path, value }) => {
        const json = Buffer.from(JSON.stringify(value));
        return Buffer.concat([Buffer.from(`${keyOf(id, path)} ${crc32(json).toString(16)} `), json, lineEnd]);
      });
      // A line that was torn must not swallow the first of these.
      if (bytes.length > 0 && bytes.at(-1) !== 0x0a) added.unshift(lineEnd);
      if (lines.size <= 2 * inUse.length + 1000) {
        write(folder, name, Buffer.concat(added), 'a');
        return;
      }
      const kept = inUse.flatMap(({ id, path }) => {
        const line = id === undefined ? undefined : lines.get(keyOf(id, path));
        return line ? [bytes.subarray(line.start, line.end + 1)] : [];
      });
      write(folder, name, Buffer.concat([...kept, ...added]), 'w');
    },
  };
}

const lineEnd = Buffer.from('\n');

const keyOf = (id: string, path: string): string => `${id}:${encodeURI(path)}`;

function read(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}

/** Where a line and the JSON in it begin and end. */
interface Line {
  crc: number;
  start: number;
  json: number;
  end: number;
}

/** The lines by key; a later one takes the place of an earlier. */
function indexOf(bytes: Buffer): Map<string, Line> {
  const lines = new Map<string, Line>();
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(0x0a, start);
    if (end === -1) break;
    const afterKey = bytes.indexOf(0x20, start);
    const afterCrc = afterKey === -1 ? -1 : bytes.indexOf(0x20, afterKey + 1);
    if (afterCrc !== -1 && afterCrc < end) {
      const crc = Number.parseInt(bytes.toString('latin1', afterKey + 1, afterCrc), 16);
      lines.set(bytes.toString('latin1', start, afterKey), { crc, start, json: afterCrc + 1, end });
    }
    start = end + 1;
  }
  return lines;
}

/** Adds to the file, or puts another in its place; what other builds left is removed. */
function write(folder: string, name: string, bytes: Buffer, how: 'a' | 'w'): void {
  try {
    mkdirSync(folder, { recursive: true });
    const build = /^documents-(.*)\.jsonl$/.exec(name)?.[1] as string;
    for (const other of readdirSync(folder))
      if (/^(?:documents|check)-/.test(other) && !other.includes(build)) rmSync(join(folder, other), { force: true });
    const file = join(folder, name);
    const aside = `${file}.${process.pid}.new`;
    if (how === 'a') appendFileSync(file, bytes);
    else {
      writeFileSync(aside, bytes);
      renameSync(aside, file);
    }
  } catch {
    // A folder nobody may write, or a full disk: the next check takes as long as this one.
  }
}
