import { closeSync, openSync, readSync, realpathSync } from 'node:fs';
import { AutoloopError } from '../../../core/error.js';
import { captureAgainIfKilled } from '../../process/capture.js';

/** This machine's Node, so that it starts where nothing of this machine is: not its C library, nor its loader. */
export interface CarriedNode {
  /** Host files and where they are shown, read-only. */
  mounts: { from: string; to: string }[];
  /** The words that start it, before its own arguments. */
  argv: string[];
}

const FOLDER = '/toolchain/carried';

/**
 * Brings the running Node with the loader and the libraries it is linked with, which the loader itself lists; glibc's and
 * musl's both know `--list` and `--library-path`. A static one needs nothing. Throws `AutoloopError` `node-not-carried`.
 */
export async function carryNode(program = realpathSync(process.execPath)): Promise<CarriedNode> {
  const node = { from: program, to: `${FOLDER}/node` };
  const loader = loaderOf(program);
  if (loader === undefined) return { mounts: [node], argv: [node.to] };
  const { ended, stdout } = await captureAgainIfKilled(loader, ['--list', program], { env: {} });
  const listed = Buffer.from(stdout).toString();
  if (ended.how !== 'exited' || ended.code !== 0 || listed.includes('not found'))
    throw new AutoloopError('environment', 'node-not-carried', `the libraries of ${program} cannot be found`, {
      hint: 'An image without this machine’s programs needs them for its way to `sandbox.network`. Install Node from a package that starts without LD_LIBRARY_PATH.',
    });
  const libraries = [...listed.matchAll(/^\s*(\S+) => (\/\S*)/gm)].flatMap(([, name, from]) =>
    name === undefined || from === undefined ? [] : [{ from: realpathSync(from), to: `${FOLDER}/lib/${name}` }],
  );
  const start = { from: realpathSync(loader), to: `${FOLDER}/loader` };
  return {
    mounts: [
      node,
      start,
      ...libraries.filter(({ to }, index) => libraries.findIndex((one) => one.to === to) === index),
    ],
    argv: [start.to, '--library-path', `${FOLDER}/lib`, node.to],
  };
}

const ELF = 0x7f454c46;
const PROGRAM_INTERPRETER = 3;

/** The loader that an ELF file of this machine's byte order names (elf(5), PT_INTERP); undefined for a static one. */
function loaderOf(path: string): string | undefined {
  const file = openSync(path, 'r');
  try {
    const read = (position: number, length: number): Buffer => {
      const bytes = Buffer.alloc(length);
      readSync(file, bytes, 0, length, position);
      return bytes;
    };
    const header = read(0, 64);
    if (header.readUInt32BE(0) !== ELF) return undefined;
    const [size, count] = [header.readUInt16LE(54), header.readUInt16LE(56)];
    for (let index = 0; index < count; index += 1) {
      const entry = read(Number(header.readBigUInt64LE(32)) + index * size, size);
      if (entry.readUInt32LE(0) !== PROGRAM_INTERPRETER) continue;
      const name = read(Number(entry.readBigUInt64LE(8)), Number(entry.readBigUInt64LE(32)));
      return name.toString('utf8').replace(/\0.*$/s, '');
    }
    return undefined;
  } finally {
    closeSync(file);
  }
}
