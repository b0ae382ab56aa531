import { randomInt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { AutoloopError } from '../../core/error.js';
import { succeeded } from '../../core/journal/ended.js';
import { captureAgainIfKilled } from '../process/capture.js';

/**
 * When the tool runs as root, every sandbox gets a user id of its own before bubblewrap starts: with root's id outside,
 * /proc/sys stays writable whatever else is dropped.
 */
export interface Owner {
  uid: number;
  gid: number;
}

/** Ids that no distribution, container manager or systemd hands out (systemd, "Users, Groups, UIDs and GIDs"). */
const FREE = { first: 1_879_048_192, count: 268_435_456 };

/** A fresh unprivileged id when we are root; undefined when we are an unprivileged user already. */
export async function allotOwner(): Promise<Owner | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const map = await readFile('/proc/self/uid_map', 'utf8').catch(() => '');
  const uid = pickId(map, (count) => randomInt(count));
  return { uid, gid: uid };
}

/**
 * An id within the map of our user namespace (`inside outside count` lines): from the free range where it is mapped whole,
 * else from the upper half of what a container was given.
 */
export function pickId(map: string, random: (count: number) => number): number {
  const ranges = map
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .map(([first = 0, , count = 0]) => ({ first, end: first + count }));
  if (ranges.some(({ first, end }) => first <= FREE.first && end >= FREE.first + FREE.count))
    return FREE.first + random(FREE.count);
  const largest = ranges.sort((left, right) => right.end - right.first - (left.end - left.first))[0];
  const half = largest === undefined ? 0 : Math.floor((largest.end - largest.first) / 2);
  if (largest === undefined || half < 1000)
    throw new AutoloopError(
      'environment',
      'sandbox-refused',
      'root here has no unprivileged user ids to run agents under',
      {
        hint: 'Run as an ordinary user, or give the container a range of user ids (subuid).',
      },
    );
  return largest.first + half + random(half - 600); // the last ids are taken by `nobody` and systemd's dynamic users
}

/** Whether this is one of the ids above, so that nobody but a sandbox can have owned a file that bears it. */
export const isSandboxId = (uid: number): boolean => uid >= FREE.first && uid < FREE.first + FREE.count;

/** Gives trees to `owner`, symbolic links themselves and never what they point to. */
export async function giveTree(paths: readonly string[], owner: Owner): Promise<void> {
  if (paths.length === 0) return;
  const args = ['-hRP', `${owner.uid}:${owner.gid}`, '--', ...paths];
  const { ended, stderr } = await captureAgainIfKilled('chown', args, {
    env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' },
  });
  if (succeeded(ended)) return;
  throw new AutoloopError(
    'environment',
    'sandbox-owner',
    `cannot change the owner: ${Buffer.from(stderr).toString().trim()}`,
    {
      hint: 'The file system must allow root to change owners; a network or FUSE mount often does not.',
    },
  );
}
