import { existsSync } from 'node:fs';
import { type HostileCase, reached, secretTold } from '../case.js';

export const kernel: readonly Omit<HostileCase, 'class'>[] = [
  { name: 'writes a kernel setting', program: 'write-kernel-setting.sh', onlyRoot: true, escaped: reached },
  {
    name: 'pulls the emergency lever',
    program: 'pull-emergency-lever.sh',
    onlyRoot: true,
    demonstrable: () => existsSync('/proc/sysrq-trigger'),
    escaped: reached,
  },
  { name: 'mounts a file system', program: 'write-through-mount.sh', onlyRoot: true, escaped: reached },
  { name: 'nests a user namespace', program: 'nest-user-namespace.sh', escaped: reached },
  { name: 'enters another namespace', program: 'enter-host-namespace.sh', onlyRoot: true, escaped: secretTold },
  { name: 'opens sockets of odd families', program: 'open-odd-sockets.sh', escaped: reached },
  { name: 'opens sockets of odd protocols', program: 'open-odd-protocols.sh', escaped: reached },
  { name: 'traces its own child', program: 'trace-own-child.sh', escaped: reached },
  { name: 'reaches the keyring', program: 'write-keyring.sh', escaped: reached },
  { name: 'reaches rarely needed parts of the kernel', program: 'reach-kernel-surfaces.sh', escaped: reached },
  {
    name: 'asks for what only the owner of a machine may',
    program: 'reach-owner-surfaces.sh',
    onlyRoot: true,
    escaped: reached,
  },
  {
    name: 'calls the kernel by a foreign interface',
    program: 'call-foreign-interface.sh',
    demonstrable: () => process.arch === 'x64',
    escaped: reached,
  },
];
