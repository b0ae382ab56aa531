/**
 * What was found out about contents that Git has a name for: a file of lines `<key> <crc32> <crc32> <json>\t<json>`, where the key is
 * content id and path, and the checksums are those of a summary and of the rest. Lines are only added, in one write, so that processes
 * need not wait for each other; a line that is torn or damaged is not found, and losing the file costs time alone. What belongs
 * to another build of the tool is another file. All of it is ASCII: a string of that is searched and parsed in the least time.
 */
import { appendFileSync, constants, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { putCached, withRegular } from './cache-file.js';

export interface CacheEntry {
  /** Of the content: the object name Git gives it. */
  id: string;
  path: string;
  summary: unknown;
  rest: unknown;
}

export interface CachedDocument {
  summary: unknown;
  /** Parsed when it is called; undefined where nothing sound was kept. */
  rest(): unknown;
}

export interface DocumentCache {
  /** What was kept for this content at this path; undefined where nothing sound was. */
  find(id: string, path: string): CachedDocument | undefined;
  /** Keeps these for later, with all there is about the files `inUse`. Where it cannot, nothing is kept. */
  keep(entries: readonly CacheEntry[], inUse: readonly { id?: string; path: string }[]): void;
}

/** Opens the cache that lies in `folder` for one build of the tool; it need not exist. */
export function openDocumentCache(folder: string, build: string): DocumentCache {
  const name = `documents-${build}.jsonl`;
  const text = read(join(folder, name));
  const lines = linesIn(text);
  return {
    find: (id, path) => {
      const line = lines.get(keyOf(id, path));
      return line === undefined ? undefined : parse(line);
    },
    keep: (entries, inUse) => {
      if (entries.length === 0) return;
      const added = entries.map(lineOf).join('');
      // A line that was torn must not swallow the first of these.
      const torn = text.length > 0 && !text.endsWith('\n') ? '\n' : '';
      if (lines.size <= 2 * inUse.length + 1000) {
        write(folder, name, torn + added, 'a');
        return;
      }
      const kept = inUse.map(({ id, path }) => {
        const key = id === undefined ? undefined : keyOf(id, path);
        const line = key === undefined ? undefined : lines.get(key);
        return line === undefined ? '' : `${key} ${line}\n`;
      });
      write(folder, name, kept.join('') + added, 'w');
    },
  };
}

const keyOf = (id: string, path: string): string => `${id}:${encodeURI(path)}`;

const CRC = 8;

const appending = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT;

function lineOf({ id, path, summary, rest }: CacheEntry): string {
  const [first, second] = [ascii(summary), ascii(rest)];
  return `${keyOf(id, path)} ${checksum(first)} ${checksum(second)} ${first}\t${second}\n`;
}

const checksum = (json: string): string => crc32(json).toString(16).padStart(CRC, '0');

/** JSON has no tabs, and no ends of lines, but those between its values. */
const ascii = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[\u0080-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** Of what follows a key. */
function parse(line: string): CachedDocument | undefined {
  const tab = line.indexOf('\t');
  const summary = line.slice(2 * CRC + 2, tab);
  if (tab === -1 || checksum(summary) !== line.slice(0, CRC)) return undefined;
  return {
    summary: JSON.parse(summary),
    rest: () => {
      const rest = line.slice(tab + 1);
      return checksum(rest) === line.slice(CRC + 1, 2 * CRC + 1) ? JSON.parse(rest) : undefined;
    },
  };
}

function read(file: string): string {
  try {
    return withRegular(file, constants.O_RDONLY, (open) => readFileSync(open, 'latin1'));
  } catch {
    return '';
  }
}

/** What follows each key, to the end of its line; a later line takes the place of an earlier. */
function linesIn(text: string): Map<string, string> {
  const lines = new Map<string, string>();
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start);
    if (end === -1) break;
    const afterKey = text.indexOf(' ', start);
    if (afterKey !== -1 && afterKey < end) lines.set(text.slice(start, afterKey), text.slice(afterKey + 1, end));
    start = end + 1;
  }
  return lines;
}

/** Adds to the file, or puts another in its place; what other builds left is removed. */
function write(folder: string, name: string, text: string, how: 'a' | 'w'): void {
  try {
    mkdirSync(folder, { recursive: true });
    const build = /^documents-(.*)\.jsonl$/.exec(name)?.[1] as string;
    for (const other of readdirSync(folder))
      if (/^(?:documents|check)-/.test(other) && !other.includes(build)) rmSync(join(folder, other), { force: true });
    const file = join(folder, name);
    const bytes = Buffer.from(text, 'latin1');
    if (how === 'w') putCached(file, bytes);
    else withRegular(file, appending, (open) => appendFileSync(open, bytes));
  } catch {
    // A folder nobody may write, or a full disk: the next check takes as long as this one.
  }
}
