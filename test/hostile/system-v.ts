/** Shared memory, semaphores and message queues of System V, which outlive those who make them. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const KINDS = { shm: '-M', sem: '-S', msg: '-Q' } as const;

/** Keys of the System V objects on this machine. */
export const legacyObjects = (): number[] => Object.keys(KINDS).flatMap((kind) => [...objectsOf(kind)]);

const objectsOf = (kind: string): Set<number> =>
  new Set(
    readFileSync(`/proc/sysvipc/${kind}`, 'utf8')
      .split('\n')
      .map((line) => Number.parseInt(line, 10)),
  );

/** Removes the System V objects of a key. */
export function removeObjects(key: number): void {
  for (const [kind, option] of Object.entries(KINDS))
    if (objectsOf(kind).has(key)) execFileSync('sh', ['-c', `ipcrm ${option} ${key}`]);
}
