import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { startedAt } from '../process/owner.js';

/** The processes of one bubblewrap start, found by their process namespace. */
export interface Inmates {
  /** Their ids on the host. */
  list(): number[];
  /** Resolves when none is left. */
  gone(): Promise<void>;
}

interface First {
  pid: number;
  start: string | undefined;
  namespace: string;
}

/** How long the kernel may take over the dead; a process that hangs in a driver is not waited for. */
const PATIENCE_MS = 10_000;

/** Follows the processes of a start whose `bwrap --info-fd` writes to this file. */
export function trackInmates(told: string): Inmates {
  let first: First | undefined;
  const find = (): First | undefined => {
    first ??= firstTold(told);
    return first;
  };
  return {
    list: () => {
      const namespace = find()?.namespace ?? '';
      return namespace === '' ? [] : membersOf(namespace);
    },
    gone: async () => {
      // The first process cannot end before all others of its namespace have.
      const until = performance.now() + PATIENCE_MS;
      for (const waited = find(); waited !== undefined && lives(waited) && performance.now() < until; )
        await new Promise((resolve) => setTimeout(resolve, 2));
    },
  };
}

const lives = ({ pid, start }: First): boolean => start !== undefined && startedAt(pid) === start;

/**
 * What `bwrap --info-fd` wrote, `{ "child-pid": N, … }`. A file and no pipe: bubblewrap that cannot write there ends and
 * leaves its first process waiting for it for ever.
 */
function firstTold(file: string): First | undefined {
  const pid = Number(/"child-pid":\s*(\d+)/.exec(readFileSync(file, 'latin1'))?.[1] ?? 0);
  return pid > 0 ? { pid, start: startedAt(pid), namespace: namespaceOf(pid) } : undefined;
}

/** All processes of a process namespace, which is not empty. */
export function membersOf(namespace: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => namespaceOf(pid) === namespace);
}

/** Empty for a process that is gone or not ours to look at. */
export function namespaceOf(pid: number): string {
  try {
    return readlinkSync(`/proc/${pid}/ns/pid`);
  } catch {
    return '';
  }
}
