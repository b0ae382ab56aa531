import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ended } from '../../src/core/journal/ended.js';
import { type Host, processesNaming } from './host.js';

/** What the host sees when a program has ended. */
export interface Aftermath {
  host: Host;
  output: string;
  ended: Ended;
}

export interface HostileCase {
  name: string;
  class: 'writing' | 'reading' | 'git' | 'network' | 'processes' | 'resources' | 'kernel';
  /** A file of `programs/`. */
  program: string;
  /** Taken on the host: whether the program got what it was after. */
  escaped: (seen: Aftermath) => boolean | Promise<boolean>;
  /** The trick needs root where there is no sandbox. */
  onlyRoot?: true;
  /** How the launcher itself was started. */
  launched?: 'with-open-directory' | 'in-terminal';
  /** Seconds after which the command is ended. */
  seconds?: number;
}

const canaryChanged = ({ host }: Aftermath): boolean =>
  readFileSync(join(host.victim, 'canary'), 'utf8') !== 'untouched\n';
const secretTold = ({ host, output }: Aftermath): boolean => output.includes(host.secret);
const reached = ({ output }: Aftermath): boolean => output.includes('REACHED');
const survives = ({ host }: Aftermath): boolean => processesNaming(host.marker).length > 0;
const inWorkspace =
  (name: string) =>
  ({ host }: Aftermath) =>
    lstatSync(join(host.workspace, name), { throwIfNoEntry: false });
const counted =
  (word: string, least: number) =>
  ({ output }: Aftermath) =>
    Number(new RegExp(`${word} (\\d+)`).exec(output)?.[1] ?? 0) >= least;

/** Whether the host's service was reached; a packet on its way is waited for. */
const serviceReached =
  (service: Host['reached'] extends Set<infer Name> ? Name : never) =>
  async ({ host }: Aftermath): Promise<boolean> => {
    for (let waits = 0; waits < 30 && !host.reached.has(service); waits++)
      await new Promise((resolve) => setTimeout(resolve, 10));
    return host.reached.has(service);
  };

export const CASES: readonly HostileCase[] = [
  {
    name: 'writes a host file by its path',
    class: 'writing',
    program: 'write-absolute-path.sh',
    escaped: canaryChanged,
  },
  {
    name: 'writes through a symbolic link',
    class: 'writing',
    program: 'write-through-symlink.sh',
    escaped: canaryChanged,
  },
  { name: 'climbs out with `..`', class: 'writing', program: 'write-through-parent.sh', escaped: canaryChanged },
  {
    name: 'writes through /proc/PID/root',
    class: 'writing',
    program: 'write-through-proc-root.sh',
    escaped: canaryChanged,
  },
  {
    name: 'writes through an inherited descriptor',
    class: 'writing',
    program: 'write-inherited-descriptor.mjs',
    launched: 'with-open-directory',
    escaped: canaryChanged,
  },
  {
    name: 'makes a read-only mount writable',
    class: 'writing',
    program: 'write-read-only-mount.sh',
    escaped: ({ host }) => readFileSync(join(host.told.outside.DATA ?? '', 'canary'), 'utf8') !== 'untouched\n',
  },
  {
    name: 'writes to the terminal of the launcher',
    class: 'writing',
    program: 'write-terminal.sh',
    launched: 'in-terminal',
    escaped: ({ output }) => output.includes('owned'),
  },
  {
    name: 'leaves a set-id program',
    class: 'writing',
    program: 'make-set-id.mjs',
    escaped: ({ host }) =>
      readdirSync(host.workspace).some((name) => (lstatSync(join(host.workspace, name)).mode & 0o6000) !== 0),
  },
  {
    name: 'makes a device',
    class: 'writing',
    program: 'make-device.sh',
    onlyRoot: true,
    escaped: (seen) => inWorkspace('device')(seen)?.isCharacterDevice() === true,
  },

  { name: 'reads a host file by its path', class: 'reading', program: 'read-host-file.sh', escaped: secretTold },
  { name: 'reads through a symbolic link', class: 'reading', program: 'read-through-symlink.sh', escaped: secretTold },
  { name: 'reads temporary files', class: 'reading', program: 'read-temporary-files.sh', escaped: secretTold },
  { name: 'reads another attempt', class: 'reading', program: 'read-other-attempt.sh', escaped: secretTold },
  { name: 'reads the environment of processes', class: 'reading', program: 'read-environment.sh', escaped: secretTold },
  { name: 'reads the arguments of processes', class: 'reading', program: 'read-arguments.sh', escaped: secretTold },
  { name: 'reads shared memory', class: 'reading', program: 'read-shared-memory.sh', escaped: secretTold },
  { name: 'reads password hashes', class: 'reading', program: 'read-shadow.sh', onlyRoot: true, escaped: reached },
  { name: 'reads the raw disc', class: 'reading', program: 'read-disc.sh', onlyRoot: true, escaped: reached },
  { name: 'sees host processes', class: 'reading', program: 'read-host-processes.sh', escaped: reached },

  {
    name: "replaces the worktree's `.git`",
    class: 'git',
    program: 'replace-git-file.sh',
    escaped: (seen) => inWorkspace('.git')(seen)?.isFile() !== true,
  },
  {
    name: 'plants a hook in the repository',
    class: 'git',
    program: 'plant-git-hook.sh',
    escaped: ({ host }) => existsSync(join(host.repository, '.git/hooks/post-checkout')),
  },

  {
    name: 'connects to an abstract socket',
    class: 'network',
    program: 'connect-abstract-socket.mjs',
    escaped: serviceReached('abstract'),
  },
  {
    name: 'connects to a socket file',
    class: 'network',
    program: 'connect-path-socket.mjs',
    escaped: serviceReached('path'),
  },
  {
    name: 'connects to loopback',
    class: 'network',
    program: 'connect-loopback.mjs',
    escaped: serviceReached('loopback'),
  },
  {
    name: 'sends a datagram to loopback',
    class: 'network',
    program: 'send-datagram.mjs',
    escaped: serviceReached('datagram'),
  },

  {
    name: 'kills a host process',
    class: 'processes',
    program: 'kill-host-process.sh',
    escaped: async ({ host }) => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      return host.process.signalCode !== null;
    },
  },
  {
    name: 'traces a host process',
    class: 'processes',
    program: 'trace-host-process.sh',
    onlyRoot: true,
    escaped: reached,
  },
  { name: 'leaves a daemon', class: 'processes', program: 'leave-daemon.sh', escaped: survives },
  {
    name: 'ignores every polite signal',
    class: 'processes',
    program: 'ignore-signals.sh',
    seconds: 1,
    escaped: survives,
  },
  { name: 'starts too many processes', class: 'processes', program: 'fork-bomb.mjs', escaped: counted('started', 200) },

  { name: 'takes too much memory', class: 'resources', program: 'fill-memory.mjs', escaped: reached },
  {
    name: 'fills the disc',
    class: 'resources',
    program: 'fill-disc.sh',
    escaped: (seen) => inWorkspace('fill-79')(seen) !== undefined,
  },
  {
    name: 'fills the disc with an unlinked file',
    class: 'resources',
    program: 'fill-disc-unlinked.mjs',
    escaped: reached,
  },
  { name: 'fills the disc with empty files', class: 'resources', program: 'fill-disc-inodes.mjs', escaped: reached },
  { name: 'fills the temporary directory', class: 'resources', program: 'fill-temporary.sh', escaped: reached },
  {
    name: 'writes a huge file',
    class: 'resources',
    program: 'big-file.sh',
    escaped: (seen) => inWorkspace('big')(seen)?.size === 40_000_000,
  },
  {
    name: 'makes a sparse file',
    class: 'resources',
    program: 'sparse-file.sh',
    escaped: (seen) => inWorkspace('sparse')(seen)?.size === 2 ** 30,
  },
  {
    name: 'floods the output',
    class: 'resources',
    program: 'flood-output.sh',
    escaped: ({ output }) => output.length > 10_000_000,
  },
  { name: 'opens too many files', class: 'resources', program: 'open-many-files.mjs', escaped: counted('opened', 900) },

  {
    name: 'writes a kernel setting',
    class: 'kernel',
    program: 'write-kernel-setting.sh',
    onlyRoot: true,
    escaped: reached,
  },
  {
    name: 'mounts a file system',
    class: 'kernel',
    program: 'write-through-mount.sh',
    onlyRoot: true,
    escaped: reached,
  },
  { name: 'nests a user namespace', class: 'kernel', program: 'nest-user-namespace.sh', escaped: reached },
  {
    name: 'enters another namespace',
    class: 'kernel',
    program: 'enter-host-namespace.sh',
    onlyRoot: true,
    escaped: secretTold,
  },
  { name: 'opens sockets of odd families', class: 'kernel', program: 'open-odd-sockets.sh', escaped: reached },
  { name: 'traces its own child', class: 'kernel', program: 'trace-own-child.sh', escaped: reached },
  { name: 'reaches the keyring', class: 'kernel', program: 'write-keyring.sh', escaped: reached },
  {
    name: 'reaches rarely needed parts of the kernel',
    class: 'kernel',
    program: 'reach-kernel-surfaces.sh',
    escaped: reached,
  },
];
