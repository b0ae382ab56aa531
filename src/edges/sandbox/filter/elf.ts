import type { Architecture } from './syscalls.js';

const HEADER = 64;
const SEGMENT = 56;
const BASE = 0x40_0000;
const MACHINE: Record<Architecture, number> = { x64: 62, arm64: 183 };

/** Where in memory the byte after the headers lies: the first of the code. */
export const START = BASE + HEADER + SEGMENT;

/**
 * A program of one segment, which begins with `code` and runs from there: an ELF file of 64 bits, little-endian (System V
 * ABI, "ELF-64 Object File Format").
 */
export function elf(architecture: Architecture, code: Buffer): Buffer {
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

/** Four bytes, the lowest first. */
export const word = (value: number): number[] => [
  value & 255,
  (value >>> 8) & 255,
  (value >>> 16) & 255,
  (value >>> 24) & 255,
];
