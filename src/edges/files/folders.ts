/** Folders and plain files of the tool's own: scratch, templates, pages. Documents have doors of their own. */
import { appendFile, chmod, cp, mkdir, mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';
import { deleteTree } from '../process/delete-tree.js';

/** Makes an empty folder of `path`, whatever was there. */
export async function freshFolder(path: string): Promise<void> {
  await removeFolder(path);
  await mkdir(path, { recursive: true });
}

/** Makes the folder and those above it, where they are missing. */
export const makeFolder = async (path: string): Promise<void> => void (await mkdir(path, { recursive: true }));

/** Lets its owner list, read and fill a folder of ours, which somebody may have closed; nothing happens when it is not there. */
export const reopenFolder = (path: string): Promise<void> =>
  chmod(path, 0o755).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });

/** Removes a file or a folder with all that is in it; nothing happens when it is not there. Links are not followed. */
export const removeFolder = deleteTree;

/** A new folder for things that need not last. */
export const temporaryFolder = (purpose: string): Promise<string> =>
  mkdtemp(join(resolve(tmpdir()), `autoloop-${purpose}-`));

/** The regular files under a folder that nobody has touched since it was made, as paths from it with `/`. */
export async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

export const copyFolder = (from: string, to: string): Promise<void> => cp(from, to, { recursive: true });

export const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

export const readText = (path: string): Promise<string> => readFile(path, 'utf8');

export const writeText = (path: string, text: string): Promise<void> => writeFile(path, text);

export const appendText = (path: string, text: string): Promise<void> => appendFile(path, text);

/** The names in a folder; none when it is not there. */
export const listNames = (path: string): Promise<string[]> => readdir(path).catch(() => []);

/** The content of a regular file of at most `most` bytes that a person names; null where there is none. */
export async function readBounded(path: string, most: number): Promise<Uint8Array | null> {
  const found = await stat(path).catch(() => null);
  if (found === null || !found.isFile() || found.size > most) return null;
  return readFile(path).catch(() => null);
}
