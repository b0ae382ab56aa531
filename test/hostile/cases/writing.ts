import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { canaryChanged, type HostileCase, inWorkspace, reached, text } from '../case.js';
import { controlGroupsNamed, programsNamed } from '../host.js';

export const writing: readonly Omit<HostileCase, 'class'>[] = [
  { name: 'writes a host file by its path', program: 'write-absolute-path.sh', escaped: canaryChanged },
  { name: 'writes through a symbolic link', program: 'write-through-symlink.sh', escaped: canaryChanged },
  { name: 'writes through a hard link', program: 'write-through-hard-link.sh', escaped: canaryChanged },
  { name: 'climbs out with `..`', program: 'write-through-parent.sh', escaped: canaryChanged },
  { name: 'writes through /proc/PID/root', program: 'write-through-proc-root.sh', escaped: canaryChanged },
  { name: 'writes through magic links', program: 'write-through-magic-link.sh', escaped: canaryChanged },
  {
    name: 'writes through an inherited descriptor',
    program: 'write-inherited-descriptor.mjs',
    launched: 'with-open-directory',
    escaped: canaryChanged,
  },
  {
    name: 'writes through a descriptor of another process',
    program: 'write-through-descriptor.sh',
    escaped: canaryChanged,
  },
  {
    name: 'makes a read-only mount writable',
    program: 'write-read-only-mount.sh',
    escaped: ({ host }) => text(join(host.data, 'canary')) !== 'untouched\n',
  },
  {
    name: 'changes mode and times of what it is shown',
    program: 'write-attributes.sh',
    escaped: ({ host }) => {
      const { mode, mtime } = lstatSync(join(host.data, 'canary'));
      return (mode & 0o777) !== 0o644 || mtime.getFullYear() === 2001;
    },
  },
  {
    name: 'writes a file that has to stay as it is',
    program: 'write-fixed-file.sh',
    escaped: ({ host }) => text(join(host.workspace, 'fixed/inner/proof')) !== 'untouched\n',
  },
  {
    name: 'moves away the folders of such a file',
    program: 'move-fixed-folder.sh',
    escaped: ({ host }) => text(join(host.workspace, 'fixed/inner/proof')) !== 'untouched\n',
  },
  {
    name: 'exchanges the folders of such a file',
    program: 'exchange-fixed-folder.pl',
    escaped: ({ host }) => text(join(host.workspace, 'fixed/inner/proof')) !== 'untouched\n',
  },
  {
    name: 'writes the objects that attempts borrow',
    program: 'write-borrowed-objects.sh',
    escaped: ({ host }) => existsSync(join(host.git.base, 'info/alternates')),
  },
  {
    name: 'writes what is shared by attempts',
    program: 'write-shared-folder.sh',
    escaped: ({ host }) => text(join(host.shared, 'canary')) !== 'untouched\n',
  },
  {
    name: 'overwrites shared memory',
    program: 'write-shared-memory.sh',
    escaped: ({ host }) => text(join('/dev/shm', host.marker)) !== host.secret,
  },
  {
    name: 'installs a program for everybody',
    program: 'write-program.sh',
    onlyRoot: true,
    escaped: ({ host }) => programsNamed(host.marker).length > 0,
  },
  {
    name: 'makes a control group',
    program: 'write-control-group.sh',
    onlyRoot: true,
    escaped: ({ host }) => controlGroupsNamed(host.marker).length > 0,
  },
  {
    name: 'writes to the terminal of the launcher',
    program: 'write-terminal.sh',
    launched: 'in-terminal',
    escaped: ({ output }) => output.includes('owned'),
  },
  {
    name: 'leaves a set-id program',
    program: 'make-set-id.mjs',
    escaped: ({ host }) =>
      readdirSync(host.workspace).some((name) => (lstatSync(join(host.workspace, name)).mode & 0o6000) !== 0),
  },
  { name: 'leaves a program with capabilities', program: 'give-capabilities.pl', onlyRoot: true, escaped: reached },
  {
    name: 'makes a device',
    program: 'make-device.sh',
    onlyRoot: true,
    escaped: (seen) => inWorkspace('device')(seen)?.isCharacterDevice() === true,
  },
  { name: 'writes to the log of the kernel', program: 'write-kernel-log.sh', onlyRoot: true, escaped: reached },
];
