import { readFileSync } from 'node:fs';

/**
 * What a sandbox leaves on the machine while it lives (control groups, a directory for sockets) is named
 * `autoloop-<label>-<pid>-<start>-<n>`: whose it is, and by which process, told apart from a later one with the same id
 * by its start time. So a crash can be cleaned up after by anybody.
 */
export interface Leftover {
  label: string;
  pid: number;
  /** Clock ticks since boot, field 22 of /proc/PID/stat. */
  start: string;
}

/** The label of what a probe leaves; nobody's run, so never alive once its owner is dead. */
export const PROBE_LABEL = 'probe';

const NAME = /^autoloop-(.+)-(\d+)-(\d+)-\w+$/;
let made = 0;

export function newName(label: string): string {
  made += 1;
  return `autoloop-${safe(label)}-${process.pid}-${startOf(process.pid) ?? '0'}-${made}`;
}

/** The parts of a name, or undefined when it is none of ours. The label is the one given, made safe for a file name. */
export function parseName(name: string): Leftover | undefined {
  const [, label, pid, start] = NAME.exec(name) ?? [];
  return label === undefined || pid === undefined || start === undefined
    ? undefined
    : { label, pid: Number(pid), start };
}

/** Whether the process that made this still lives. */
export const ownerLives = ({ pid, start }: Leftover): boolean => startOf(pid) === start;

const safe = (label: string): string => label.replace(/[^\w.-]/g, '_').slice(0, 100) || 'sandbox';

/** When the process began, as above; undefined when it is dead or gone. */
export function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The program's name stands in parentheses and may hold anything, also spaces and parentheses.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}
