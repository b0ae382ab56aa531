import { lookup } from 'node:dns/promises';
import { readFileSync } from 'node:fs';
import { connect, createServer, isIP, type Server, type Socket } from 'node:net';
import { pipeline, Transform } from 'node:stream';
import type { NetworkDecision } from '../engine.js';
import { type AllowList, addressAt, type Endpoint, isPrivate } from './addresses.js';
import { type ProxyRequest, requestReader } from './connect-request.js';
import { type Watched, watchClient } from './tls-watch.js';

/** Resolves a name to all its addresses. */
export type Resolve = (host: string) => Promise<string[]>;

/** How names are resolved and how long clients may take, in milliseconds. */
export interface Manners {
  resolve: Resolve;
  /** Until the request and the TLS greeting are there. */
  greeting_ms: number;
  /** Without a byte either way. */
  idle_ms: number;
}

const MANNERS: Manners = {
  resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
  greeting_ms: 30_000,
  idle_ms: 10 * 60_000,
};

/** Open connections of one server; and of all sandboxes of this process, each of which takes two of our descriptors. */
const CONNECTIONS = 256;
const all = { open: 0, most: Math.floor(descriptors() / 4) };

/** After how long without an answer the next address of a name is tried. */
const NEXT_ADDRESS_MS = 2_000;

type Decide = (decision: NetworkDecision) => void;

/** Forwards every connection to one service on the host's loopback, unseen. */
export function forwardTo({ host, port }: Endpoint, decide: Decide, manners: Partial<Manners> = {}): Server {
  return limited({ ...MANNERS, ...manners }, (client) => {
    decide({ host, port, allowed: true, reason: 'a loopback service the plan names' });
    const server = connect({ host, port, allowHalfOpen: true });
    pipeline(client, server, () => {});
    pipeline(server, client, () => {});
  });
}

/**
 * An HTTP proxy that knows CONNECT only: exact host and port of the list, public addresses unless they are named too, and
 * TLS whose server name is the host that was asked for. Names are resolved only when the list has said yes.
 */
export function connectProxy(allow: AllowList, decide: Decide, manners: Partial<Manners> = {}): Server {
  const how = { ...MANNERS, ...manners };
  const asked = new Map<string, Promise<string[]>>();
  // However many ask at once, the resolver is asked once; and what it said is not kept, nor asked for again by the same.
  const resolve: Resolve = (host) => {
    const answer = asked.get(host) ?? how.resolve(host).finally(() => asked.delete(host));
    asked.set(host, answer);
    return answer;
  };
  return limited(how, (client) => void serve(client, allow, decide, { ...how, resolve }));
}

function limited({ idle_ms }: Manners, onConnection: (client: Socket) => void): Server {
  const server = createServer({ allowHalfOpen: true }, (client) => {
    client.on('error', () => client.destroy());
    client.setMaxListeners(20); // two pipelines and we: more than the ten from which on Node suspects a leak
    if (all.open >= all.most) return void client.destroy();
    all.open += 1;
    client.once('close', () => {
      all.open -= 1;
    });
    client.setTimeout(idle_ms, () => client.destroy());
    onConnection(client);
  });
  server.maxConnections = CONNECTIONS;
  return server;
}

async function serve(client: Socket, allow: AllowList, decide: Decide, manners: Manners): Promise<void> {
  const patience = setTimeout(() => client.destroy(), manners.greeting_ms).unref();
  client.once('close', () => clearTimeout(patience));
  const asked = await readUntil(client, [], requestReader());
  if (asked === undefined) return void client.destroy();
  const { host, port } = asked.request;
  const refuse = (reason: string, words: Uint8Array | string): void => {
    decide({ host, port, allowed: false, reason });
    dismiss(client, words);
  };
  const way = await wayTo(asked.request, allow, manners.resolve);
  if ('refused' in way) return refuse(way.refused, forbidden({ host, port }, way.refused));

  client.write('HTTP/1.1 200 Connection established\r\n\r\n');
  const watch = watchClient(host);
  const greeting = await readUntil(client, asked.rest.length > 0 ? [asked.rest] : [], (chunk) => {
    const seen = watch(chunk);
    return 'refused' in seen || seen.pass.length > 0 ? seen : undefined;
  });
  if (greeting === undefined) {
    decide({ host, port, allowed: false, reason: 'no TLS greeting followed' });
    return void client.destroy();
  }
  if ('refused' in greeting)
    return refuse(greeting.refused, greeting.isTls ? UNRECOGNIZED_NAME : forbidden({ host, port }, greeting.refused));
  clearTimeout(patience);
  letThrough(client, greeting.pass, way.addresses, { host, port }, watch, decide);
}

/** Joins the client to the first of the addresses that answers, and goes on watching what it says. */
function letThrough(
  client: Socket,
  first: Buffer[],
  addresses: string[],
  { host, port }: Endpoint,
  watch: (chunk: Buffer) => Watched,
  decide: Decide,
): void {
  const server = connect({
    host,
    port,
    allowHalfOpen: true,
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: NEXT_ADDRESS_MS,
    // The addresses that were judged: the name is not resolved again.
    lookup: (_host, _options, found) =>
      found(
        null,
        addresses.map((address) => ({ address, family: isIP(address) })),
      ),
  });
  let reached = false;
  server.once('connect', () => {
    reached = true;
    decide({ host, port, allowed: true, reason: `on the list, at ${server.remoteAddress}` });
  });
  const watched = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const seen = watch(chunk);
      if ('refused' in seen) {
        decide({ host, port, allowed: false, reason: `later, ${seen.refused}` });
        return done(new Error(seen.refused));
      }
      for (const record of seen.pass) this.push(record);
      done();
    },
  });
  for (const record of first) server.write(record);
  pipeline(client, watched, server, (error) => {
    if (!reached && error)
      decide({ host, port, allowed: true, reason: `on the list, and not reached: ${codeOf(error)}` });
  });
  pipeline(server, client, () => {});
}

/** The addresses of a host that may be reached: all that its name resolves to must be allowed. */
async function wayTo(
  request: ProxyRequest,
  allow: AllowList,
  resolve: Resolve,
): Promise<{ addresses: string[] } | { refused: string }> {
  if (request.is === 'unserved') return { refused: request.why };
  const { host, port } = request;
  if (isIP(host) !== 0) return { refused: 'an address instead of a name' };
  if (!allow.hosts.some((allowed) => allowed.host === host && allowed.port === port))
    return { refused: 'not on the list' };
  const addresses = await resolve(host).catch(() => []);
  const forbidden = addresses.find((address) => isPrivate(address) && !allow.named.has(addressAt(address, port)));
  if (forbidden !== undefined) return { refused: `it resolves to the private address ${forbidden}` };
  return addresses.length === 0 ? { refused: 'its name cannot be resolved' } : { addresses };
}

/** Feeds chunks to `take` until it finds what it looks for; undefined when the client left without. */
function readUntil<T>(client: Socket, first: Buffer[], take: (chunk: Buffer) => T | undefined): Promise<T | undefined> {
  return new Promise((resolve) => {
    const settle = (result: T | undefined): void => {
      client.pause();
      client.off('data', add).off('close', leave).off('end', leave);
      resolve(result);
    };
    const add = (chunk: Buffer): void => {
      const found = take(chunk);
      if (found !== undefined) settle(found);
    };
    const leave = (): void => settle(undefined);
    client.on('data', add).once('close', leave).once('end', leave);
    client.resume();
    if (client.destroyed) leave();
    else first.forEach(add);
  });
}

/** Last words for a client, whose own are no longer read: it may say them for a while, or its answer could be lost. */
function dismiss(client: Socket, words: Uint8Array | string): void {
  client.end(words);
  client.resume();
}

const forbidden = ({ host, port }: Endpoint, why: string): string =>
  'HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n' +
  `autoloop: ${host === '' ? 'the request' : `${host}:${port}`} is refused: ${why}\n`;

/** A fatal alert in TLS's own words: unrecognized_name (RFC 8446 section 6). */
const UNRECOGNIZED_NAME = Buffer.from([21, 3, 3, 0, 2, 2, 112]);

const codeOf = (error: Error): string =>
  'code' in error && typeof error.code === 'string' ? error.code : 'it closed the connection';

/** How many descriptors this process may have open; a careful guess where the system does not say. */
function descriptors(): number {
  try {
    const limits = readFileSync('/proc/self/limits', 'latin1');
    return Number(/^Max open files\s+(\d+)/m.exec(limits)?.[1] ?? 1024);
  } catch {
    return 1024;
  }
}
