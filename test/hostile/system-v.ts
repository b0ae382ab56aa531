/** Shared memory, semaphores and message queues of System V, which outlive those who make them. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const KINDS = ['shm', 'sem', 'msg'];
/** IPC_RMID is 0. */
const REMOVE = `my ($kind, $key) = @ARGV; $key += 0;
shmctl(shmget($key, 0, 0), 0, 0) if $kind eq 'shm';
semctl(semget($key, 0, 0), 0, 0, 0) if $kind eq 'sem';
msgctl(msgget($key, 0), 0, 0) if $kind eq 'msg';`;

/** Keys of the System V objects on this machine. */
export const legacyObjects = (): number[] => KINDS.flatMap((kind) => [...objectsOf(kind)]);

const objectsOf = (kind: string): Set<number> =>
  new Set(
    readFileSync(`/proc/sysvipc/${kind}`, 'utf8')
      .split('\n')
      .map((line) => Number.parseInt(line, 10)),
  );

/** Removes the System V objects of a key. */
export function removeObjects(key: number): void {
  for (const kind of KINDS) if (objectsOf(kind).has(key)) execFileSync('perl', ['-e', REMOVE, kind, String(key)]);
}
