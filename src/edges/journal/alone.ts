/** Work that only one process of a repository does at a time, whoever else wants to. */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { AutoloopError } from '../../core/error.js';
import { makePrivateFolder } from './durable.js';
import { takeLock } from './lock.js';

/** How often one who waits looks again, and milliseconds between the looks. */
const PATIENCE = { looks: 200, pause: 50 };

/**
 * What `work` answers, done under the lock `<common>/autoloop/<name>/lock.<n>`; the lock of a dead process holds nobody up.
 * Undefined when another process holds it for ten seconds on end.
 */
export async function alone<T>(commonDir: string, name: string, work: () => Promise<T>): Promise<T | undefined> {
  const dir = join(commonDir, 'autoloop', name);
  await makePrivateFolder(dir);
  for (let look = 0; look < PATIENCE.looks; look++) {
    const release = await takeLock(dir).catch(unlessHeld);
    if (release !== undefined)
      try {
        return await work();
      } finally {
        await release();
      }
    await pause(PATIENCE.pause);
  }
  return undefined;
}

function unlessHeld(error: unknown): undefined {
  if (!(error instanceof AutoloopError) || error.code !== 'run-locked') throw error;
}
