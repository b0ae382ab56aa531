/**
 * Runs inside a sandbox whose network is opened: listens on loopback ports and hands every connection to a Unix socket,
 * behind which the host decides. The one argument reads `PORT=SOCKET PORT=SOCKET …`; `ready` is printed, and standard
 * output closed, once all ports are open. A bundle of its own, `bridge.js`.
 *
 * It is the agent's equal and no more: the same user in the same namespaces, able to do what the agent can and nothing
 * else. The agent may end it, trace it or speak to the sockets by itself; what may go out is asked behind them, of
 * everybody alike. It reads no file of the agent's, and its own are read-only.
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
    server.on('error', reject); // also later, when there are no descriptors left: that connection is lost, and no other
    server.listen(port, address, resolve);
  });
}

/** Joins two sockets both ways; when one breaks, so does the other. */
function join(client: Socket, host: Socket): void {
  pipeline(client, host, () => {});
  pipeline(host, client, () => {});
}
