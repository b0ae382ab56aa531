import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { seccompFilter } from '../../../../src/edges/sandbox/filter/seccomp.js';
import { syscallProgram } from '../../../../src/edges/sandbox/filter/syscall-program.js';
import {
  type Architecture,
  SYSCALLS,
  type Syscall,
  syscallNumber,
} from '../../../../src/edges/sandbox/filter/syscalls.js';

const EPERM = 1;
const ENOSYS = 38;
const EPROTONOSUPPORT = 93;
const EAFNOSUPPORT = 97;
const AUDIT = { x64: 0xc000003e, arm64: 0xc00000b7 };

/** What the kernel does with the filter: classic BPF over `struct seccomp_data`. */
function decide(filter: Uint8Array, data: { audit: number; number: number; args: readonly number[] }): string {
  const program = Buffer.from(filter);
  const words = new Map<number, number>([
    [0, data.number >>> 0],
    [4, data.audit],
    ...data.args.map((value, index): [number, number] => [16 + 8 * index, value >>> 0]),
  ]);
  let accumulator = 0;
  for (let at = 0; at < program.length; at += 8) {
    const constant = program.readUInt32LE(at + 4);
    const jump = (yes: boolean) => {
      at += 8 * program.readUInt8(at + (yes ? 2 : 3));
    };
    switch (program.readUInt16LE(at)) {
      case 0x20:
        accumulator = words.get(constant) ?? 0;
        break;
      case 0x54:
        accumulator = (accumulator & constant) >>> 0;
        break;
      case 0x15:
        jump(accumulator === constant);
        break;
      case 0x35:
        jump(accumulator >= constant);
        break;
      case 0x45:
        jump((accumulator & constant) !== 0);
        break;
      case 0x06:
        if (constant === 0x7fff0000) return 'allowed';
        if (constant === 0x80000000) return 'killed';
        return `error ${constant & 0xffff}`;
      default:
        throw new Error(`instruction ${program.readUInt16LE(at)} is not known`);
    }
  }
  throw new Error('the filter has no end');
}

describe.each(['x64', 'arm64'] as const)('the filter of %s', (architecture: Architecture) => {
  const filter = seccompFilter(architecture);
  const call = (name: Syscall, ...args: number[]): string | undefined => {
    const number = syscallNumber(name, architecture);
    return number === undefined ? undefined : decide(filter, { audit: AUDIT[architecture], number, args });
  };
  /** As `error`, or undefined where the architecture has no such call. */
  const refusedWith = (error: number) => expect.toBeOneOf([`error ${error}`, undefined]);
  const CONDITIONAL: Syscall[] = [
    'chmod',
    'clone',
    'creat',
    'fchmod',
    'fchmodat',
    'fchmodat2',
    'ioctl',
    'mknod',
    'mknodat',
  ];
  CONDITIONAL.push('open', 'openat', 'setsockopt', 'socket', 'socketpair');
  const ABSENT: Syscall[] = ['clone3', 'openat2', 'memfd_secret', 'cachestat', 'statmount', 'listmount', 'vmsplice'];
  ABSENT.push('file_getattr', 'file_setattr', 'lsm_get_self_attr', 'lsm_set_self_attr', 'lsm_list_modules');
  ABSENT.push('remap_file_pages', 'sysfs', 'ustat');

  test.each((Object.keys(SYSCALLS) as Syscall[]).filter((name) => ![...CONDITIONAL, ...ABSENT].includes(name)))(
    'refuses %s',
    (name) => {
      expect(call(name, 0, 0, 0, 0)).toEqual(refusedWith(EPERM));
      expect(call(name, -1, -1, -1, -1)).toEqual(refusedWith(EPERM));
    },
  );

  test.each(ABSENT)('answers as a kernel without %s', (name) => {
    expect(call(name, 0, 0, 0, 0)).toEqual(refusedWith(ENOSYS));
    expect(call(name, -1, -1, -1, -1)).toEqual(refusedWith(ENOSYS));
  });

  test('allows threads and processes, refuses namespaces', () => {
    expect(call('clone', 0x3d0f00)).toBe('allowed'); // as pthread_create does
    expect(call('clone', 17)).toBe('allowed'); // as fork does
    for (const namespace of [0x20000, 0x2000000, 0x4000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000])
      expect(call('clone', namespace | 17)).toBe(`error ${EPERM}`);
  });

  test('refuses set-id bits however they are set', () => {
    for (const mode of [0o4755, 0o2755, 0o6000]) {
      expect(call('chmod', 0, mode)).toEqual(refusedWith(EPERM));
      expect(call('fchmod', 0, mode)).toBe(`error ${EPERM}`);
      expect(call('fchmodat', 0, 0, mode)).toBe(`error ${EPERM}`);
      expect(call('fchmodat2', 0, 0, mode)).toBe(`error ${EPERM}`);
      expect(call('creat', 0, mode)).toEqual(refusedWith(EPERM));
      expect(call('open', 0, 0o101, mode)).toEqual(refusedWith(EPERM));
      expect(call('openat', 0, 0, 0o101, mode)).toBe(`error ${EPERM}`);
      expect(call('openat', 0, 0, 0o20200002, mode)).toBe(`error ${EPERM}`);
      expect(call('mknodat', 0, 0, 0o100000 | mode)).toBe(`error ${EPERM}`);
      expect(call('openat', 0, 0, 0o2, mode)).toBe('allowed'); // without O_CREAT the mode is garbage
    }
    expect(call('fchmodat', 0, 0, 0o1777)).toBe('allowed');
    expect(call('openat', 0, 0, 0o101, 0o755)).toBe('allowed');
  });

  test('refuses devices and allows named pipes', () => {
    for (const device of [0o020666, 0o060666]) {
      expect(call('mknodat', 0, 0, device)).toBe(`error ${EPERM}`);
      expect(call('mknod', 0, device)).toEqual(refusedWith(EPERM));
    }
    expect(call('mknodat', 0, 0, 0o010644)).toBe('allowed');
    expect(call('mknod', 0, 0o010644)).toBeOneOf(['allowed', undefined]);
  });

  test('refuses terminal input, whatever the high half of the command says', () => {
    for (const command of [0x5412, 0x541c]) expect(call('ioctl', 0, command)).toBe(`error ${EPERM}`);
    expect(call('ioctl', 0, 0x5401)).toBe('allowed');
  });

  test('refuses what makes files that others cannot handle, and lets them be read and copied', () => {
    for (const command of [0x40086602, 0x401c5820, 0x800c6613, 0xc0506617, 0x40806685])
      expect(call('ioctl', 0, command)).toBe(`error ${EPERM}`);
    for (const command of [0x80086601, 0x40049409]) expect(call('ioctl', 0, command)).toBe('allowed');
  });

  test('allows four socket families', () => {
    for (const family of [1, 2, 10, 16]) expect(call('socket', family)).toBe('allowed');
    for (const family of [0, 3, 9, 15, 17, 29, 31, 38, 40, 44])
      expect(call('socket', family)).toBe(`error ${EAFNOSUPPORT}`);
    expect(call('socketpair', 1)).toBe('allowed');
    expect(call('socketpair', 40)).toBe(`error ${EAFNOSUPPORT}`);
  });

  test('allows of each family what programs need', () => {
    for (const family of [2, 10]) {
      for (const protocol of [0, 6, 17]) expect(call('socket', family, 1, protocol)).toBe('allowed');
      for (const protocol of [1, 58, 132, 136, 255, 262])
        expect(call('socket', family, 1, protocol)).toBe(`error ${EPROTONOSUPPORT}`);
    }
    expect(call('socket', 16, 3, 0)).toBe('allowed');
    for (const protocol of [4, 6, 9, 12, 15, 16, 21])
      expect(call('socket', 16, 3, protocol)).toBe(`error ${EPROTONOSUPPORT}`);
    expect(call('socket', 1, 1, 1)).toBe('allowed'); // a local socket ignores it
    expect(call('setsockopt', 3, 6, 1)).toBe('allowed');
    expect(call('setsockopt', 3, 6, 31)).toBe(`error ${EPERM}`);
  });

  test('kills foreign architectures and refuses calls nobody knows', () => {
    for (const audit of [0x40000003, 0x40000028, AUDIT[architecture === 'x64' ? 'arm64' : 'x64']])
      expect(decide(filter, { audit, number: 0, args: [] })).toBe('killed');
    expect(decide(filter, { audit: AUDIT[architecture], number: 0x40000000, args: [] })).toBe('killed');
    expect(decide(filter, { audit: AUDIT[architecture], number: 470, args: [] })).toBe(`error ${ENOSYS}`);
    expect(decide(filter, { audit: AUDIT[architecture], number: 63, args: [] })).toBe('allowed');
  });
});

describe('the running kernel', () => {
  const dir = mkdtempSync(join(tmpdir(), 'autoloop-seccomp-'));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));
  const architecture = process.arch as Architecture;

  /** The error number of one call, 0 when it succeeds, under our filter or without. */
  function errorOf(call: Syscall, args: number[], filtered: boolean): number | null {
    const program = join(dir, 'call');
    writeFileSync(program, syscallProgram(architecture, call, args), { mode: 0o755 });
    if (!filtered) return spawnSync(program).status;
    const filter = join(dir, 'filter');
    writeFileSync(filter, seccompFilter(architecture));
    // Only the filter, no namespace and no lost capability: nothing else can be what refuses.
    const options = ['--bind', '/', '/', '--dev-bind', '/dev', '/dev', '--seccomp', '3', '--', program];
    return spawnSync('bwrap', options, { stdio: ['ignore', 'ignore', 'inherit', openSync(filter, 'r')] }).status;
  }

  test.each<[Syscall, number[], number]>([
    ['socket', [40, 1, 0], EAFNOSUPPORT],
    ['ptrace', [0, 0, 0, 0], EPERM],
    ['keyctl', [0, 0xfffffffc, 1], EPERM],
    ['unshare', [0], EPERM],
    ['personality', [0xffffffff], EPERM],
    ['io_uring_setup', [1, 0], EPERM],
    ['name_to_handle_at', [0, 0, 0, 0], EPERM],
    ['clone3', [0, 0], ENOSYS],
    ['openat2', [0, 0, 0, 0], ENOSYS],
    ['ioctl', [0, 0x5412, 0], EPERM],
    ['socket', [16, 3, 12], EPROTONOSUPPORT],
    ['socket', [2, 1, 262], EPROTONOSUPPORT],
    ['fanotify_init', [0, 0], EPERM],
    ['memfd_secret', [0], ENOSYS],
  ])('refuses %s %j', (call, args, error) => {
    expect(errorOf(call, args, true)).toBe(error);
    expect(errorOf(call, args, false)).not.toBe(error);
  });

  test('runs ordinary programs', () => {
    expect(errorOf('socket', [1, 1, 0], true)).toBe(0);
    expect(execFileSync('true').length).toBe(0);
  });
});
