import { lookup } from 'node:dns/promises';
import { connect, createServer, isIP, type Server, type Socket } from 'node:net';
import { pipeline } from 'node:stream';
import { type AllowList, type Endpoint, isPrivate } from './addresses.js';
import { serverName } from './client-hello.js';
import type { NetworkDecision } from './engine.js';

/** Resolves a name to all its addresses. */
export type Resolve = (host: string) => Promise<string[]>;

const systemResolve: Resolve = async (host) => (await lookup(host, { all: true })).map(({ address }) => address);

const HEAD_LIMIT = 8 * 1024;
const HELLO_LIMIT = 64 * 1024;
const IDLE_MS = 10 * 60_000;
const CONNECTIONS = 256;

type Decide = (decision: NetworkDecision) => void;

/** Forwards every connection to one service on the host's loopback, unseen. */
export function forwardTo({ host, port }: Endpoint, decide: Decide): Server {
  return limited((client) => {
    decide({ host, port, allowed: true, reason: 'a loopback service the plan names' });
    join(client, connect({ host, port, allowHalfOpen: true }));
  });
}

/**
 * An HTTP proxy that knows CONNECT only: exact host and port of the list, a public address unless its address is named too,
 * and TLS whose server name is the host that was asked for.
 */
export function connectProxy(allow: AllowList, decide: Decide, resolve: Resolve = systemResolve): Server {
  return limited((client) => {
    void serve(client, allow, decide, resolve);
  });
}

function limited(onConnection: (client: Socket) => void): Server {
  const server = createServer({ allowHalfOpen: true }, (client) => {
    client.on('error', () => client.destroy());
    client.setTimeout(IDLE_MS, () => client.destroy());
    onConnection(client);
  });
  server.maxConnections = CONNECTIONS;
  return server;
}

async function serve(client: Socket, allow: AllowList, decide: Decide, resolve: Resolve): Promise<void> {
  const head = await collect(client, Buffer.alloc(0), readHead, HEAD_LIMIT);
  if (head === undefined) return void client.destroy();
  const request = head.found.request;
  const { host, port } = request ?? { host: '', port: 0 };
  const refused = request === null ? 'only CONNECT host:port is served' : await whyRefused(request, allow);
  const address = refused === undefined ? await reach({ host, port }, allow, resolve) : { refused };
  if ('refused' in address) {
    decide({ host, port, allowed: false, reason: address.refused });
    const status = `HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain\r\nConnection: close\r\n`;
    return void client.end(`${status}\r\nautoloop: ${host}:${port} refused: ${address.refused}\n`);
  }
  client.write('HTTP/1.1 200 Connection established\r\n\r\n');
  const hello = await collect(client, head.bytes.subarray(head.found.length), readHello, HELLO_LIMIT);
  if (hello?.found.name !== host) {
    const name = hello?.found.name;
    const reason =
      name === undefined || name === null ? 'no TLS server name followed' : `TLS asks for ${printable(name)}`;
    decide({ host, port, allowed: false, reason });
    return void client.destroy();
  }
  decide({ host, port, allowed: true, reason: `on the list, at ${address.address}` });
  const server = connect({ host: address.address, port, allowHalfOpen: true });
  server.write(hello.bytes);
  join(client, server);
}

async function whyRefused({ host, port }: Endpoint, allow: AllowList): Promise<string | undefined> {
  if (isIP(host) !== 0) return 'an address instead of a name';
  if (!allow.hosts.some((allowed) => allowed.host === host && allowed.port === port)) return 'not on the list';
  return undefined;
}

/** The one address to connect to. All that the name resolves to must be allowed, and it is not resolved again. */
async function reach(
  { host, port }: Endpoint,
  allow: AllowList,
  resolve: Resolve,
): Promise<{ address: string } | { refused: string }> {
  const addresses = await resolve(host).catch(() => []);
  const forbidden = addresses.find((address) => isPrivate(address) && !allow.named.has(`${address} ${port}`));
  if (forbidden !== undefined) return { refused: `it resolves to the private address ${forbidden}` };
  const [address] = addresses;
  return address === undefined ? { refused: 'its name cannot be resolved' } : { address };
}

interface Head {
  request: Endpoint | null;
  length: number;
}

/** The first line of the request once its head is complete. */
function readHead(bytes: Buffer): Head | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const match = /^CONNECT (?:\[([0-9a-f:.]+)\]|([a-z0-9.-]{1,253})):(\d{1,5}) HTTP\/1\.[01]\r\n/i.exec(
    bytes.toString('latin1', 0, end + 2),
  );
  const host = (match?.[1] ?? match?.[2])?.toLowerCase();
  const port = Number(match?.[3]);
  return { request: host === undefined || port > 65_535 ? null : { host, port }, length: end + 4 };
}

function readHello(bytes: Buffer): { name: string | null } | undefined {
  const name = serverName(bytes);
  return name === undefined ? undefined : { name };
}

/** Reads until `parse` finds what it looks for; undefined when the client left or sent more than `limit` without. */
function collect<T>(
  client: Socket,
  first: Buffer,
  parse: (bytes: Buffer) => T | undefined,
  limit: number,
): Promise<{ found: T; bytes: Buffer } | undefined> {
  return new Promise((resolve) => {
    let bytes = first;
    const settle = (result: { found: T; bytes: Buffer } | undefined): void => {
      client.pause();
      client.off('data', add).off('close', leave).off('end', leave);
      resolve(result);
    };
    const look = (): void => {
      const found = parse(bytes);
      if (found !== undefined) settle({ found, bytes });
      else if (bytes.length > limit) settle(undefined);
    };
    const add = (chunk: Buffer): void => {
      bytes = Buffer.concat([bytes, chunk]);
      look();
    };
    const leave = (): void => settle(undefined);
    client.on('data', add).once('close', leave).once('end', leave);
    client.resume();
    if (bytes.length > 0) look();
  });
}

/** Joins two sockets both ways; when one breaks, so does the other. */
function join(client: Socket, server: Socket): void {
  pipeline(client, server, () => {});
  pipeline(server, client, () => {});
}

const printable = (name: string): string => name.replace(/[^\w.-]/g, '?').slice(0, 253);
