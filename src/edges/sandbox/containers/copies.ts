import { mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AutoloopError } from '../../../core/error.js';
import { capture } from '../../process/capture.js';
import { giveTree, type Owner } from '../owner.js';
import { MEMORY_ROOTS } from '../scratch.js';
import { hidesSomething } from '../staging.js';
import { lastWords, succeeded } from './client.js';

type Bind = { from: string; to: string; writable: boolean };

/** Copies of what a sandbox's user may see and, for want of rights, could not read. */
export interface Copies {
  /** The same mounts, with a fresh copy in place of each read-only one that hides something. */
  readable(mounts: readonly Bind[]): Promise<Bind[]>;
  remove(): Promise<void>;
}

/** Without an owner the sandbox's user is the caller, who can read what the caller can. */
export function copiesFor(scratch: string, owner: Owner | undefined): Copies {
  if (owner === undefined) return { readable: async (mounts) => [...mounts], remove: async () => {} };
  let folder: Promise<string> | undefined;
  let made = 0;
  const copy = async (from: string): Promise<string> => {
    made += 1;
    const number = String(made);
    // In memory where the machine has that: these are credentials, and a crash must not leave them on disc.
    folder ??= makeFirst([...MEMORY_ROOTS.map((root) => join(root, basename(scratch))), join(scratch, 'copies')]);
    const to = join(await folder, number);
    const copied = await capture('cp', ['-a', '--', from, to], { env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' } });
    if (!succeeded(copied))
      throw new AutoloopError('environment', 'sandbox-copy', `${from} cannot be copied: ${lastWords(copied)}`, {
        hint: 'See whether it can be read, and whether there is room in /dev/shm.',
      });
    await giveTree([to], owner);
    return to;
  };
  return {
    readable: (mounts) =>
      Promise.all(
        mounts.map(async (mount) =>
          !mount.writable && (await hidesSomething(mount.from)) ? { ...mount, from: await copy(mount.from) } : mount,
        ),
      ),
    remove: async () => {
      if (folder !== undefined) await rm(await folder, { recursive: true, force: true });
    },
  };
}

/** The first of these folders that can be made, which others may traverse and not list. */
async function makeFirst(folders: readonly string[]): Promise<string> {
  for (const folder of folders.slice(0, -1)) {
    const made = await mkdir(folder, { mode: 0o711 }).then(
      () => true,
      () => false,
    );
    if (made) return folder;
  }
  const last = folders.at(-1) ?? '';
  await mkdir(last, { mode: 0o711 });
  return last;
}
