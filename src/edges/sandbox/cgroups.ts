import { accessSync, constants, type Dirent, existsSync, readdirSync } from 'node:fs';
import { mkdir, readFile, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AutoloopError } from '../../core/error.js';
import { succeeded } from '../../core/journal/ended.js';
import { captureAgainIfKilled } from '../process/capture.js';
import type { Limits } from './engine.js';
import { newName, PROBE_LABEL } from './names.js';

/** A control group of one sandbox: one directory in version 2, one per controller in version 1. */
export interface Group {
  /** Which limits the kernel enforces here for all processes of the sandbox together. */
  enforces: ReadonlySet<Controlled>;
  /** The files into which a process writes its id to join. */
  joins: readonly string[];
  /** How many processes were killed for want of memory so far. */
  outOfMemory(): Promise<number>;
  /** Kills what is inside and removes the directories. */
  remove(): Promise<void>;
}

export type Controlled = 'memory' | 'pids' | 'cpus';

/** File names and values of the limits, by version (Linux `admin-guide/cgroup-v2` and `cgroup-v1`). */
const PERIOD_US = 100_000;
type GroupLimits = Pick<Limits, 'memory_mb' | 'cpus' | 'pids'>;
/** Where processors are short, a sandbox has half of what another program has: who works at the machine comes first. */
export const CPU_WEIGHT = { v2: '50', v1: '512' } as const;
const settings = (limits: GroupLimits) => {
  const bytes = String(limits.memory_mb * 2 ** 20);
  const quota = String(Math.round(limits.cpus * PERIOD_US));
  return {
    v2: {
      memory: [
        ['memory.max', bytes],
        ['memory.swap.max', '0'],
        ['memory.oom.group', '1'],
      ],
      pids: [['pids.max', String(limits.pids)]],
      cpus: [
        ['cpu.max', `${quota} ${PERIOD_US}`],
        ['cpu.weight', CPU_WEIGHT.v2],
      ],
    },
    v1: {
      memory: [
        ['memory.limit_in_bytes', bytes],
        ['memory.memsw.limit_in_bytes', bytes],
      ],
      pids: [['pids.max', String(limits.pids)]],
      cpus: [
        ['cpu.cfs_period_us', String(PERIOD_US)],
        ['cpu.cfs_quota_us', quota],
        ['cpu.shares', CPU_WEIGHT.v1],
      ],
    },
  } as const;
};
const CONTROLLED: readonly Controlled[] = ['memory', 'pids', 'cpus'];
const CONTROLLER = { memory: 'memory', pids: 'pids', cpus: 'cpu' } as const;

/** Makes a group of this name wherever we may; what cannot be controlled is missing from `enforces`. */
export async function createGroup(name: string, limits: GroupLimits): Promise<Group> {
  const hierarchies = await ownHierarchies();
  const enforces = new Set<Controlled>();
  const directories: string[] = [];
  const unified = hierarchies.unified === undefined ? undefined : await makeUnified(hierarchies.unified, name);
  if (unified !== undefined) {
    directories.push(unified);
    for (const what of CONTROLLED) if (await set(unified, settings(limits).v2[what])) enforces.add(what);
  }
  for (const what of CONTROLLED) {
    const parent = hierarchies.legacy.get(CONTROLLER[what]);
    if (enforces.has(what) || parent === undefined) continue;
    const directory = join(parent, name);
    if (!directories.includes(directory) && !(await make(directory))) continue;
    if (!directories.includes(directory)) directories.push(directory);
    if (await set(directory, settings(limits).v1[what])) enforces.add(what);
  }
  return {
    enforces,
    joins: directories.map((directory) => join(directory, 'cgroup.procs')),
    outOfMemory: async () => {
      const counts = await Promise.all(directories.map(countOutOfMemory));
      return Math.max(0, ...counts);
    },
    remove: async () => {
      await Promise.all(directories.map(removeGroup));
    },
  };
}

/** For a machine on which no group can be made or joined. */
export const NO_GROUP: Group = {
  enforces: new Set(),
  joins: [],
  outOfMemory: async () => 0,
  remove: async () => {},
};

/** What a group limits here, tried with one that a process really joins; nothing where that fails. */
export async function usableControls(): Promise<ReadonlySet<Controlled>> {
  const group = await createGroup(newName(PROBE_LABEL), { memory_mb: 64, cpus: 1, pids: 16 });
  try {
    const join = 'for file; do echo $$ > "$file" || exit 1; done';
    const { ended } = await captureAgainIfKilled('/bin/sh', ['-c', join, 'join', ...group.joins]);
    return succeeded(ended) ? group.enforces : new Set();
  } finally {
    await group.remove();
  }
}

/** Every group directory on this machine whose name `wanted` accepts. */
export async function findGroups(wanted: (name: string) => boolean): Promise<string[]> {
  const mounts = await cgroupMounts();
  return mounts.flatMap(({ at }) => findBelow(at, wanted));
}

function findBelow(directory: string, wanted: (name: string) => boolean): string[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(directory, { withFileTypes: true });
  } catch {
    return []; // removed meanwhile, or not ours to read
  }
  return entries
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => (wanted(name) ? [join(directory, name)] : findBelow(join(directory, name), wanted)));
}

/** Kills everything in the group and removes it; waits for the kernel to let go of the dead. */
export async function removeGroup(directory: string): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    try {
      await rmdir(directory);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    }
    await killMembers(directory);
    await new Promise((resolve) => setTimeout(resolve, Math.min(2 + tries, 20)));
  }
  throw new AutoloopError('environment', 'sandbox-leftover', `the control group ${directory} cannot be removed`, {
    hint: 'Look at its `cgroup.procs`: a process in it hangs in the kernel.',
  });
}

async function killMembers(directory: string): Promise<void> {
  const kill = join(directory, 'cgroup.kill'); // version 2 of Linux 5.14 and later: all at once
  if (existsSync(kill)) await writeFile(kill, '1').catch(() => {});
  for (const pid of await membersOf(directory)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // gone since it was listed
    }
  }
}

async function membersOf(directory: string): Promise<number[]> {
  const listed = await readFile(join(directory, 'cgroup.procs'), 'utf8').catch(() => '');
  return listed.split('\n').filter(Boolean).map(Number);
}

interface Hierarchies {
  /** Our own directory in version 2, if mounted, and the top of the mount. */
  unified: { own: string; top: string } | undefined;
  /** Our own directory in version 1, by controller. */
  legacy: Map<string, string>;
}

async function ownHierarchies(): Promise<Hierarchies> {
  const mounts = await cgroupMounts();
  const own = await readFile('/proc/self/cgroup', 'utf8').catch(() => '');
  const legacy = new Map<string, string>();
  let unified: Hierarchies['unified'];
  // Lines read `hierarchy:controllers:path`; version 2 names no controllers.
  for (const [, controllers = '', path = '/'] of own.matchAll(/^\d+:([^:]*):(.*)$/gm)) {
    for (const { at, type, options } of mounts) {
      const here = existsSync(join(at, path)) ? join(at, path) : at;
      if (type === 'cgroup2' && controllers === '') unified ??= { own: here, top: at };
      if (type !== 'cgroup') continue;
      for (const controller of controllers.split(',')) if (options.includes(controller)) legacy.set(controller, here);
    }
  }
  return { unified, legacy };
}

async function cgroupMounts(): Promise<{ at: string; type: string; options: string[] }[]> {
  const mounts = await readFile('/proc/self/mounts', 'utf8').catch(() => '');
  return [...mounts.matchAll(/^\S+ (\S+) (cgroup2?) (\S+)/gm)].map(([, at = '', type = '', options = '']) => ({
    at: at.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8))),
    type,
    options: options.split(','),
  }));
}

/**
 * Version 2 gives limits only to children of groups that hold no processes themselves, so the place is the nearest
 * ancestor whose children have a memory controller and into which we may move a process.
 */
async function makeUnified({ own, top }: { own: string; top: string }, name: string): Promise<string | undefined> {
  for (let parent = own; parent.startsWith(top); parent = dirname(parent)) {
    if (!writable(join(parent, 'cgroup.procs'))) continue;
    await writeFile(join(parent, 'cgroup.subtree_control'), '+memory +pids +cpu').catch(() => {});
    const directory = join(parent, name);
    if (!(await make(directory))) continue;
    if (existsSync(join(directory, 'memory.max'))) return directory;
    await rmdir(directory);
  }
  return undefined;
}

function writable(file: string): boolean {
  try {
    accessSync(file, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

async function make(directory: string): Promise<boolean> {
  return mkdir(directory).then(
    () => true,
    () => false,
  );
}

/** True when the first of the values, the limit itself, was taken; the rest sharpens it where the kernel knows it. */
async function set(directory: string, values: readonly (readonly [file: string, value: string])[]): Promise<boolean> {
  const taken = await Promise.all(
    values.map(async ([file, value]) => {
      // A missing file must not be created by us: in a directory that is no cgroup the write would succeed.
      if (!existsSync(join(directory, file))) return false;
      return writeFile(join(directory, file), value).then(
        () => true,
        () => false,
      );
    }),
  );
  return taken[0] === true;
}

async function countOutOfMemory(directory: string): Promise<number> {
  for (const file of ['memory.events', 'memory.oom_control']) {
    const text = await readFile(join(directory, file), 'utf8').catch(() => '');
    const count = /^oom_kill (\d+)$/m.exec(text)?.[1];
    if (count !== undefined) return Number(count);
  }
  return 0;
}
