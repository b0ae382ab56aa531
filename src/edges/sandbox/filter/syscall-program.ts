import { elf, word } from './elf.js';
import { type Architecture, type Syscall, syscallNumber } from './syscalls.js';

/**
 * A tiny program that makes one system call and exits with its error number, 0 when the call succeeded: the only way to
 * see whether, say, a VSOCK socket is refused, where nothing but a shell is at hand.
 */
export function syscallProgram(architecture: Architecture, call: Syscall, args: readonly number[]): Uint8Array {
  const number = syscallNumber(call, architecture);
  if (number === undefined) throw new RangeError(`${architecture} has no system call ${call}`);
  const code = architecture === 'x64' ? codeForX64(number, args) : codeForArm64(number, args);
  return elf(architecture, code);
}

function codeForX64(number: number, args: readonly number[]): Buffer {
  const move = (opcode: number[], value: number): number[] => [...opcode, ...word(value)];
  const registers = [[0xbf], [0xbe], [0xba], [0x41, 0xba]]; // edi, esi, edx, r10d
  return Buffer.from([
    ...move([0xb8], number), // eax
    ...args.flatMap((value, index) => move(registers[index] ?? [], value)),
    ...[0x0f, 0x05], // syscall
    ...[0x31, 0xff], // xor edi, edi
    ...[0x85, 0xc0], // test eax, eax
    ...[0x79, 0x04], // jns over the next two
    ...[0xf7, 0xd8], // neg eax
    ...[0x89, 0xc7], // mov edi, eax
    ...move([0xb8], 60), // exit
    ...[0x0f, 0x05],
  ]);
}

function codeForArm64(number: number, args: readonly number[]): Buffer {
  const move = (register: number, value: number): number[] => [
    ...word(0xd280_0000 | ((value & 0xffff) << 5) | register), // movz
    ...word(0xf2a0_0000 | ((value >>> 16) << 5) | register), // movk, shifted by 16
  ];
  return Buffer.from([
    ...args.flatMap((value, index) => move(index, value)),
    ...move(8, number),
    ...word(0xd400_0001), // svc #0
    ...word(0xcb00_03e1), // neg x1, x0
    ...word(0xf100_001f), // cmp x0, #0
    ...word(0x9a9f_b020), // csel x0, x1, xzr, lt
    ...move(8, 93), // exit
    ...word(0xd400_0001),
  ]);
}
