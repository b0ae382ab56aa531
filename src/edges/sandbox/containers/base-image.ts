import { createHash } from 'node:crypto';
import { foldersAbove } from '../held.js';
import type { Toolchain } from '../toolchain.js';

/** An image of nothing but folders and links, on which this machine's programs are mounted. */
export interface BaseImage {
  /** Named after its content, so that another machine's or version's is never taken for it. */
  name: string;
  tar: Uint8Array;
}

/** runc gives a file system in memory the mode of the folder it covers, whatever mode it was asked for. */
const OPEN_FOLDERS = { 'home/agent': '0777', tmp: '1777' };
const FOLDERS = ['autoloop', 'base-objects', 'dev', 'etc', 'gitdir', 'home', 'proc', 'sys', 'var', 'work'];

/** The root that bubblewrap makes for each start, as a layer. */
export function baseImage({ links }: Pick<Toolchain, 'links'>): BaseImage {
  const all = [...links, { target: '../tmp', at: '/var/tmp' }].map(({ target, at }) => ({ target, at: at.slice(1) }));
  const folders = new Map<string, string>(Object.entries(OPEN_FOLDERS));
  for (const folder of [...FOLDERS, ...all.flatMap(({ at }) => foldersAbove(at))]) folders.set(folder, '0755');
  const tar = Buffer.concat([
    ...[...folders].sort().map(([folder, mode]) => header(`${folder}/`, mode, '')),
    ...all.map(({ at, target }) => header(at, '0777', target)),
    Buffer.alloc(1024),
  ]);
  const digest = createHash('sha256').update(tar).digest('hex').slice(0, 12);
  return { name: `localhost/autoloop-base:${digest}`, tar };
}

/** The block of a folder, or of a link where there is a target (POSIX.1-2017, pax, "ustar Interchange Format"). */
function header(name: string, mode: string, target: string): Buffer {
  const block = Buffer.alloc(512);
  block.write(name, 0, 100);
  block.write(`000${mode}`, 100);
  for (const [at, length] of [
    [108, 8],
    [116, 8],
    [124, 12],
    [136, 12],
  ] as const)
    block.write('0'.repeat(length - 1), at);
  block.write('        ', 148); // as which the checksum counts itself
  block.write(target === '' ? '5' : '2', 156);
  block.write(target, 157, 100);
  block.write('ustar\x0000', 257);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}
