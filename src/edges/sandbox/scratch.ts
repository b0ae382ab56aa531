import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { chmod, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { AutoloopError } from '../../core/error.js';
import { newName } from './names.js';
import { everyoneReaches } from './plan.js';

/** In bytes: `sun_path` of unix(7), less the zero at its end. */
export const LONGEST_SOCKET_PATH = 107;
const LONGEST = LONGEST_SOCKET_PATH - '/network/service-65535'.length;

/** Where sandboxes keep sockets and mount points while they live: temporary directories that every user can traverse. */
function scratchRoots(): string[] {
  return [...new Set([resolve(tmpdir()), '/tmp', '/var/tmp'])].filter((root) => {
    try {
      accessSync(root, constants.W_OK | constants.X_OK);
      return everyoneReaches(join(root, 'inside'));
    } catch {
      return false;
    }
  });
}

/** Where things lie that must not reach a disc. */
export const MEMORY_ROOTS = ['/dev/shm', '/run'];

/** Directories that sandboxes keep on this machine, of names that `wanted` accepts. */
export function findFolders(wanted: (name: string) => boolean): string[] {
  const memory = MEMORY_ROOTS.filter((root) => existsSync(root));
  return [...new Set([...scratchRoots(), ...memory])].flatMap((root) =>
    readdirSync(root)
      .filter(wanted)
      .map((name) => join(root, name)),
  );
}

/** A fresh directory named after its label and owner, which others may traverse and not list. */
export async function makeScratch(label: string): Promise<string> {
  const name = newName(label);
  const roots = scratchRoots();
  const root = roots.find((path) => Buffer.byteLength(join(path, name)) <= LONGEST) ?? roots[0];
  if (root === undefined)
    throw new AutoloopError('environment', 'no-temporary-directory', 'there is no temporary directory to write to', {
      hint: 'Set TMPDIR to a directory that every user can traverse.',
    });
  const directory = join(root, name);
  await mkdir(directory);
  await chmod(directory, 0o711); // whatever the umask
  return directory;
}
