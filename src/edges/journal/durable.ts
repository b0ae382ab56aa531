/** Writing so that what was said to be written is still there after the power went. */
import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Makes a folder that only its owner may enter; its parents too. False when it exists. */
export async function makePrivateFolder(path: string): Promise<boolean> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  try {
    await mkdir(path, { mode: 0o700 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Makes the names in a folder durable, not only the bytes behind them. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** A name beside `path` that nobody else uses; it begins with a dot. */
export const aside = (path: string): string =>
  join(dirname(path), `.${basename(path)}-${randomBytes(6).toString('hex')}`);

/** Removes what who was killed while writing `path` left beside it; one who is writing it now writes in vain. */
export async function sweepAside(path: string): Promise<void> {
  const left = (await readdir(dirname(path))).filter((name) => name.startsWith(`.${basename(path)}-`));
  for (const name of left) await rm(join(dirname(path), name), { force: true });
}

/** A new file, synced, readable by its owner only. */
async function writeSynced(path: string, content: Uint8Array | string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Puts a whole file in place at once: whoever looks sees the old one or the new one. */
export async function replaceFile(path: string, content: Uint8Array | string): Promise<void> {
  const temporary = aside(path);
  try {
    await writeSynced(temporary, content);
    await rename(temporary, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Puts a whole file in place if nothing has that name yet. False when something has, or when it was swept away before. */
export async function claimFile(path: string, content: string): Promise<boolean> {
  const temporary = aside(path);
  await writeSynced(temporary, content);
  try {
    await link(temporary, path);
    return true;
  } catch (error) {
    if (['EEXIST', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  } finally {
    await rm(temporary, { force: true });
  }
}
