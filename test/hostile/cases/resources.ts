import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { counted, type HostileCase, inWorkspace, reached } from '../case.js';

export const resources: readonly Omit<HostileCase, 'class'>[] = [
  { name: 'takes too much memory', program: 'fill-memory.mjs', escaped: reached },
  {
    name: 'takes too much memory with many processes',
    program: 'fill-memory-together.pl',
    together: 'memory',
    escaped: reached,
  },
  { name: 'keeps memory in shared memory', program: 'fill-shared-memory.sh', escaped: reached },
  { name: 'keeps memory in System V memory', program: 'fill-ipc-memory.pl', together: 'memory', escaped: reached },
  {
    name: 'keeps memory in files without a name',
    program: 'fill-anonymous-file.pl',
    together: 'memory',
    escaped: reached,
  },
  { name: 'keeps memory in sockets', program: 'fill-socket-buffers.pl', together: 'memory', escaped: reached },
  {
    name: 'takes all processors',
    program: 'burn-processors.pl',
    together: 'cpus',
    own: true,
    limits: { cpus: 0.02 },
    seconds: 40,
    escaped: reached,
  },
  {
    name: 'fills the disc',
    program: 'fill-disc.sh',
    own: true,
    seconds: 90,
    escaped: (seen) => inWorkspace('fill-79')(seen) !== undefined,
  },
  {
    name: 'fills the disc through its Git directory',
    program: 'fill-git-directory.sh',
    own: true,
    seconds: 90,
    escaped: ({ host }) => existsSync(join(host.git.dir, 'fill-79')),
  },
  {
    name: 'fills the disc with an unlinked file',
    program: 'fill-disc-unlinked.mjs',
    own: true,
    seconds: 90,
    escaped: reached,
  },
  {
    name: 'fills the disc with files that are only mapped',
    program: 'fill-disc-mapped.pl',
    seenByRoot: true,
    own: true,
    seconds: 90,
    escaped: reached,
  },
  {
    name: 'fills the disc with empty files',
    program: 'fill-disc-inodes.mjs',
    own: true,
    seconds: 90,
    escaped: reached,
  },
  { name: 'fills the temporary directory', program: 'fill-temporary.sh', escaped: reached },
  {
    name: 'writes a huge file',
    program: 'big-file.sh',
    own: true,
    escaped: (seen) => inWorkspace('big')(seen)?.size === 40_000_000,
  },
  {
    name: 'makes a sparse file',
    program: 'sparse-file.sh',
    escaped: (seen) => inWorkspace('sparse')(seen)?.size === 2 ** 30,
  },
  { name: 'floods the output', program: 'flood-output.sh', escaped: ({ output }) => output.length > 10_000_000 },
  { name: 'opens too many files', program: 'open-many-files.mjs', escaped: counted('opened', 900) },
];
