import { chmod, mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { MEMORY_ROOTS } from '../scratch.js';

/** A folder for what must not be left on a disc by a crash: environments and credentials. */
export interface MemoryFolder {
  path: string;
  remove(): Promise<void>;
}

/** In memory where the machine has that, else in the sandbox's own directory. Others may traverse and not list it. */
export async function makeMemoryFolder(scratch: string): Promise<MemoryFolder> {
  for (const root of MEMORY_ROOTS) {
    const made = await makeFolder(join(root, basename(scratch))).catch(() => undefined);
    if (made !== undefined) return made;
  }
  return makeFolder(join(scratch, 'memory'));
}

async function makeFolder(path: string): Promise<MemoryFolder> {
  await mkdir(path);
  await chmod(path, 0o711); // whatever the umask
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
