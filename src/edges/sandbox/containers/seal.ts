import { elf, START, word } from '../filter/elf.js';
import { seccompFilter } from '../filter/seccomp.js';
import type { Architecture } from '../filter/syscalls.js';

/** What a seal exits with when the kernel takes no filter, and when the program it is to become cannot be run. */
export const NO_FILTER = 123;
export const NO_PROGRAM = 124;

/**
 * A program that puts our filter of system calls on itself and becomes the program its arguments name. The engines take
 * filters by the names of calls, and a name their library is too old for is left out without a word; so every container
 * begins with this, beside the filter its engine has of its own.
 */
export function sealProgram(architecture: Architecture): Uint8Array {
  const filter = seccompFilter(architecture);
  const code = (table: number) => (architecture === 'x64' ? codeForX64(table) : codeForArm64(table));
  const length = code(0).length;
  const padding = Buffer.alloc((8 - ((START + length) % 8)) % 8);
  const table = START + length + padding.length;
  // `struct sock_fprog`: u16 length in instructions of 8 bytes, then on a boundary of 8 where they are.
  const head = Buffer.alloc(16);
  head.writeUInt16LE(filter.length / 8, 0);
  head.writeBigUInt64LE(BigInt(table + head.length), 8);
  return elf(architecture, Buffer.concat([code(table), padding, head, filter]));
}

/** prctl(PR_SET_NO_NEW_PRIVS, 1), prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, table), execve(argv[1], argv + 1, environ). */
function codeForX64(table: number): Buffer {
  return Buffer.from([
    ...[0x48, 0x89, 0xe3], // mov rbx, rsp
    ...[0xb8, ...word(157), 0xbf, ...word(38), 0xbe, ...word(1)], // eax, edi, esi
    ...[0x31, 0xd2, 0x45, 0x31, 0xd2, 0x45, 0x31, 0xc0], // edx, r10d, r8d: 0
    ...[0x0f, 0x05], // syscall
    ...[0xb8, ...word(157), 0xbf, ...word(22), 0xbe, ...word(2), 0xba, ...word(table)],
    ...[0x0f, 0x05],
    ...[0xbf, ...word(NO_FILTER)], // mov edi
    ...[0x85, 0xc0, 0x75, 0x1b], // test eax, eax; jne to the last two
    ...[0x48, 0x8b, 0x03], // mov rax, [rbx]
    ...[0x48, 0x8d, 0x54, 0xc3, 0x10], // lea rdx, [rbx + rax * 8 + 16]
    ...[0x48, 0x8d, 0x73, 0x10], // lea rsi, [rbx + 16]
    ...[0x48, 0x8b, 0x3e], // mov rdi, [rsi]
    ...[0xb8, ...word(59)],
    ...[0x0f, 0x05],
    ...[0xbf, ...word(NO_PROGRAM)],
    ...[0xb8, ...word(60)], // exit
    ...[0x0f, 0x05],
  ]);
}

function codeForArm64(table: number): Buffer {
  const move = (register: number, value: number): number => 0xd280_0000 | (value << 5) | register; // movz
  const SYSCALL = 0xd400_0001;
  const words = [
    0x9100_03f3, // mov x19, sp
    ...[move(8, 167), move(0, 38), move(1, 1), move(2, 0), move(3, 0), move(4, 0), SYSCALL],
    ...[move(8, 167), move(0, 22), move(1, 2)],
    ...[move(2, table & 0xffff), 0xf2a0_0002 | ((table >>> 16) << 5), SYSCALL], // movz, movk shifted by 16
    move(9, NO_FILTER),
    0xb500_0100, // cbnz x0, to the last three
    0xf940_0262, // ldr x2, [x19]
    0x9100_4261, // add x1, x19, #16
    0x8b02_0c22, // add x2, x1, x2, lsl #3
    0xf940_0020, // ldr x0, [x1]
    ...[move(8, 221), SYSCALL],
    move(9, NO_PROGRAM),
    0xaa09_03e0, // mov x0, x9
    ...[move(8, 93), SYSCALL],
  ];
  return Buffer.from(words.flatMap(word));
}
