/** Reading the index without Git. Format: gitformat-index(5), versions 2 and 3. */
import { readFileSync, statSync } from 'node:fs';
import type { TreeEntry } from '../reader.js';

export type IndexRead = { how: 'read'; entries: TreeEntry[] } | { how: 'unknown'; problem: string };

const FIXED = 62;
const EXTENDED = 0x4000;
const INTENT_TO_ADD = 0x2000;

/** What `stagedEntries` answers of the index in this file, or why it cannot be read here. */
export function readIndex(file: string): IndexRead {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats === undefined) return { how: 'read', entries: [] };
  if (!stats.isFile()) return unknown('its index is no file');
  try {
    return indexIn(readFileSync(file));
  } catch (error) {
    if (error instanceof RangeError) return unknown('its index is damaged');
    throw error;
  }
}

function indexIn(bytes: Buffer): IndexRead {
  if (bytes.toString('latin1', 0, 4) !== 'DIRC') return unknown('its index is damaged');
  const version = bytes.readUInt32BE(4);
  if (version !== 2 && version !== 3) return unknown(`its index has version ${version}`);
  const entries: TreeEntry[] = [];
  let at = 12;
  for (let left = bytes.readUInt32BE(8); left > 0; left--) {
    const flags = bytes.readUInt16BE(at + 60);
    const extended = (flags & EXTENDED) === 0 ? 0 : 2;
    const name = at + FIXED + extended;
    const end = bytes.indexOf(0, name);
    if (end === -1) return unknown('its index is damaged');
    const entry = {
      path: bytes.toString('utf8', name, end),
      mode: bytes.readUInt32BE(at + 24).toString(8),
      id: bytes.toString('hex', at + 40, at + 60),
      conflicted: (flags & 0x3000) !== 0,
    };
    const isIntended = extended > 0 && (bytes.readUInt16BE(at + FIXED) & INTENT_TO_ADD) !== 0;
    const isAgain = entry.conflicted && entries.at(-1)?.path === entry.path;
    if (!isIntended && !isAgain) entries.push(entry);
    // Padded with one to eight NULs to a multiple of eight.
    at += (name - at + (end - name) + 8) & ~7;
  }
  const extension = requiredExtension(bytes, at);
  return extension ? unknown(`its index has the extension ${extension}`) : { how: 'read', entries };
}

/** The first extension whose name says that without it the index is not understood: `link` of a split one, `sdir` of a sparse one. */
function requiredExtension(bytes: Buffer, start: number): string | undefined {
  for (let at = start; at + 8 <= bytes.length - 20; at += 8 + bytes.readUInt32BE(at + 4)) {
    const name = bytes.toString('latin1', at, at + 4);
    if (!/^[A-Z]/.test(name)) return name;
  }
  return undefined;
}

const unknown = (problem: string): IndexRead => ({ how: 'unknown', problem });
