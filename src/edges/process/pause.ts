import { setTimeout as sleep } from 'node:timers/promises';

/** Waits so many milliseconds, or until the signal; the caller looks which it was. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch((error) => {
    if (!signal.aborted) throw error;
  });
}
