import { existsSync, lstatSync, readdirSync, readlinkSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The part of the host that every sandbox sees, all of it read-only. */
export interface Toolchain {
  binds: { from: string; to: string }[];
  links: { target: string; at: string }[];
  /** Files of /proc that tell about the machine rather than about the sandbox; covered. */
  hidden: string[];
  /** Where programs are looked for, in order. */
  path: string[];
}

const PROGRAMS = ['/usr', '/opt', '/nix/store'];
/** Links into /usr on most systems, directories of their own on some. */
const ROOT_FOLDERS = ['bin', 'sbin', 'lib', 'lib32', 'lib64', 'libx32'];
/** Nothing here is a secret or a way to one; user databases and name resolution are made up instead. */
const SETTINGS = [
  'alternatives',
  'ca-certificates',
  'crypto-policies',
  'ld.so.cache',
  'ld.so.conf',
  'ld.so.conf.d',
  'localtime',
  'mime.types',
  'os-release',
  'pki/ca-trust/extracted',
  'pki/tls/cert.pem',
  'pki/tls/certs',
  'protocols',
  'services',
  'ssl/cert.pem',
  'ssl/certs',
  'ssl/openssl.cnf',
  'terminfo',
  'timezone',
];
const HIDDEN = ['kcore', 'keys', 'key-users', 'kmsg', 'kpagecount', 'kpageflags', 'sched_debug', 'timer_list'];
const NODE_HOME = '/toolchain/node';

/** Where every sandbox that sees this machine's programs finds the running Node. */
export function nodeInside(): string {
  const node = realpathSync(process.execPath);
  return PROGRAMS.some((folder) => node.startsWith(`${folder}/`)) ? node : `${NODE_HOME}/bin/node`;
}

export function findToolchain(): Toolchain {
  const binds = PROGRAMS.filter((path) => existsSync(path)).map((path) => ({ from: path, to: path }));
  const links: Toolchain['links'] = [];
  for (const name of ROOT_FOLDERS) {
    const at = `/${name}`;
    const found = lstatSync(at, { throwIfNoEntry: false });
    if (found?.isSymbolicLink()) links.push({ target: readlinkSync(at), at });
    else if (found?.isDirectory()) binds.push({ from: at, to: at });
  }
  const java = readdirSync('/etc').filter((name) => /^java-\d+/.test(name));
  for (const name of [...SETTINGS, ...java]) {
    const from = join('/etc', name);
    if (existsSync(from)) binds.push({ from: realpathSync(from), to: from });
  }
  const path = ['/usr/local/bin', '/usr/bin', '/bin'];
  if (nodeInside().startsWith(`${NODE_HOME}/`)) {
    path.unshift(`${NODE_HOME}/bin`);
    addNode(realpathSync(process.execPath), binds, links);
  }
  const hidden = HIDDEN.map((name) => join('/proc', name)).filter((name) => existsSync(name));
  return { binds, links, hidden, path };
}

/** The running Node with its npm, and not its whole prefix, which may be somebody's home. */
function addNode(node: string, binds: Toolchain['binds'], links: Toolchain['links']): void {
  binds.push({ from: node, to: `${NODE_HOME}/bin/node` });
  const npm = join(dirname(dirname(node)), 'lib/node_modules/npm');
  if (!existsSync(join(npm, 'bin/npm-cli.js'))) return;
  binds.push({ from: realpathSync(npm), to: `${NODE_HOME}/lib/node_modules/npm` });
  for (const name of ['npm', 'npx'])
    links.push({ target: `../lib/node_modules/npm/bin/${name}-cli.js`, at: `${NODE_HOME}/bin/${name}` });
}
