import { accessSync, constants } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AutoloopError } from '../../core/error.js';
import { newName } from './names.js';
import { everyoneReaches } from './plan.js';

/** Where sandboxes keep sockets and mount points while they live: temporary directories that every user can traverse. */
export function scratchRoots(): string[] {
  return [...new Set([tmpdir(), '/tmp', '/var/tmp'])].filter((root) => {
    try {
      accessSync(root, constants.W_OK | constants.X_OK);
      return everyoneReaches(join(root, 'inside'));
    } catch {
      return false;
    }
  });
}

/** A fresh directory named after its label and owner, which others may traverse and not list. */
export async function makeScratch(label: string): Promise<string> {
  const root = scratchRoots()[0];
  if (root === undefined)
    throw new AutoloopError('environment', 'no-temporary-directory', 'there is no temporary directory to write to', {
      hint: 'Set TMPDIR to a directory that every user can traverse.',
    });
  const directory = join(root, newName(label));
  await mkdir(directory, { mode: 0o711 });
  return directory;
}
