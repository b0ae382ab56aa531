import type { ChildProcess } from 'node:child_process';

/**
 * Kills every process of the group that `leader` leads. Children are spawned detached, so that their process id is also
 * their group's. A group that is gone already is not an error; any other refusal is.
 */
export function killGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** How long the streams of an ended program may stay open in the hands of what it left behind. */
const STREAM_GRACE_MS = 1000;

/** To call when the leader has exited: what it left in its group dies; what left the group cannot keep us waiting. */
export function releaseStreams(child: Pick<ChildProcess, 'pid' | 'stdout' | 'stderr'>): void {
  if (child.pid !== undefined) killGroup(child.pid);
  setTimeout(() => {
    child.stdout?.destroy();
    child.stderr?.destroy();
  }, STREAM_GRACE_MS).unref();
}
