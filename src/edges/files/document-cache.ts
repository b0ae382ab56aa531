/**
 * What was found out about contents that Git has a name for: a file of lines `<key> <crc32> <json>`, where the key is content id and
 * path. Lines are only added, in one write, so that processes need not wait for each other; a line that is torn or damaged is
 * not found, and losing the file costs time alone. What belongs to another build of the tool is another file.
 */
import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
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
  /** Keeps these for later. Where it cannot, nothing is kept. */
  keep(entries: readonly CacheEntry[]): void;
}

/** Above this the file is begun anew: what it holds is mostly of contents long gone. */
const mostBytes = 256 * 1024 * 1024;

/** Opens the cache that lies in `folder` for one build of the tool; it need not exist. */
export function openDocumentCache(folder: string, build: string): DocumentCache {
  const name = `documents-${build}.jsonl`;
  const file = join(folder, name);
  const bytes = read(file);
  const lines = indexOf(bytes);
  return {
    find: (id, path) => {
      const line = lines.get(keyOf(id, path));
      if (line === undefined) return undefined;
      const [crc, start, end] = line;
      const json = bytes.subarray(start, end);
      return crc32(json) === crc ? () => JSON.parse(json.toString('utf8')) : undefined;
    },
    keep: (entries) => {
      if (entries.length === 0) return;
      const added = entries.map(({ id, path, value }) => {
        const json = Buffer.from(JSON.stringify(value));
        return Buffer.concat([Buffer.from(`${keyOf(id, path)} ${crc32(json).toString(16)} `), json, Buffer.from('\n')]);
      });
      // A line that was torn before must not swallow the first of these.
      if (bytes.length > 0 && bytes.at(-1) !== 0x0a) added.unshift(Buffer.from('\n'));
      write(folder, name, Buffer.concat(added), bytes.length > mostBytes);
    },
  };
}

const keyOf = (id: string, path: string): string => `${id}:${encodeURI(path)}`;

function read(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}

/** Where each line's JSON stands, and what its checksum should be; a later line takes the place of an earlier. */
function indexOf(bytes: Buffer): Map<string, [crc: number, start: number, end: number]> {
  const lines = new Map<string, [number, number, number]>();
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(0x0a, start);
    if (end === -1) break;
    const afterKey = bytes.indexOf(0x20, start);
    const afterCrc = afterKey === -1 ? -1 : bytes.indexOf(0x20, afterKey + 1);
    if (afterCrc !== -1 && afterCrc < end) {
      const crc = Number.parseInt(bytes.toString('latin1', afterKey + 1, afterCrc), 16);
      lines.set(bytes.toString('latin1', start, afterKey), [crc, afterCrc + 1, end]);
    }
    start = end + 1;
  }
  return lines;
}

function write(folder: string, name: string, bytes: Buffer, anew: boolean): void {
  try {
    mkdirSync(folder, { recursive: true });
    for (const other of readdirSync(folder))
      if ((other !== name || anew) && /^documents-.*\.jsonl$/.test(other)) rmSync(join(folder, other), { force: true });
    appendFileSync(join(folder, name), bytes);
  } catch {
    // A folder nobody may write, or a full disk: the next check takes as long as this one.
  }
}
