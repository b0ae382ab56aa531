import { randomBytes, randomInt } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { removeObjects } from './system-v.js';

/** Another sandbox at work at the same time, that keeps a secret where programs keep theirs. */
export interface Neighbour {
  secret: string;
  /** What an attacker knows of it. */
  told: { NEIGHBOUR: string; KEY: string };
  /** Ends it. */
  leave(): Promise<void>;
}

/** `run` runs `keep-secret.pl` until it is aborted. Resolves once the secret lies everywhere. */
export async function moveIn(
  run: (env: Record<string, string>, onOutput: (chunk: Uint8Array) => void) => Promise<unknown>,
  end: () => Promise<void>,
): Promise<Neighbour> {
  const secret = `kept-${randomBytes(8).toString('hex')}`;
  const told = { NEIGHBOUR: `neighbour${randomBytes(8).toString('hex')}`, KEY: String(randomInt(2 ** 30)) };
  let ended: Promise<unknown> = Promise.resolve();
  await new Promise<void>((resolve) => {
    ended = run({ ...told, KEPT: secret }, () => resolve());
    ended.finally(resolve);
  });
  const leave = async (): Promise<void> => {
    await end();
    await ended;
    // Killed, it could not; in a sandbox all of it is gone already.
    removeObjects(Number(told.KEY));
    for (const folder of ['/tmp', '/dev/shm']) rmSync(join(folder, told.NEIGHBOUR), { force: true });
  };
  return { secret, told, leave };
}
