/** A value the tool can make again, kept in a file of its own. A file that is not whole, or of another make, is no file. */
import {
  closeSync,
  constants,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

/** The value that was kept, or undefined. */
export function readCached(folder: string, name: string): unknown {
  try {
    const bytes = withRegular(join(folder, name), constants.O_RDONLY, (file) => readFileSync(file));
    const end = bytes.indexOf(0x0a);
    const json = bytes.subarray(end + 1);
    return crc32(json) === Number.parseInt(bytes.toString('latin1', 0, end), 16)
      ? JSON.parse(json.toString('utf8'))
      : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a value, in one step: who reads meanwhile sees the one before. Where it cannot, nothing is kept. */
export function writeCached(folder: string, name: string, value: unknown): void {
  const json = Buffer.from(JSON.stringify(value));
  try {
    mkdirSync(folder, { recursive: true });
    putCached(join(folder, name), Buffer.concat([Buffer.from(`${crc32(json).toString(16)}\n`), json]));
  } catch {
    // A folder nobody may write, or a full disk: the next time it is worked out again.
  }
}

/** Puts a file in the place of another, and leaves nothing where it cannot. */
export function putCached(path: string, bytes: Uint8Array): void {
  const aside = `${path}.${process.pid}.new`;
  // What a killed process of this number left, or somebody put there.
  rmSync(aside, { force: true });
  try {
    writeFileSync(aside, bytes, { flag: 'wx' });
    renameSync(aside, path);
  } catch (error) {
    rmSync(aside, { force: true });
    throw error;
  }
}

/** Opens a regular file, never through a link and never waiting for who is at the other end of a pipe. Throws where it cannot. */
export function withRegular<Made>(path: string, flags: number, use: (file: number) => Made): Made {
  const file = openSync(path, flags | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    if (!fstatSync(file).isFile()) throw new Error(`${path} is no regular file`);
    return use(file);
  } finally {
    closeSync(file);
  }
}
