import { createHash } from 'node:crypto';
import { nameOfThisProcess, whereaboutsOfName } from '../process/owner.js';

/** The label of what a probe leaves; no repository's. */
export const PROBE_LABEL = 'probe';

const NAME = /^autoloop-([0-9a-f]{12})-([0-9a-f.]+)-\d+$/;
let made = 0;

/**
 * What a sandbox leaves on the machine while it lives (control groups, a directory for sockets) is named
 * `autoloop-<label>-<pid>.<start>.<boot>.<namespace>.<host>-<n>`: whose it is, and by which process. So a crash can be
 * cleaned up after. All but the numbers are digests, because sockets lie below and their paths end at 107 bytes.
 */
export function newName(label: string): string {
  made += 1;
  return `autoloop-${labelDigest(label)}-${nameOfThisProcess()}-${made}`;
}

/** Whether this is the name of something made for one of these labels, by a process that certainly is no more. */
export function isLeftOf(name: string, labels: readonly string[]): boolean {
  const [, label = '', owner = ''] = NAME.exec(name) ?? [];
  return labels.map(labelDigest).includes(label) && whereaboutsOfName(owner) === 'dead';
}

const labelDigest = (label: string): string => createHash('sha256').update(label).digest('hex').slice(0, 12);
