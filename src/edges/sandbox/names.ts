import { createHash } from 'node:crypto';
import { abbreviate, type Owner, thisProcess, whereaboutsOfShort } from '../process/owner.js';

/**
 * What a sandbox leaves on the machine while it lives (control groups, a directory for sockets) is named
 * `autoloop-<label>-<pid>.<start>.<boot>.<namespace>.<host>-<n>`: whose it is, and by which process. So a crash can be
 * cleaned up after. All but the numbers are digests, because sockets lie below and their paths end at 107 bytes.
 */
interface Leftover {
  /** A digest of the plan's label. */
  label: string;
  owner: Owner;
}

/** The label of what a probe leaves; no repository's. */
export const PROBE_LABEL = 'probe';

const NAME = /^autoloop-([0-9a-f]{12})-(\d+)\.(\d*)\.([0-9a-f]*)\.([0-9a-f]*)\.([0-9a-f]+)-\d+$/;
let made = 0;

export function newName(label: string): string {
  made += 1;
  const { pid, started, boot, pid_namespace, host } = abbreviate(thisProcess());
  return `autoloop-${labelDigest(label)}-${[pid, started, boot, pid_namespace, host].join('.')}-${made}`;
}

/** Whether this is the name of something made for one of these labels, by a process that certainly is no more. */
export function isLeftOf(name: string, labels: readonly string[]): boolean {
  const leftover = parseName(name);
  if (leftover === undefined || !labels.map(labelDigest).includes(leftover.label)) return false;
  return whereaboutsOfShort(leftover.owner) === 'dead';
}

/** The parts of a name, or undefined when it is none of ours. */
function parseName(name: string): Leftover | undefined {
  const [, label, pid, started, boot, namespace, host] = NAME.exec(name) ?? [];
  if (label === undefined || host === undefined) return undefined;
  const owner = {
    pid: Number(pid),
    started: started || null,
    boot: boot || null,
    pid_namespace: namespace || null,
    host,
  };
  return { label, owner };
}

const labelDigest = (label: string): string => createHash('sha256').update(label).digest('hex').slice(0, 12);
