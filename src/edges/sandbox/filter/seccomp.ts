import { type Architecture, NEWEST_SYSCALL, type Syscall, syscallNumber } from './syscalls.js';

/**
 * The seccomp filter of every sandbox: classic BPF over `struct seccomp_data`, one rule per line of `POLICY`.
 * Everything not named is allowed; what is named fails with an error number, so that programs can fall back.
 * Formats: Linux `include/uapi/linux/{filter,seccomp,audit}.h`.
 */

const EPERM = 1;
const ENOSYS = 38;
const EPROTONOSUPPORT = 93;
const EAFNOSUPPORT = 97;

/** CLONE_NEWNS | NEWCGROUP | NEWUTS | NEWIPC | NEWUSER | NEWPID | NEWNET. */
const NEW_NAMESPACES = 0x7e02_0000;
/** Simulated terminal input (TIOCSTI) and console control (TIOCLINUX). */
const TERMINAL_INPUT = [0x5412, 0x541c];
/** FS_IOC_SETFLAGS, FSSETXATTR, SET_ENCRYPTION_POLICY, ADD_ENCRYPTION_KEY, ENABLE_VERITY: files that others cannot handle. */
const FILE_ATTRIBUTES = [0x4008_6602, 0x401c_5820, 0x800c_6613, 0xc050_6617, 0x4080_6685];
/** S_ISUID | S_ISGID. */
const SET_ID = 0o6000;
/** O_CREAT | __O_TMPFILE: only then does open() look at its mode. */
const CREATES = 0o2000_0100;
const FILE_TYPE = 0o170000;
const DEVICES = [0o020000, 0o060000];
/** AF_UNIX, AF_INET, AF_INET6, AF_NETLINK: all of them confined by the network namespace. */
const SOCKET_FAMILIES = [1, 2, 10, 16];
const [INET, NETLINK] = [[2, 10], 16];
/** The default, TCP, UDP: others, also of ordinary families, have the kernel load modules that are rarely looked at. */
const PROTOCOLS = [0, 6, 17];
/** NETLINK_ROUTE, by which programs list their interfaces. */
const NETLINK_PROTOCOLS = [0];
const [SOL_TCP, TCP_ULP] = [6, 31];

/** A condition on the low 32 bits of one argument; the kernel ignores the high half of all arguments tested here. */
type Condition =
  | { argument: number; has: 'any-bit'; bits: number }
  | { argument: number; has: 'value'; values: readonly number[]; within: number }
  | { argument: number; has: 'no-value'; values: readonly number[] };

interface Rule {
  calls: readonly Syscall[];
  error: number;
  /** All must hold for the call to be refused. */
  when: readonly Condition[];
}

const refuse = (error: number, ...calls: Syscall[]): Rule => ({ calls, error, when: [] });
const refuseWhen = (error: number, call: Syscall, ...when: Condition[]): Rule => ({ calls: [call], error, when });
const anyBit = (argument: number, bits: number): Condition => ({ argument, has: 'any-bit', bits });
const isOneOf = (argument: number, values: readonly number[], within = 0xffff_ffff): Condition => ({
  argument,
  has: 'value',
  values,
  within,
});
const isNoneOf = (argument: number, values: readonly number[]): Condition => ({ argument, has: 'no-value', values });

const POLICY: readonly Rule[] = [
  // Their flags lie in memory, where a filter cannot look; libraries fall back to the older calls.
  refuse(ENOSYS, 'clone3', 'openat2'),
  // So new, or so old, that programs do without: memory the host cannot look into, what lies in its caches, its mounts.
  refuse(ENOSYS, 'memfd_secret', 'cachestat', 'statmount', 'listmount', 'file_getattr', 'file_setattr', 'vmsplice'),
  refuse(ENOSYS, 'lsm_get_self_attr', 'lsm_set_self_attr', 'lsm_list_modules', 'remap_file_pages', 'sysfs', 'ustat'),
  // Other processes.
  refuse(EPERM, 'ptrace', 'process_vm_readv', 'process_vm_writev', 'kcmp', 'pidfd_getfd'),
  refuse(EPERM, 'process_madvise', 'process_mrelease', 'fanotify_init', 'fanotify_mark'),
  // Mounts and namespaces.
  refuse(EPERM, 'mount', 'umount2', 'pivot_root', 'chroot', 'setns', 'unshare', 'mount_setattr', 'move_mount'),
  refuse(EPERM, 'fsopen', 'fsconfig', 'fsmount', 'fspick', 'open_tree', 'open_tree_attr'),
  refuseWhen(EPERM, 'clone', anyBit(0, NEW_NAMESPACES)),
  // Kernel surfaces with a long history of holes.
  refuse(EPERM, 'bpf', 'perf_event_open', 'userfaultfd', 'io_uring_setup', 'io_uring_enter', 'io_uring_register'),
  refuse(EPERM, 'keyctl', 'add_key', 'request_key', 'personality', 'modify_ldt', 'lookup_dcookie', 'uselib'),
  refuse(EPERM, 'mbind', 'set_mempolicy', 'set_mempolicy_home_node', 'move_pages', 'migrate_pages', 'nfsservctl'),
  // The machine as a whole.
  refuse(EPERM, 'kexec_load', 'kexec_file_load', 'init_module', 'finit_module', 'delete_module', 'reboot', 'syslog'),
  refuse(EPERM, 'swapon', 'swapoff', 'acct', 'quotactl', 'quotactl_fd', 'vhangup', 'iopl', 'ioperm'),
  refuse(EPERM, 'settimeofday', 'clock_settime', 'clock_adjtime', 'adjtimex', 'sethostname', 'setdomainname'),
  // Files reached past their path, devices, set-id bits.
  refuse(EPERM, 'open_by_handle_at', 'name_to_handle_at'),
  refuseWhen(EPERM, 'mknod', isOneOf(1, DEVICES, FILE_TYPE)),
  refuseWhen(EPERM, 'mknodat', isOneOf(2, DEVICES, FILE_TYPE)),
  refuseWhen(EPERM, 'mknod', anyBit(1, SET_ID)),
  refuseWhen(EPERM, 'mknodat', anyBit(2, SET_ID)),
  refuseWhen(EPERM, 'chmod', anyBit(1, SET_ID)),
  refuseWhen(EPERM, 'fchmod', anyBit(1, SET_ID)),
  refuseWhen(EPERM, 'fchmodat', anyBit(2, SET_ID)),
  refuseWhen(EPERM, 'fchmodat2', anyBit(2, SET_ID)),
  refuseWhen(EPERM, 'creat', anyBit(1, SET_ID)),
  refuseWhen(EPERM, 'open', anyBit(1, CREATES), anyBit(2, SET_ID)),
  refuseWhen(EPERM, 'openat', anyBit(2, CREATES), anyBit(3, SET_ID)),
  // Terminals and sockets.
  refuseWhen(EPERM, 'ioctl', isOneOf(1, [...TERMINAL_INPUT, ...FILE_ATTRIBUTES])),
  refuseWhen(EAFNOSUPPORT, 'socket', isNoneOf(0, SOCKET_FAMILIES)),
  refuseWhen(EAFNOSUPPORT, 'socketpair', isNoneOf(0, SOCKET_FAMILIES)),
  refuseWhen(EPROTONOSUPPORT, 'socket', isOneOf(0, INET), isNoneOf(2, PROTOCOLS)),
  refuseWhen(EPROTONOSUPPORT, 'socket', isOneOf(0, [NETLINK]), isNoneOf(2, NETLINK_PROTOCOLS)),
  refuseWhen(EPERM, 'setsockopt', isOneOf(1, [SOL_TCP]), isOneOf(2, [TCP_ULP])),
];

/** AUDIT_ARCH_X86_64 and AUDIT_ARCH_AARCH64. */
const AUDIT: Record<Architecture, number> = { x64: 0xc000_003e, arm64: 0xc000_00b7 };
const X32_BIT = 0x4000_0000;

const ALLOW = 0x7fff_0000;
const KILL_PROCESS = 0x8000_0000;
const errno = (number: number): number => 0x0005_0000 | number;

/** One BPF instruction: operation, jump when true, jump when false, constant. */
type Instruction = readonly [code: number, yes: number, no: number, constant: number];
const load = (offset: number): Instruction => [0x20, 0, 0, offset];
const and = (mask: number): Instruction => [0x54, 0, 0, mask];
const ifEqual = (value: number, yes: number, no: number): Instruction => [0x15, yes, no, value];
const ifAtLeast = (value: number, yes: number, no: number): Instruction => [0x35, yes, no, value];
const ifAnyBit = (bits: number, yes: number, no: number): Instruction => [0x45, yes, no, bits];
const end = (action: number): Instruction => [0x06, 0, 0, action];

/** Offsets in `struct seccomp_data`; both architectures are little-endian, so the low half of an argument comes first. */
const NUMBER = 0;
const ARCHITECTURE = 4;
const lowHalf = (argument: number): number => 16 + 8 * argument;

/** The filter as bytes for `bwrap --seccomp`. */
export function seccompFilter(architecture: Architecture): Uint8Array {
  const program: Instruction[] = [
    load(ARCHITECTURE),
    ifEqual(AUDIT[architecture], 1, 0),
    end(KILL_PROCESS), // 32-bit calls on a 64-bit kernel would bypass every number below
    load(NUMBER),
    ifAtLeast(X32_BIT, 0, 1),
    end(KILL_PROCESS), // x32, the third ABI of x64; no such number exists on arm64
    ifAtLeast(NEWEST_SYSCALL + 1, 0, 1),
    end(errno(ENOSYS)),
    ...POLICY.flatMap((rule) => compile(rule, architecture)),
    end(ALLOW),
  ];
  return encode(program);
}

function compile(rule: Rule, architecture: Architecture): Instruction[] {
  return rule.calls.flatMap((call) => {
    const number = syscallNumber(call, architecture);
    if (number === undefined) return [];
    if (rule.when.length === 0) return [ifEqual(number, 0, 1), end(errno(rule.error))];
    const tests: Instruction[] = [];
    for (const condition of rule.when.toReversed()) tests.unshift(...test(condition, tests.length));
    // Two rules may look at one call, so one that does not apply restores the number and goes on to the next.
    const block = [...tests, end(errno(rule.error)), load(NUMBER)];
    return [ifEqual(number, 0, block.length), ...block];
  });
}

/** Falls through when the condition holds, else jumps over the `rest` tests that follow and over the refusal. */
function test(condition: Condition, rest: number): Instruction[] {
  const fail = rest + 1;
  const argument = load(lowHalf(condition.argument));
  switch (condition.has) {
    case 'any-bit':
      return [argument, ifAnyBit(condition.bits, 0, fail)];
    case 'value': {
      const last = condition.values.length - 1;
      const compared = condition.values.map((value, index) => ifEqual(value, last - index, index === last ? fail : 0));
      return [argument, and(condition.within), ...compared];
    }
    case 'no-value': {
      const last = condition.values.length - 1;
      return [argument, ...condition.values.map((value, index) => ifEqual(value, last - index + fail, 0))];
    }
  }
}

/** `struct sock_filter` each: u16 code, u8 jt, u8 jf, u32 k. */
function encode(program: readonly Instruction[]): Uint8Array {
  const bytes = Buffer.alloc(program.length * 8);
  for (const [index, [code, yes, no, constant]] of program.entries()) {
    bytes.writeUInt16LE(code, index * 8);
    bytes.writeUInt8(yes, index * 8 + 2);
    bytes.writeUInt8(no, index * 8 + 3);
    bytes.writeUInt32LE(constant >>> 0, index * 8 + 4);
  }
  return bytes;
}
