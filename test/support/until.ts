import { setTimeout as sleep } from 'node:timers/promises';

/** Waits for what another process is about to bring about; the test's own time limit is the limit. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(20);
}
