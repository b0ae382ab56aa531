/**
 * Reading files that anybody may have put there: only regular ones, never through a symbolic link, never without a bound.
 * Synchronous calls: for thousands of small files they take a third of the time.
 */
import { closeSync, constants, type Dirent, fstatSync, lstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { isRead } from '../../core/documents/kinds.js';
import { AutoloopError } from '../../core/error.js';
import { once } from '../../core/once.js';
import type { SnapshotFile } from '../../core/rules/workspace.js';

const folder = '.autoloop';

/** Far above what a document may have, so that parsing says what is wrong with a large one. */
const maxDocumentRead = 16 * 1024 * 1024;

/** A journal of a long run has some megabytes. */
const maxFileRead = 512 * 1024 * 1024;

/**
 * What is known of a file: Git's name for its content, and the document that is made of it. `content` reads it; there is none for a
 * file that nobody looks into.
 */
export type Known = (path: string, content?: () => Uint8Array) => Pick<SnapshotFile, 'id' | 'document'> | undefined;

/**
 * Everything under `.autoloop` of the work tree at `root`: documents with their bytes, or as they are `known`, or with what keeps
 * them from being read; other files by path, and what is known of them. Empty when there is no such folder. Symbolic links are never followed.
 * @throws AutoloopError `folder-unreadable` when `.autoloop` or a folder in it cannot be listed.
 */
export async function readDocuments(root: string, known: Known = () => undefined): Promise<SnapshotFile[]> {
  return walk(root, folder).map(({ path, isFile, isLink }): SnapshotFile => {
    if (!isFile) return { path, problem: isLink ? 'is a symbolic link' : 'is no regular file' };
    if (!isRead(path)) return { path, ...known(path) };
    const read = once(() => readRegular(join(root, path), maxDocumentRead));
    const content = () => {
      const found = read();
      return 'bytes' in found ? found.bytes : new Uint8Array();
    };
    const already = known(path, content);
    if (already?.document) return { path, ...already };
    const found = read();
    return 'bytes' in found ? { path, ...already, bytes: found.bytes } : { path, problem: found.problem };
  });
}

/** Paths of the regular files under a folder of `root`, sorted; empty when it does not exist. Errors as `readDocuments`. */
export async function listFiles(root: string, under: string): Promise<string[]> {
  return walk(root, under)
    .filter(({ isFile }) => isFile)
    .map(({ path }) => path);
}

/**
 * The regular files among `paths`, which are relative to `root`; others are left out.
 * @throws AutoloopError `file-too-large` above 512 MiB.
 */
export async function readFiles(root: string, paths: readonly string[]): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const path of paths) {
    if (throughLink(root, path)) continue;
    const read = readRegular(join(root, path), maxFileRead);
    if ('bytes' in read) files.set(path, read.bytes);
    else if (read.tooLarge)
      throw new AutoloopError('environment', 'file-too-large', `${path} ${read.problem}`, {
        hint: 'Nothing we write is that large: look at what it is.',
      });
  }
  return files;
}

interface Found {
  path: string;
  isFile: boolean;
  isLink: boolean;
}

/** Files and whatever else is no folder, sorted by path. Folders of presets and the like may nest, but not endlessly. */
function walk(root: string, start: string): Found[] {
  if (!isFolder(join(root, start), start)) return [];
  const found: Found[] = [];
  const open = [start];
  for (let under = open.pop(); under !== undefined; under = open.pop()) {
    for (const entry of list(root, under)) {
      const path = `${under}/${entry.name}`;
      if (entry.isDirectory()) open.push(path);
      else found.push({ path, isFile: entry.isFile(), isLink: entry.isSymbolicLink() });
    }
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function isFolder(path: string, shown: string): boolean {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return false;
  if (stats.isDirectory()) return true;
  throw new AutoloopError('environment', 'folder-unreadable', `${shown} is no folder`, {
    hint: stats.isSymbolicLink()
      ? 'It is a symbolic link, and documents are read from the repository itself: put a folder in its place.'
      : 'Move it aside, then run `autoloop init`.',
  });
}

function list(root: string, path: string): Dirent[] {
  try {
    return readdirSync(join(root, path), { withFileTypes: true });
  } catch (cause) {
    throw new AutoloopError('environment', 'folder-unreadable', `${path} cannot be listed: ${codeOf(cause)}`, {
      hint: 'Look at who owns it and who may read it.',
      cause,
    });
  }
}

/** Whether a folder on the way from `root` to `path` is a symbolic link. */
function throughLink(root: string, path: string): boolean {
  const folders = path.split('/').slice(0, -1);
  return folders.some((_, index) =>
    lstatSync(join(root, ...folders.slice(0, index + 1)), { throwIfNoEntry: false })?.isSymbolicLink(),
  );
}

type Read = { bytes: Uint8Array } | { problem: string; tooLarge: boolean };

/** The whole file, or why not, as the end of a sentence about it. */
function readRegular(path: string, limit: number): Read {
  const no = (problem: string, tooLarge = false): Read => ({ problem, tooLarge });
  let file: number | undefined;
  try {
    // Without waiting: opening a named pipe would else block until somebody writes to it.
    file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const stats = fstatSync(file);
    if (!stats.isFile()) return no('is no regular file');
    if (stats.size > limit) return no(`has ${stats.size} bytes`, true);
    const bytes = new Uint8Array(stats.size);
    let length = 0;
    while (length < bytes.length) {
      const more = readSync(file, bytes, length, bytes.length - length, null);
      if (more === 0) break;
      length += more;
    }
    return { bytes: length === bytes.length ? bytes : bytes.subarray(0, length) };
  } catch (cause) {
    return no(codeOf(cause) === 'ELOOP' ? 'is a symbolic link' : `cannot be read: ${codeOf(cause)}`);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);
