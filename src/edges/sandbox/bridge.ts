/**
 * Runs inside a sandbox whose network is opened: listens on loopback ports and hands every connection to a Unix socket,
 * behind which the host decides. The one argument reads `PORT=SOCKET PORT=SOCKET …`; `ready` is printed, and standard
 * output closed, once all ports are open. A bundle of its own, `bridge.js`.
 */
import { closeSync, writeSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { pipeline } from 'node:stream';

const services = (process.argv[2] ?? '').split(' ').map((pair) => {
  const [port = '', socket = ''] = pair.split('=');
  return { port: Number(port), socket };
});

for (const service of services) {
  await listen(service, '127.0.0.1');
  await listen(service, '::1').catch(() => {}); // a kernel without IPv6
}
writeSync(1, 'ready');
closeSync(1);

function listen({ port, socket }: { port: number; socket: string }, address: string): Promise<void> {
  const server = createServer({ allowHalfOpen: true }, (client) =>
    join(client, connect({ path: socket, allowHalfOpen: true })),
  );
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, resolve);
  });
}

/** Joins two sockets both ways; when one breaks, so does the other. */
function join(client: Socket, host: Socket): void {
  pipeline(client, host, () => {});
  pipeline(host, client, () => {});
}
