/** A value the tool can make again, kept in a file of its own. A file that is not whole, or of another make, is no file. */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

/** The value that was kept, or undefined. */
export function readCached(folder: string, name: string): unknown {
  try {
    const bytes = readFileSync(join(folder, name));
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
  const aside = join(folder, `${name}.${process.pid}.new`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(aside, Buffer.concat([Buffer.from(`${crc32(json).toString(16)}\n`), json]));
    renameSync(aside, join(folder, name));
  } catch {
    rmSync(aside, { force: true });
  }
}
