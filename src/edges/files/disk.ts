/** What there is of disc, and what of it is taken. */
import { statfs } from 'node:fs/promises';

export { diskUse } from '../process/disk-use.js';

/** What a file system has left for who runs the tool. `files` is null where it sets no limit to them. */
export interface Room {
  bytes: number;
  files: number | null;
}

/** What is left where `path` lies; undefined where that cannot be told. */
export async function roomAt(path: string): Promise<Room | undefined> {
  const found = await statfs(path).catch(() => undefined);
  if (found === undefined) return undefined;
  const { bavail, bsize, files, ffree } = found;
  return { bytes: bavail * bsize, files: files > 0 ? ffree : null };
}
