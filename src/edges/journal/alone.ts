/** What only one process of a repository does at a time, whoever else wants to. */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { AutoloopError } from '../../core/error.js';
import { makePrivateFolder } from './durable.js';
import { named, takeLock, tryLock } from './lock.js';

/** How often one who waits looks again, and milliseconds between the looks. */
const PATIENCE = { looks: 200, pause: 50 };

/**
 * What `work` answers, done under the lock `<common>/autoloop/<name>/lock.<n>`; the lock of a dead process holds nobody up.
 * Undefined when another process holds it for ten seconds on end.
 */
export async function alone<T>(commonDir: string, name: string, work: () => Promise<T>): Promise<T | undefined> {
  const dir = join(commonDir, 'autoloop', name);
  const take = async () => {
    await makePrivateFolder(dir);
    return takeLock(dir);
  };
  for (let look = 0; look < PATIENCE.looks; look++) {
    const release = await take().catch(unlessHeld);
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

/** A lock that lasts as long as the process that holds it wants, or who keeps us from it. */
export type Held =
  | { how: 'taken'; release: () => Promise<void> }
  /** `pid` is null where it cannot be signalled from here; then `lock` is the file to remove when that process is gone. */
  | { how: 'held'; by: string; pid: number | null; lock: string | null };

/** Takes the lock `<common>/autoloop/<name>/lock.<n>` if it can be had now. */
export async function holdAlone(commonDir: string, name: string): Promise<Held> {
  const dir = join(commonDir, 'autoloop', name);
  await makePrivateFolder(dir);
  const taken = await tryLock(dir);
  if (taken.how === 'taken') return taken;
  const { holder } = taken;
  return {
    how: 'held',
    by: named(holder),
    pid: holder.here ? holder.pid : null,
    lock: holder.here ? null : holder.lock,
  };
}

function unlessHeld(error: unknown): undefined {
  // Whoever held it may have taken the folder away with it.
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
  if (!(error instanceof AutoloopError) || error.code !== 'run-locked') throw error;
}
