/** Services of a host that tell its secret to whoever asks, and note that somebody did. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { chmodSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { networkInterfaces } from 'node:os';

export type Service = 'abstract' | 'path' | 'loopback' | 'loopback6' | 'address' | 'datagram';

export interface Services {
  port: number;
  /** Of a proxy that refuses nothing. */
  proxy: number;
  reached: Set<Service>;
  close(): Promise<void>;
}

const interfaces = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
/** An address that this machine has in its network, if it is in one. */
export const ADDRESS = interfaces.find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
export const hasIPv6 = (): boolean => interfaces.some(({ address }) => address === '::1');

export async function serve(secret: string, marker: string, path: string): Promise<Services> {
  const reached: Services['reached'] = new Set();
  const open = new Set<Socket>();
  const server = (name: Service): Server =>
    createServer((socket) => {
      reached.add(name);
      open.add(socket.on('error', () => {}).on('close', () => open.delete(socket)));
      socket.end(secret);
    });
  const loopback = server('loopback').listen(0, '127.0.0.1');
  await once(loopback, 'listening');
  const { port } = loopback.address() as AddressInfo;
  const proxy = createServer((client) => {
    open.add(client.on('close', () => open.delete(client)));
    obey(client);
  }).listen(0, '127.0.0.1');
  const servers = [proxy, server('abstract').listen(`\0${marker}`), server('path').listen(path)];
  if (hasIPv6()) servers.push(server('loopback6').listen({ port, host: '::1', ipv6Only: true }));
  if (ADDRESS !== undefined) servers.push(server('address').listen(port, ADDRESS));
  await Promise.all(servers.map((one) => once(one, 'listening')));
  chmodSync(path, 0o777);
  const datagrams = createSocket('udp4', () => reached.add('datagram')).bind(port, '127.0.0.1');
  await once(datagrams, 'listening');
  const close = async (): Promise<void> => {
    datagrams.close();
    for (const socket of open) socket.destroy(); // a client may be stopped, or never read
    await Promise.all([loopback, ...servers].map((one) => new Promise((resolve) => one.close(resolve))));
  };
  return { port, proxy: (proxy.address() as AddressInfo).port, reached, close };
}

/** Connects to whatever a `CONNECT` names, as a proxy does that asks nothing. */
function obey(client: Socket): void {
  client
    .on('error', () => {})
    .once('data', (request) => {
      const [, host, port] = /^CONNECT (\S+):(\d+) /.exec(request.toString('latin1')) ?? [];
      if (host === undefined) return void client.destroy();
      const target = connect(Number(port), host.replace(/^\[|\]$/g, ''), () => client.write('HTTP/1.1 200 OK\r\n\r\n'));
      target.on('error', () => client.destroy()).pipe(client);
      client.on('close', () => target.destroy());
    });
}
