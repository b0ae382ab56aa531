/** Folders and plain files of the tool's own: scratch, templates, pages. Documents have doors of their own. */
import { cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Makes an empty folder of `path`, whatever was there. */
export async function freshFolder(path: string): Promise<void> {
  await removeFolder(path);
  await mkdir(path, { recursive: true });
}

/** Makes the folder and those above it, where they are missing. */
export const makeFolder = async (path: string): Promise<void> => void (await mkdir(path, { recursive: true }));

/** Removes a file or a folder with all that is in it; nothing happens when it is not there. Links are not followed. */
export const removeFolder = (path: string): Promise<void> => rm(path, { recursive: true, force: true, maxRetries: 3 });

/** A new folder for things that need not last. */
export const temporaryFolder = (purpose: string): Promise<string> => mkdtemp(join(tmpdir(), `autoloop-${purpose}-`));

export const copyFolder = (from: string, to: string): Promise<void> => cp(from, to, { recursive: true });

export const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

export const readText = (path: string): Promise<string> => readFile(path, 'utf8');

export const writeText = (path: string, text: string): Promise<void> => writeFile(path, text);
