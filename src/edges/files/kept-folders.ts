/** Folders that are made aside, put in place whole, and shown to sandboxes that must not change them. */
import { lstat, rename, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { AutoloopError } from '../../core/error.js';
import { succeeded } from '../../core/journal/ended.js';
import { captureAgainIfKilled } from '../process/capture.js';

const env = { PATH: '/usr/bin:/bin', LC_ALL: 'C' };

/**
 * Moves the folder `at` of `root` to `to`, for everybody to read and nobody else to write. False, with nothing moved, where
 * there is no folder, or a link leads to it.
 */
export async function keepFolder(root: string, at: string, to: string): Promise<boolean> {
  let path = root;
  for (const name of at.split('/')) {
    path = join(path, name);
    if (!(await lstat(path).catch(() => undefined))?.isDirectory()) return false;
  }
  // Set-id bits would mean something where it is shown; `chmod -R` follows no link that it meets.
  const { ended } = await captureAgainIfKilled('chmod', ['-R', 'u+rwX,go-w,a+rX,ug-s', '--', path], { env });
  if (!succeeded(ended))
    throw new AutoloopError('environment', 'cannot-keep', `Not everything in ${path} can be opened to readers`, {
      hint: 'Files in it may belong to another user.',
    });
  await rename(path, to);
  return true;
}

/** Puts a folder that was made aside in its place, once all of it is on disc: after a loss of power it is whole or not there. */
export async function publishFolder(from: string, to: string): Promise<void> {
  await captureAgainIfKilled('sync', ['-f', from], { env });
  await rename(from, to);
}

/** Takes such a folder from its place again, in one step, for it to be deleted where nobody takes it for whole. */
export async function withdrawFolder(from: string, to: string): Promise<void> {
  await rename(from, to).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
}

/** When `markUsed` was last called for a file; undefined when it is not there. */
export const lastUsed = (file: string): Promise<Date | undefined> =>
  stat(file).then(
    ({ mtime }) => mtime,
    () => undefined,
  );

/** Notes that a file, which has to be there, is used now. */
export async function markUsed(file: string): Promise<void> {
  const now = new Date();
  await utimes(file, now, now);
}
