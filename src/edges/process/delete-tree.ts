import { lstat } from 'node:fs/promises';
import { AutoloopError } from '../../core/error.js';
import { succeeded } from '../../core/journal/ended.js';
import { captureAgainIfKilled } from './capture.js';

/**
 * Deletes what an agent may have filled, file or folder; nothing happens when it is not there. `rm` descends by directory
 * descriptors, so neither symbolic links nor paths longer than the system allows stop or mislead it, as they do Node's
 * own. Folders made unreadable are opened up first when they have to be.
 * @throws AutoloopError `cannot-delete`.
 */
export async function deleteTree(path: string): Promise<void> {
  const there = await lstat(path).catch(() => undefined);
  if (there === undefined) return;
  const env = { PATH: process.env.PATH ?? '', LC_ALL: 'C' };
  const remove = () => captureAgainIfKilled('rm', ['-rf', '--', path], { env });
  let { ended, stderr } = await remove();
  if (ended.how === 'exited' && ended.code !== 0 && there.isDirectory()) {
    await captureAgainIfKilled('chmod', ['-R', 'u+rwx', '--', path], { env });
    ({ ended, stderr } = await remove());
  }
  if (succeeded(ended)) return;
  throw new AutoloopError('environment', 'cannot-delete', `${path} could not be deleted`, {
    hint: 'Files in it may belong to another user. Delete it with the rights that needs.',
    cause: Buffer.from(stderr).toString(),
  });
}
