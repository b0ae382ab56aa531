import { join } from 'node:path';
import { AutoloopError } from '../../../core/error.js';
import { succeeded } from '../../../core/journal/ended.js';
import { captureAgainIfKilled } from '../../process/capture.js';
import { giveTree, type Owner } from '../owner.js';
import { hidesSomething } from '../staging.js';
import { lastWords } from './client.js';

type Bind = { from: string; to: string; writable: boolean };

/**
 * Tells where to mount from what a sandbox's user may see: fresh copies in `folder` of read-only places that hide something
 * from that user. Without an owner the user is the caller, who can read what the caller can.
 */
export function copiesIn(
  folder: string,
  owner: Owner | undefined,
): (mounts: readonly Bind[]) => Promise<readonly Bind[]> {
  if (owner === undefined) return async (mounts) => mounts;
  let made = 0;
  const copy = async (from: string): Promise<string> => {
    made += 1;
    const to = join(folder, String(made));
    const copied = await captureAgainIfKilled('cp', ['-aT', '--', from, to], {
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
    });
    if (!succeeded(copied.ended))
      throw new AutoloopError('environment', 'sandbox-copy', `${from} cannot be copied: ${lastWords(copied)}`, {
        hint: `See whether it can be read, and whether there is room in ${folder}.`,
      });
    await giveTree([to], owner);
    return to;
  };
  return (mounts) =>
    Promise.all(
      mounts.map(async (mount) =>
        !mount.writable && (await hidesSomething(mount.from)) ? { ...mount, from: await copy(mount.from) } : mount,
      ),
    );
}
