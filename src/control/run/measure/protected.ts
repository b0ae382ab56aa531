/** Which paths of a workspace its commands must leave alone. */
import { posix } from 'node:path';
import { AutoloopError } from '../../../core/error.js';

/** Each is a mount or two of every command; beyond that starting one takes seconds. */
const MOST_PLACES = 1_000;

/** Stands for any file that a command might add to a folder. */
const NEW_FILE = 'a-new-file';

/**
 * The places in which all protected ones of `files` lie: a folder as a whole where everything in it is protected and what
 * is added would be, else the file. Where these are too many, the folders that hold protected files.
 * @throws AutoloopError `too-many-protected`.
 */
export function protectedPlaces(files: readonly string[], isProtected: (path: string) => boolean): string[] {
  const held = files.filter(isProtected);
  const open = new Set(files.filter((path) => !isProtected(path)).flatMap(foldersAbove));
  const isClosed = (folder: string): boolean => !open.has(folder) && isProtected(posix.join(folder, NEW_FILE));
  const placeOf = (path: string): string => foldersAbove(path).find(isClosed) ?? path;
  const places = unique(held.map(placeOf));
  if (places.length <= MOST_PLACES) return places;
  const folders = unique(places.map((path) => foldersAbove(path).at(-1) ?? path));
  if (folders.length <= MOST_PLACES) return outermost(folders);
  throw new AutoloopError(
    'configuration',
    'too-many-protected',
    `The protected paths lie in ${folders.length} folders, more than ${MOST_PLACES}, and cannot all be held`,
    { hint: 'Let `protected_scope` name whole folders, such as `test/acceptance/**`.' },
  );
}

/** The folders a path lies in, the outermost first, without the root. */
const foldersAbove = (path: string): string[] =>
  path
    .split('/')
    .slice(0, -1)
    .map((_, index, names) => names.slice(0, index + 1).join('/'));

const unique = (paths: readonly string[]): string[] => [...new Set(paths)];

const outermost = (paths: readonly string[]): string[] =>
  paths.filter((path) => !foldersAbove(path).some((folder) => paths.includes(folder)));
