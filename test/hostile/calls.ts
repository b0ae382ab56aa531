/** Programs of one system call each: a shell cannot make these. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { syscallProgram } from '../../src/edges/sandbox/filter/syscall-program.js';
import { type Architecture, type Syscall, syscallNumber } from '../../src/edges/sandbox/filter/syscalls.js';

/** No address that can be read. */
const NOWHERE = 1;
const NONE = 0xffff_ffff;
const HERE = 0xffff_ff9c; // AT_FDCWD

/** By the name of the program. What begins with `odd` or `owner` is called with arguments that are wrong, or change nothing. */
const callsOn = (pid: number): Record<string, [Syscall, number[]]> => ({
  'socket-vsock': ['socket', [40, 1, 0]],
  'socket-alg': ['socket', [38, 5, 0]],
  'socket-packet': ['socket', [17, 3, 0]],
  'protocol-multipath': ['socket', [2, 1, 262]],
  'protocol-sctp': ['socket', [2, 1, 132]],
  'protocol-light-udp': ['socket', [2, 2, 136]],
  'protocol-netfilter': ['socket', [16, 3, 12]],
  'protocol-audit': ['socket', [16, 3, 9]],
  'protocol-generic': ['socket', [16, 3, 16]],
  'ptrace-seize': ['ptrace', [0x4206, pid, 0, 0]],
  'ptrace-traceme': ['ptrace', [0, 0, 0, 0]],
  'keyctl-user-keyring': ['keyctl', [0, 0xffff_fffc, 1]],
  syslog: ['syslog', [10, 0, 0]],
  ...odd('odd', {
    add_key: [NOWHERE, NOWHERE, 0, 0],
    bpf: [0, 0, 0],
    cachestat: [NONE, 0, 0, 0],
    fanotify_init: [0x200, 0],
    file_getattr: [HERE, NOWHERE, 0, 0],
    io_uring_setup: [1, 0],
    kcmp: [0, 0, 1, 0],
    listmount: [NOWHERE, 0, 0, 0],
    lsm_list_modules: [NOWHERE, NOWHERE, 0],
    memfd_secret: [0],
    modify_ldt: [0, 0, 0],
    name_to_handle_at: [0, 0, 0, 0],
    open_tree: [HERE, NOWHERE, 0],
    perf_event_open: [0, 0, 0, 0],
    personality: [NONE],
    pidfd_getfd: [NONE, 0, 0],
    process_vm_readv: [pid, 0, 0, 0],
    remap_file_pages: [0, 0, 0, 0],
    request_key: [NOWHERE, NOWHERE, 0, 0],
    set_mempolicy: [0, 0, 0],
    statmount: [NOWHERE, 0, 0, 0],
    unshare: [0],
    userfaultfd: [0],
    vmsplice: [NONE, 0, 0, 0],
  }),
  ...odd('owner', {
    acct: [NOWHERE],
    adjtimex: [NOWHERE],
    chroot: [NOWHERE],
    clock_settime: [0, NOWHERE],
    delete_module: [NOWHERE, 0],
    finit_module: [NONE, 0, 0],
    fsmount: [NONE, 0, 0],
    fsopen: [NOWHERE, 0],
    kexec_load: [0, 17, 0, 0],
    mount: [0, NOWHERE, 0, 0],
    move_mount: [NONE, NOWHERE, NONE, NOWHERE],
    open_by_handle_at: [NONE, NOWHERE, 0],
    pivot_root: [NOWHERE, NOWHERE],
    quotactl_fd: [NONE, 0, 0, 0],
    reboot: [0, 0, 0, 0],
    sethostname: [0, NONE],
    setns: [NONE, 0],
    settimeofday: [NOWHERE, 0],
    swapoff: [NOWHERE],
    umount2: [NOWHERE, 0],
  }),
});

const odd = (kind: string, calls: Partial<Record<Syscall, number[]>>): Record<string, [Syscall, number[]]> =>
  Object.fromEntries(Object.entries(calls).map(([name, args]) => [`${kind}-${name}`, [name as Syscall, args]]));

export function makeCalls(folder: string, pid: number): string {
  mkdirSync(folder);
  const architecture = process.arch as Architecture;
  for (const [name, [call, args]] of Object.entries(callsOn(pid)))
    if (syscallNumber(call, architecture) !== undefined)
      writeFileSync(join(folder, name), syscallProgram(architecture, call, args), { mode: 0o755 });
  if (architecture === 'x64') writeFileSync(join(folder, 'foreign'), foreign(), { mode: 0o755 });
  return folder;
}

/** `getpid` as 32-bit programs call it, out of a program of 64 bits: the code behind the header of any such program is replaced. */
function foreign(): Uint8Array {
  const program = Buffer.from(syscallProgram('x64', 'personality', [0]));
  const code = [0xb8, 20, 0, 0, 0, 0xcd, 0x80, 0x31, 0xff, 0x85, 0xc0, 0x7f, 2, 0xff, 0xc7]; // edi is 1 unless it answered
  const exit = [0xb8, 60, 0, 0, 0, 0x0f, 0x05];
  program.set([...code, ...exit], 120);
  return program;
}

/** Numbers of calls that scripts make, by the name of a variable. */
export const callNumbers = (): Record<string, string> =>
  process.arch === 'x64'
    ? { NR_RENAMEAT2: '316', NR_MEMFD_CREATE: '319', NR_MMAP: '9', NR_SETXATTR: '188' }
    : { NR_RENAMEAT2: '276', NR_MEMFD_CREATE: '279', NR_MMAP: '222', NR_SETXATTR: '5' };
