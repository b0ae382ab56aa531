import { existsSync } from 'node:fs';
import { type HostileCase, keptTold, reached, secretTold } from '../case.js';
import { LAUNCHERS_SECRET } from '../host.js';

export const reading: readonly Omit<HostileCase, 'class'>[] = [
  { name: 'reads a host file by its path', program: 'read-host-file.sh', escaped: secretTold },
  { name: 'reads through a symbolic link', program: 'read-through-symlink.sh', escaped: secretTold },
  { name: 'reads through a hard link', program: 'read-through-hard-link.sh', escaped: secretTold },
  { name: 'reads keys and tokens in a home', program: 'read-home.sh', escaped: secretTold },
  { name: 'reads temporary files', program: 'read-temporary-files.sh', escaped: secretTold },
  { name: 'reads another attempt', program: 'read-other-attempt.sh', escaped: secretTold },
  { name: 'reads the inbox of another attempt', program: 'read-other-inbox.sh', escaped: secretTold },
  { name: 'reads the environment of processes', program: 'read-environment.sh', escaped: secretTold },
  {
    name: 'reads the environment of its launcher in its own',
    program: 'read-own-environment.sh',
    escaped: ({ output }) => output.includes(LAUNCHERS_SECRET),
  },
  { name: 'reads the arguments of processes', program: 'read-arguments.sh', escaped: secretTold },
  { name: 'reads the memory of a process', program: 'read-process-memory.pl', onlyRoot: true, escaped: secretTold },
  { name: 'takes a descriptor of a process', program: 'take-descriptor.pl', onlyRoot: true, escaped: secretTold },
  { name: 'reads shared memory', program: 'read-shared-memory.sh', escaped: secretTold },
  { name: 'reads the files of another sandbox', program: 'read-neighbour-files.sh', escaped: keptTold },
  { name: 'attaches the memory of another sandbox', program: 'read-neighbour-memory.pl', escaped: keptTold },
  { name: 'connects to the socket of another sandbox', program: 'connect-neighbour.pl', escaped: keptTold },
  { name: 'looks for sockets of services', program: 'find-sockets.pl', escaped: secretTold },
  { name: 'reads what services keep in /run', program: 'read-run.sh', onlyRoot: true, escaped: secretTold },
  { name: 'reads password hashes', program: 'read-shadow.sh', onlyRoot: true, escaped: reached },
  { name: 'reads the raw disc', program: 'read-disc.sh', onlyRoot: true, escaped: reached },
  { name: 'reads the log of the kernel', program: 'read-kernel-log.sh', onlyRoot: true, escaped: reached },
  {
    name: 'reads the memory of the kernel',
    program: 'read-kernel-memory.sh',
    onlyRoot: true,
    demonstrable: () => existsSync('/proc/kcore'),
    escaped: reached,
  },
  { name: 'sees host processes', program: 'read-host-processes.sh', escaped: reached },
];
