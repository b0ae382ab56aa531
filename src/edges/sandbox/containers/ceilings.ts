import { readFileSync } from 'node:fs';

/** Names of limits as `--ulimit` knows them, by those in /proc/self/limits (proc(5)). */
const NAMES: Readonly<Record<string, string>> = {
  'Max file size': 'fsize',
  'Max data size': 'data',
  'Max core file size': 'core',
  'Max processes': 'nproc',
  'Max open files': 'nofile',
  'Max locked memory': 'memlock',
  'Max msgqueue size': 'msgqueue',
};
const CAP_SYS_RESOURCE = 24n;

/** The most that limits of a process may be set to by us: our own hard limits, or anything with the right to raise them. */
export function ceilings(): Record<string, number> {
  const capabilities = /^CapEff:\s*([0-9a-f]+)$/m.exec(read('/proc/self/status'))?.[1] ?? '0';
  if ((BigInt(`0x${capabilities}`) >> CAP_SYS_RESOURCE) & 1n) return {};
  const lines = read('/proc/self/limits').matchAll(/^(Max [a-z ]+?) {2,}\S+ +(\d+) /gm);
  return Object.fromEntries(
    [...lines].flatMap(([, name = '', hard]) => (NAMES[name] === undefined ? [] : [[NAMES[name], Number(hard)]])),
  );
}

function read(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}
