import { existsSync, readFileSync } from 'node:fs';
import { chmod, chown, mkdir } from 'node:fs/promises';
import type { Server, Socket } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AutoloopError } from '../../../core/error.js';
import { shellWord } from '../../process/shell-word.js';
import type { SandboxPlan } from '../engine.js';
import type { Launch } from '../launch.js';
import type { Owner } from '../owner.js';
import type { View } from '../policy.js';
import { LONGEST_SOCKET_PATH } from '../scratch.js';
import { nodeInside } from '../toolchain.js';
import { parseAllowList } from './addresses.js';
import { carryNode } from './carried-node.js';
import { connectProxy, forwardTo } from './proxy.js';

/**
 * The way out of a sandbox that has one. The sandbox keeps its empty network namespace; Unix sockets in a directory it
 * sees read-only lead to servers in our process, and a bridge inside listens on loopback ports for programs that know
 * nothing of Unix sockets.
 */
export interface Network {
  mounts: View['mounts'];
  files: View['files'];
  env: Record<string, string>;
  bridge: Launch['bridge'];
  close(): Promise<void>;
}

const SOCKETS = '/autoloop/network';
/** `.mjs`, because inside no package.json says that this is a module. */
const BRIDGE = '/autoloop/bridge.mjs';
/** Starts it, with none of the variables with which an image or the agent's settings steer a program's start. */
const START = '/autoloop/bridge.sh';
const PROXY_PORT = 3128;

/** Throws `AutoloopError` `network-entry`, `socket-path`, `node-not-carried`; nothing is left open then. */
export async function openNetwork(
  plan: Pick<SandboxPlan, 'network' | 'onDecision' | 'image'>,
  scratch: string,
  owner: Owner | undefined,
): Promise<Network> {
  if (plan.network === 'none' || plan.network.length === 0)
    return { mounts: [], files: [], env: {}, bridge: undefined, close: async () => {} };
  const allow = parseAllowList(plan.network);
  const decide = plan.onDecision ?? (() => {});
  // An image has its own programs, and perhaps no Node, no C library even; so the bridge brings what it needs.
  const node = plan.image === undefined ? { mounts: [], argv: [nodeInside()] } : await carryNode();
  const program = readFileSync(bridgeProgram());
  const folder = join(scratch, 'network');
  await mkdir(folder);
  await chmod(folder, 0o755); // whatever the umask

  const servers: { server: Server; port: number; name: string }[] = allow.services.map((service) => ({
    server: forwardTo(service, decide),
    port: service.port,
    name: `service-${service.port}`,
  }));
  const env: Record<string, string> = {};
  if (allow.hosts.length > 0) {
    const port = freePort(allow.services.map((service) => service.port));
    servers.push({ server: connectProxy(allow, decide), port, name: 'proxy' });
    const url = `http://127.0.0.1:${port}`;
    for (const name of ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY'])
      Object.assign(env, { [name]: url, [name.toLowerCase()]: url });
    for (const name of ['NO_PROXY', 'no_proxy']) env[name] = 'localhost,127.0.0.1,::1';
    env.NODE_USE_ENV_PROXY = '1'; // Node's own fetch heeds the variables only when told to
  }
  const sockets = new Set<Socket>();
  for (const { server } of servers) {
    server.on('connection', (socket) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    });
  }
  const close = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    await Promise.all(servers.map(({ server }) => new Promise((resolve) => server.close(resolve))));
  };
  try {
    for (const { server, name } of servers) await listen(server, join(folder, name), owner);
  } catch (error) {
    await close(); // those that listen already would keep this process alive
    throw error;
  }
  return {
    mounts: [{ from: folder, to: SOCKETS }, ...node.mounts].map((mount) => ({ ...mount, writable: false })),
    files: [
      { at: BRIDGE, content: program },
      { at: START, content: startOf(node.argv) },
    ],
    env,
    bridge: ['/bin/sh', START, servers.map(({ port, name }) => `${port}=${SOCKETS}/${name}`).join(' ')],
    close,
  };
}

const STEERING = 'NODE_OPTIONS NODE_PATH NODE_EXTRA_CA_CERTS LD_PRELOAD LD_LIBRARY_PATH LD_AUDIT';
/** Small: it shares the sandbox's limits with the command. */
const SMALL = '--v8-pool-size=0 --max-old-space-size=64';

const startOf = (node: readonly string[]): string =>
  `unset ${STEERING}\nexec ${node.map(shellWord).join(' ')} ${SMALL} ${BRIDGE} "$1"\n`;

function freePort(taken: readonly number[]): number {
  let port = PROXY_PORT;
  while (taken.includes(port)) port += 1;
  return port;
}

/** Only the sandbox's user may connect; others cannot even while the owner has not changed yet, for want of write permission. */
async function listen(server: Server, path: string, owner: Owner | undefined): Promise<void> {
  // Node cuts a longer path off without a word.
  if (Buffer.byteLength(path) > LONGEST_SOCKET_PATH)
    throw new AutoloopError('environment', 'socket-path', `The path of a socket is too long: ${path}`, {
      hint: 'Make /tmp writable, or set TMPDIR to a shorter path.',
    });
  await new Promise<void>((resolve, reject) => {
    server.on('error', reject); // also later, when we have no descriptors left: that connection is lost, and no other
    server.listen(path, resolve);
  });
  await chmod(path, 0o600);
  if (owner !== undefined) await chown(path, owner.uid, owner.gid);
}

/** A bundle of its own: beside this module when bundled too, in dist/ when this runs from source. */
function bridgeProgram(): string {
  const beside = fileURLToPath(new URL('./bridge.js', import.meta.url));
  return existsSync(beside) ? beside : fileURLToPath(new URL('../../../../dist/bridge.js', import.meta.url));
}
