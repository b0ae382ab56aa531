import { type Architecture, type Syscall, syscallNumber } from './syscalls.js';

/**
 * A tiny program that makes one system call and exits with its error number, 0 when the call succeeded: the only way to
 * see whether, say, a VSOCK socket is refused, where nothing but a shell is at hand. An ELF file of 64 bits, little-endian,
 * with one segment (System V ABI, "ELF-64 Object File Format").
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

const HEADER = 64;
const SEGMENT = 56;
const BASE = 0x40_0000;
const MACHINE: Record<Architecture, number> = { x64: 62, arm64: 183 };

function elf(architecture: Architecture, code: Buffer): Buffer {
  const file = Buffer.alloc(HEADER + SEGMENT);
  file.write('\x7fELF', 'latin1');
  file.set([2, 1, 1], 4); // 64 bits, little-endian, version 1
  file.writeUInt16LE(2, 16); // an executable
  file.writeUInt16LE(MACHINE[architecture], 18);
  file.writeUInt32LE(1, 20);
  file.writeBigUInt64LE(BigInt(BASE + file.length), 24); // entry
  file.writeBigUInt64LE(BigInt(HEADER), 32); // where the segments are described
  file.writeUInt16LE(HEADER, 52);
  file.writeUInt16LE(SEGMENT, 54);
  file.writeUInt16LE(1, 56);
  file.writeUInt32LE(1, HEADER); // loaded
  file.writeUInt32LE(5, HEADER + 4); // readable and executable
  file.writeBigUInt64LE(BigInt(BASE), HEADER + 16);
  file.writeBigUInt64LE(BigInt(BASE), HEADER + 24);
  const size = BigInt(file.length + code.length);
  file.writeBigUInt64LE(size, HEADER + 32);
  file.writeBigUInt64LE(size, HEADER + 40);
  file.writeBigUInt64LE(0x1000n, HEADER + 48);
  return Buffer.concat([file, code]);
}

const word = (value: number): number[] => [
  value & 255,
  (value >>> 8) & 255,
  (value >>> 16) & 255,
  (value >>> 24) & 255,
];
