import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { NO_FILTER, NO_PROGRAM, sealProgram } from '../../../src/edges/sandbox/containers/seal.js';
import { seccompFilter } from '../../../src/edges/sandbox/filter/seccomp.js';
import { syscallProgram } from '../../../src/edges/sandbox/filter/syscall-program.js';
import type { Architecture, Syscall } from '../../../src/edges/sandbox/filter/syscalls.js';
import { makeRoom } from './places.js';

const { at } = makeRoom();
const here = process.arch as Architecture;
const program = (name: string, bytes: Uint8Array): string => {
  writeFileSync(at(name), bytes, { mode: 0o755 });
  return at(name);
};
const seal = program('seal', sealProgram(here));
const run = (...argv: string[]) => spawnSync(seal, argv, { encoding: 'utf8', env: { GIVEN: 'a b' } });

describe('a sealed program', () => {
  test('is given its arguments and environment, and its end is the end', () => {
    const { stdout, status } = run('/bin/sh', '-c', 'printf "%s|" "$GIVEN" "$@"; exit 7', 'sh', 'one', '', 'two words');
    expect([stdout, status]).toEqual(['a b|one||two words|', 7]);
    expect(run('/bin/sh', '-c', 'kill -KILL $$').signal).toBe('SIGKILL');
  });

  test('has the filter, which allows what it allows', () => {
    const status = run('/bin/sh', '-c', 'cat /proc/self/status').stdout;
    expect(status).toMatch(/^NoNewPrivs:\t1$/m);
    expect(status).toMatch(/^Seccomp:\t2$/m);
    const refused = (call: Syscall, ...args: number[]): boolean => {
      const path = program(call, syscallProgram(here, call, args));
      const sealed = run(path).status;
      return sealed === 1 && sealed !== spawnSync(path).status; // EPERM, and something else without
    };
    expect([refused('add_key', 0, 0, 0), refused('bpf', 99, 0, 0), refused('socket', 1, 1, 0)]).toEqual([
      true,
      true,
      false,
    ]);
  });

  test('that is missing is told from one that fails', () => {
    expect(run('/no/such/program').status).toBe(NO_PROGRAM);
    // A kernel that takes no filter: one whose first instruction is none.
    const broken = Buffer.from(sealProgram(here));
    broken.writeUInt16LE(0xffff, broken.length - seccompFilter(here).length);
    expect(spawnSync(program('broken', broken), ['/bin/true']).status).toBe(NO_FILTER);
  });
});

test('the code for arm64 is what an assembler makes of it', () => {
  const words = Buffer.from(sealProgram('arm64').subarray(120, 120 + 26 * 4));
  // llvm-mc -triple=aarch64: mov x19, sp; prctl twice; cbnz to the last three; execve; exit.
  const assembled =
    'f3030091 e81480d2 c00480d2 210080d2 020080d2 030080d2 040080d2 010000d4 e81480d2 c00280d2 410080d2 ';
  expect(words.subarray(0, 11 * 4).toString('hex')).toBe(assembled.replaceAll(' ', ''));
  const rest =
    '010000d4 690f80d2 000100b5 620240f9 61420091 220c028b 200040f9 a81b80d2 010000d4 890f80d2 e00309aa a80b80d2 010000d4';
  expect(words.subarray(13 * 4).toString('hex')).toBe(rest.replaceAll(' ', ''));
  const [low, high] = [words.readUInt32LE(11 * 4), words.readUInt32LE(12 * 4)]; // movz x2, movk x2 lsl 16
  expect([low & 0xffe0_001f, (high & 0xffe0_001f) >>> 0]).toEqual([0xd280_0002 | 0, 0xf2a0_0002]);
  const table = ((low >>> 5) & 0xffff) + (((high >>> 5) & 0xffff) << 16);
  const program = Buffer.from(sealProgram('arm64'));
  const filter = seccompFilter('arm64');
  expect(program.readUInt16LE(table - 0x40_0000)).toBe(filter.length / 8);
  const address = Number(program.readBigUInt64LE(table - 0x40_0000 + 8));
  expect(program.subarray(address - 0x40_0000)).toEqual(Buffer.from(filter));
});
