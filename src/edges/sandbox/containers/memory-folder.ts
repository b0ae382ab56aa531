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
  const wanted = [...MEMORY_ROOTS.map((root) => join(root, basename(scratch))), join(scratch, 'memory')];
  for (const path of wanted) {
    const made = await mkdir(path).catch((error: unknown) => error);
    if (made === undefined) {
      await chmod(path, 0o711); // whatever the umask
      return { path, remove: () => rm(path, { recursive: true, force: true }) };
    }
    if (path === wanted.at(-1)) throw made;
  }
  throw new Error('unreachable');
}
