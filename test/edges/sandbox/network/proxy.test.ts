import { createSocket, type RemoteInfo } from 'node:dgram';
import { Resolver } from 'node:dns/promises';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import {
  type ConnectionOptions,
  connect as connectTls,
  createServer as createTlsServer,
  type TLSSocket,
} from 'node:tls';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import type { NetworkDecision } from '../../../../src/edges/sandbox/index.js';
import { parseAllowList } from '../../../../src/edges/sandbox/network/addresses.js';
import { connectProxy, forwardTo, type Manners } from '../../../../src/edges/sandbox/network/proxy.js';
import { certificateFor } from '../../../support/certificate.js';
import { until } from '../../../support/until.js';
import { makeRoom } from '../places.js';

const { at, folder } = makeRoom();
const HOST = 'api.example.com';
const certificate = certificateFor(folder('certificate'), HOST);
const ca = readFileSync(certificate.ca);

const sockets = new Set<Socket>();
async function listening(server: Server, ...where: [number, string] | [string]): Promise<number> {
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).once('close', () => sockets.delete(socket));
  });
  if (where.length === 1) server.listen(where[0]);
  else server.listen(...where);
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  return typeof address === 'object' ? (address as AddressInfo).port : 0;
}
afterAll(() => {
  for (const socket of sockets) socket.destroy();
});

/** A TLS server that echoes, counts who came, and says which protocol was agreed upon. */
async function tlsServer(more: object = {}): Promise<{ port: number; came: () => number; greeted: string[] }> {
  const greeted: string[] = [];
  let came = 0;
  const server = createTlsServer({ ...certificate, ALPNProtocols: ['h2', 'http/1.1'], ...more }, (socket) => {
    greeted.push(`${socket.servername} ${socket.alpnProtocol}`);
    socket.on('error', () => {}).pipe(socket);
  });
  server.on('connection', () => {
    came += 1;
  });
  server.on('tlsClientError', () => {});
  return { port: await listening(server, 0, '127.0.0.1'), came: () => came, greeted };
}

/** Node's own words about us, which a user would see. */
const warnings: string[] = [];
process.on('warning', ({ name }) => warnings.push(name));
afterAll(() => expect(warnings).not.toContain('MaxListenersExceededWarning'));

let made = 0;
/** A proxy that lets HOST out at `port`, whose name resolves to this machine; and what it decided. */
async function proxyTo(port: number, manners: Partial<Manners> = {}, ...more: string[]) {
  const decisions: NetworkDecision[] = [];
  const allow = parseAllowList([`${HOST}:${port}`, ...more]);
  const path = at(`proxy-${++made}`);
  const resolved: string[] = [];
  const resolve = async (host: string) => {
    resolved.push(host);
    return ['127.0.0.1'];
  };
  await listening(
    connectProxy(allow, (decision) => decisions.push(decision), { resolve, ...manners }),
    path,
  );
  return { path, decisions, resolved };
}

function dial(path: string): Socket {
  const socket = connect(path);
  socket.on('error', () => {});
  sockets.add(socket);
  return socket;
}

/** Everything that comes until the other side ends. */
async function rest(socket: Socket): Promise<string> {
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk));
  await once(socket, 'close');
  return Buffer.concat(chunks).toString('latin1');
}

/** Says `bytes` and hears the answer to its end. */
async function say(path: string, bytes: string): Promise<string> {
  const socket = dial(path);
  socket.write(bytes, 'latin1');
  return rest(socket);
}

async function tunnel(path: string, target: string): Promise<Socket> {
  const socket = dial(path);
  socket.write(`CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n\r\n`);
  const [answer] = (await once(socket, 'data')) as [Buffer];
  expect(answer.toString('latin1')).toBe('HTTP/1.1 200 Connection established\r\n\r\n');
  return socket;
}

async function secure(path: string, target: string, options: ConnectionOptions = {}): Promise<TLSSocket> {
  const tls = connectTls({ socket: await tunnel(path, target), servername: HOST, ca, ...options });
  await once(tls, 'secureConnect');
  return tls;
}

const here = (port: number): string => `127.0.0.1:${port}`;

describe('who asks for a host of the list', () => {
  test('speaks with it, and with nobody in between', async () => {
    const server = await tlsServer();
    const { path, decisions } = await proxyTo(server.port, {}, here(server.port));
    const tls = await secure(path, `${HOST}:${server.port}`, { ALPNProtocols: ['h2'] });
    expect([tls.authorized, tls.alpnProtocol]).toEqual([true, 'h2']);
    const sent = Buffer.alloc(3_000_000, 'long enough for many records ');
    tls.end(sent);
    expect((await rest(tls)) === sent.toString('latin1')).toBe(true);
    expect(server.greeted).toEqual([`${HOST} h2`]);
    expect(decisions).toEqual([{ host: HOST, port: server.port, allowed: true, reason: 'on the list, at 127.0.0.1' }]);
  });

  test('may write it as it likes, in capitals and with fields of its own', async () => {
    const server = await tlsServer();
    const { path, decisions } = await proxyTo(server.port, {}, here(server.port));
    (await secure(path, `API.Example.COM:${server.port}`)).destroy();
    const socket = dial(path);
    socket.write(
      `CONNECT ${HOST}:${server.port} HTTP/1.0\r\nHost: evil.example.com\r\nX-Forwarded-Host: evil.example.com\r\n\r\n`,
    );
    await once(socket, 'data');
    socket.destroy();
    await until(() => decisions.length === 2);
    expect(decisions.map(({ host, allowed }) => [host, allowed])).toEqual([
      [HOST, true],
      [HOST, false], // it left without a greeting
    ]);
  });

  test('may greet twice when the server asks for it', async () => {
    const server = await tlsServer({ ecdhCurve: 'P-384', minVersion: 'TLSv1.3' });
    const { path, decisions } = await proxyTo(server.port, {}, here(server.port));
    const tls = await secure(path, `${HOST}:${server.port}`, { ecdhCurve: 'X25519:P-384' });
    expect([tls.authorized, tls.getEphemeralKeyInfo()]).toMatchObject([true, { name: 'secp384r1' }]);
    tls.end('twice');
    expect(await rest(tls)).toBe('twice');
    expect(decisions).toMatchObject([{ allowed: true }]);
  });

  test('may resume a session of TLS 1.2', async () => {
    const server = await tlsServer({ maxVersion: 'TLSv1.2' });
    const { path } = await proxyTo(server.port, {}, here(server.port));
    const once12 = await secure(path, `${HOST}:${server.port}`);
    const session = once12.getSession();
    once12.end();
    await rest(once12);
    for (let round = 0; round < 20; round++) {
      const again = await secure(path, `${HOST}:${server.port}`, session ? { session } : {});
      expect(again.isSessionReused()).toBe(true);
      again.end('again');
      expect(await rest(again)).toBe('again');
    }
  });

  test('may send its greeting with the request, and in pieces', async () => {
    const server = await tlsServer();
    const { path } = await proxyTo(server.port, {}, here(server.port));
    const recorded = createServer();
    const port = await listening(recorded, 0, '127.0.0.1');
    connectTls({ port, host: '127.0.0.1', servername: HOST }).on('error', () => {});
    const [peer] = (await once(recorded, 'connection')) as [Socket];
    const [hello] = (await once(peer, 'data')) as [Buffer];
    const head = Buffer.from(`CONNECT ${HOST}:${server.port} HTTP/1.1\r\n\r\n`);
    for (const pieces of [
      [Buffer.concat([head, hello])],
      [...Buffer.concat([head, hello])].map((byte) => Buffer.from([byte])),
    ]) {
      const socket = dial(path);
      socket.setNoDelay();
      for (const piece of pieces) {
        socket.write(piece);
        await new Promise((resolve) => setImmediate(resolve));
      }
      let heard = Buffer.alloc(0);
      socket.on('data', (chunk) => {
        heard = Buffer.concat([heard, chunk]);
      });
      await until(() => heard.includes('established\r\n\r\n\x16\x03\x03')); // and then the server's handshake
      socket.destroy();
    }
  });

  test('is told when the host cannot be reached, in the record', async () => {
    const closed = createServer();
    const port = await listening(closed, 0, '127.0.0.1');
    closed.close();
    const { path, decisions } = await proxyTo(port, {}, here(port));
    const tls = connectTls({ socket: await tunnel(path, `${HOST}:${port}`), servername: HOST, ca });
    await once(tls, 'error');
    expect(decisions).toMatchObject([{ allowed: true, reason: 'on the list, and not reached: ECONNREFUSED' }]);
  });

  test('reaches the next of its addresses when one does not answer', async () => {
    const server = await tlsServer();
    const resolve = async () => ['127.0.0.2', '127.0.0.1'];
    const { path, decisions } = await proxyTo(server.port, { resolve }, here(server.port), `127.0.0.2:${server.port}`);
    (await secure(path, `${HOST}:${server.port}`)).destroy();
    expect(decisions).toMatchObject([{ reason: 'on the list, at 127.0.0.1' }]);
  });
});

describe('who asks for anything else', () => {
  const refusals: [asked: string, host: string, why: string][] = [
    ['CONNECT other.example.com:PORT', 'other.example.com', 'not on the list'],
    [`CONNECT sub.${HOST}:PORT`, `sub.${HOST}`, 'not on the list'],
    [`CONNECT ${HOST}.:PORT`, `${HOST}.`, 'not on the list'],
    [`CONNECT ${HOST}:22`, HOST, 'not on the list'],
    [`CONNECT ${HOST}`, '', 'CONNECT names no plain host and port'],
    [`CONNECT ${HOST}:0`, '', 'CONNECT names no plain host and port'],
    [`CONNECT ${HOST}:65536`, '', 'CONNECT names no plain host and port'],
    [`CONNECT ${HOST}:99999999`, '', 'CONNECT names no plain host and port'],
    [`CONNECT user@${HOST}:PORT`, '', 'CONNECT names no plain host and port'],
    ['CONNECT b\u00fccher.example:PORT', '', 'CONNECT names no plain host and port'],
    ['CONNECT xn--bcher-kva.example:PORT', 'xn--bcher-kva.example', 'not on the list'],
    ['CONNECT 127.0.0.1:PORT', '127.0.0.1', 'an address instead of a name'],
    ['CONNECT [::1]:PORT', '::1', 'an address instead of a name'],
    ['CONNECT [::ffff:127.0.0.1]:PORT', '::ffff:127.0.0.1', 'an address instead of a name'],
    ['CONNECT 2130706433:PORT', '2130706433', 'not on the list'],
    ['CONNECT 0177.0.0.1:PORT', '0177.0.0.1', 'not on the list'],
    ['CONNECT 0x7f.1:PORT', '0x7f.1', 'not on the list'],
    [`GET http://${HOST}:PORT/`, HOST, 'plain HTTP is not let out, only HTTPS, which says whom it asks for'],
    [`POST http://${HOST}/path?query`, HOST, 'plain HTTP is not let out, only HTTPS, which says whom it asks for'],
    [`GET https://${HOST}:PORT/`, '', 'only CONNECT host:port is served'],
    ['GET /', '', 'only CONNECT host:port is served'],
    ['nonsense', '', 'only CONNECT host:port is served'],
  ];

  test.each(refusals)('%s is told so, and nobody resolves or hears it', async (asked, host, why) => {
    const server = await tlsServer();
    const { path, decisions, resolved } = await proxyTo(server.port, {}, here(server.port));
    const line = asked.replace('PORT', String(server.port));
    const answer = await say(path, `${line} HTTP/1.1\r\nHost: ${HOST}:${server.port}\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 403 Forbidden\r\n/);
    expect(answer.trimEnd().endsWith(`refused: ${why}`), answer).toBe(true);
    expect(decisions).toMatchObject([{ host, allowed: false, reason: why }]);
    expect([resolved, server.came()]).toEqual([[], 0]);
  });

  test('a request that is too long is refused', async () => {
    const { path } = await proxyTo(443);
    expect(await say(path, `CONNECT ${HOST}:443 HTTP/1.1\r\nX: ${'y'.repeat(9_000)}`)).toContain(
      'its request is too long',
    );
  });

  test('TLS under another name, or none, is answered in TLS; what is no TLS in plain words; the host hears nothing', async () => {
    const server = await tlsServer();
    const { path, decisions } = await proxyTo(server.port, {}, here(server.port));
    const target = `${HOST}:${server.port}`;
    for (const servername of ['evil.example.com', '']) {
      const tls = connectTls({ socket: await tunnel(path, target), servername, rejectUnauthorized: false });
      const [error] = (await once(tls, 'error')) as [Error];
      expect(error.message).toContain('unrecognized name');
    }
    const socket = await tunnel(path, target);
    socket.write('GET / HTTP/1.1\r\nHost: api.example.com\r\n\r\n');
    expect(await rest(socket)).toContain('is refused: what followed is no TLS');
    (await tunnel(path, target)).destroy();
    await until(() => decisions.length === 4);
    expect(decisions.map(({ allowed, reason }) => [allowed, reason])).toEqual([
      [false, 'TLS asks for evil.example.com'],
      [false, 'the TLS greeting names no server'],
      [false, 'what followed is no TLS'],
      [false, 'no TLS greeting followed'],
    ]);
    expect(server.came()).toBe(0);
  });

  test('a second greeting under another name does not get there', async () => {
    const heard: Buffer[] = [];
    const server = createServer((socket) => socket.on('data', (chunk) => heard.push(chunk)));
    const port = await listening(server, 0, '127.0.0.1');
    const { path, decisions } = await proxyTo(port, {}, here(port));
    const greet = async (name: string): Promise<Buffer> => {
      const fake = createServer();
      const to = await listening(fake, 0, '127.0.0.1');
      connectTls({ port: to, host: '127.0.0.1', servername: name }).on('error', () => {});
      const [peer] = (await once(fake, 'connection')) as [Socket];
      const [hello] = (await once(peer, 'data')) as [Buffer];
      return hello;
    };
    const socket = await tunnel(path, `${HOST}:${port}`);
    const first = await greet(HOST);
    socket.write(first);
    await until(() => Buffer.concat(heard).length === first.length);
    socket.write(await greet('evil.example.com'));
    await once(socket, 'close');
    expect(Buffer.concat(heard)).toEqual(first);
    expect(decisions.map(({ reason }) => reason)).toEqual([
      'on the list, at 127.0.0.1',
      'later, TLS asks for evil.example.com',
    ]);
  });
});

describe('a name of the list', () => {
  test.each([
    ['127.0.0.1'],
    ['93.184.216.34', '10.0.0.1'],
    ['0.0.0.0'],
    ['169.254.169.254'],
    ['100.100.100.200'],
    ['192.168.1.1'],
    ['::'],
    ['::1'],
    ['::ffff:127.0.0.1'],
    ['::ffff:7f00:1'],
    ['::127.0.0.1'],
    ['64:ff9b::7f00:1'],
    ['64:ff9b:1::a00:1'],
    ['fe80::1'],
    ['fe80::1%lo'],
    ['fd00:ec2::254'],
    ['2002:7f00:1::'],
    ['2001:0:7f00:1::'],
    ['93.184.216.34', 'no address'],
  ])('is refused when it resolves to %s %s', async (...addresses: string[]) => {
    const { path, decisions } = await proxyTo(443, { resolve: async () => addresses });
    expect(await say(path, `CONNECT ${HOST}:443 HTTP/1.1\r\n\r\n`)).toContain('resolves to the private address');
    expect(decisions).toMatchObject([{ allowed: false, reason: expect.stringContaining(addresses.at(-1) ?? '') }]);
  });

  test('may have a private address that is named for this port, however it is spelled', async () => {
    const server = await tlsServer();
    const v6 = { resolve: async () => ['::ffff:127.0.0.1'] };
    const { path } = await proxyTo(server.port, v6, `[0:0::FFFF:7f00:1]:${server.port}`);
    (await secure(path, `${HOST}:${server.port}`)).destroy();
    const other = await proxyTo(server.port, {}, `127.0.0.1:${server.port === 8443 ? 8444 : 8443}`);
    expect(await say(other.path, `CONNECT ${HOST}:${server.port} HTTP/1.1\r\n\r\n`)).toContain('private address');
  });

  test('is refused when nobody knows it', async () => {
    for (const resolve of [async () => [], async () => Promise.reject(new Error('NXDOMAIN'))]) {
      const { path } = await proxyTo(443, { resolve });
      expect(await say(path, `CONNECT ${HOST}:443 HTTP/1.1\r\n\r\n`)).toContain('its name cannot be resolved');
    }
  });
});

/** A name server on loopback that answers each question with the next of `addresses`, for no time; and what it was asked. */
async function nameServer(addresses: string[]): Promise<{ resolver: Resolver; asked: string[] }> {
  const asked: string[] = [];
  const socket = createSocket('udp4', (query: Buffer, from: RemoteInfo) => {
    const labels: string[] = [];
    let end = 12;
    for (let length = query.readUInt8(end); length > 0; length = query.readUInt8(end)) {
      labels.push(query.toString('latin1', end + 1, end + 1 + length));
      end += 1 + length;
    }
    const answer = addresses[Math.min(asked.length, addresses.length - 1)] ?? '';
    asked.push(labels.join('.'));
    const flags = Buffer.from([0x81, 0x80, 0, 1, 0, 1, 0, 0, 0, 0]);
    const found = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, ...answer.split('.').map(Number)]);
    socket.send(
      Buffer.concat([query.subarray(0, 2), flags, query.subarray(12, end + 5), found]),
      from.port,
      from.address,
    );
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  onTestFinished(() => void socket.close());
  const resolver = new Resolver();
  resolver.setServers([`127.0.0.1:${socket.address().port}`]);
  return { resolver, asked };
}

describe('the name server of the host', () => {
  test('hears of names on the list only, and only when one is asked for', async () => {
    const server = await tlsServer();
    const { resolver, asked } = await nameServer(['127.0.0.1']);
    const { path } = await proxyTo(server.port, { resolve: (host) => resolver.resolve4(host) }, here(server.port));
    for (const host of ['c2VjcmV0.evil.example.com', `secret.${HOST}`, `${HOST}.evil.com`, 'localhost', `${HOST}.`])
      expect(await say(path, `CONNECT ${host}:${server.port} HTTP/1.1\r\n\r\n`)).toContain('not on the list');
    await say(path, `GET http://secret.evil.com:${server.port}/ HTTP/1.1\r\nHost: other.evil.com\r\n\r\n`);
    expect(asked).toEqual([]);
    (await secure(path, `${HOST}:${server.port}`)).destroy();
    expect(asked).toEqual([HOST]);
  });

  test('cannot send a client elsewhere by changing its mind', async () => {
    const server = await tlsServer();
    const { resolver, asked } = await nameServer(['127.0.0.1', '127.0.0.2']);
    const { path } = await proxyTo(server.port, { resolve: (host) => resolver.resolve4(host) }, here(server.port));
    (await secure(path, `${HOST}:${server.port}`)).destroy();
    expect(asked).toHaveLength(1); // asked once, and connected to what was judged
    expect(await say(path, `CONNECT ${HOST}:${server.port} HTTP/1.1\r\n\r\n`)).toContain('private address 127.0.0.2');
  });

  test('is asked once for however many that ask together', async () => {
    const waiting: ((addresses: string[]) => void)[] = [];
    let asked = 0;
    let isTold = false;
    const resolve = () => {
      asked += 1;
      return new Promise<string[]>((resolved) => {
        if (isTold) resolved(['10.0.0.1']);
        else waiting.push(resolved);
      });
    };
    const { path } = await proxyTo(443, { resolve });
    const answers = Array.from({ length: 20 }, () => say(path, `CONNECT ${HOST}:443 HTTP/1.1\r\n\r\n`));
    await until(() => asked > 0);
    await say(path, 'CONNECT other:443 HTTP/1.1\r\n\r\n'); // by then the others have been heard
    isTold = true;
    for (const tell of waiting) tell(['10.0.0.1']);
    for (const told of await Promise.all(answers)) expect(told).toContain('private address');
    expect(asked).toBeLessThan(20);
  });
});

describe('a connection', () => {
  test('that says too little for too long is ended', async () => {
    const { path, decisions } = await proxyTo(443, { greeting_ms: 2_000, resolve: async () => ['93.184.216.34'] });
    const gone = (socket: Socket) => new Promise((resolve) => socket.resume().once('close', resolve));
    const silent = gone(dial(path));
    const slow = dial(path);
    const slowly = gone(slow);
    slow.write('CONNECT ');
    const dribble = setInterval(() => slow.write('a', () => {}), 10);
    const half = await tunnel(path, `${HOST}:443`);
    await Promise.all([silent, slowly, gone(half)]);
    clearInterval(dribble);
    await until(() => decisions.length > 0);
    expect(decisions).toMatchObject([{ host: HOST, allowed: false, reason: 'no TLS greeting followed' }]);
  });

  test('that was let through in time may last', async () => {
    const server = await tlsServer();
    const { path } = await proxyTo(server.port, { greeting_ms: 3_000 }, here(server.port));
    const tls = await secure(path, `${HOST}:${server.port}`);
    await new Promise((resolve) => setTimeout(resolve, 3_300));
    tls.end('still here');
    expect(await rest(tls)).toBe('still here');
  });

  test('that was refused and does not leave is ended', async () => {
    const { path } = await proxyTo(443, { greeting_ms: 100 });
    const socket = dial(path);
    socket.write('CONNECT other:1 HTTP/1.1\r\n\r\n');
    await once(socket.resume(), 'close');
  });

  test('on which nothing happens is ended', async () => {
    const service = createServer(() => {});
    const port = await listening(service, 0, '127.0.0.1');
    const path = at(`forward-${++made}`);
    await listening(
      forwardTo({ host: '127.0.0.1', port }, () => {}, { idle_ms: 50 }),
      path,
    );
    const socket = dial(path);
    expect(await rest(socket)).toBe('');
  });

  test('may be closed on one side and go on on the other', async () => {
    const service = createServer({ allowHalfOpen: true }, (socket) => {
      let heard = 0;
      socket.on('data', (chunk) => {
        heard += chunk.length;
      });
      socket.on('end', () => socket.end(`heard ${heard}`));
    });
    const port = await listening(service, 0, '127.0.0.1');
    const path = at(`forward-${++made}`);
    await listening(
      forwardTo({ host: '127.0.0.1', port }, () => {}),
      path,
    );
    const socket = dial(path);
    socket.end('x'.repeat(500_000));
    expect(await rest(socket)).toBe('heard 500000');
  });

  test('is one of 256 at most, and makes room when it goes', async () => {
    const { path } = await proxyTo(443);
    const open = Array.from({ length: 300 }, () => dial(path));
    const isGone = new Set<Socket>();
    for (const socket of open) socket.resume().once('close', () => isGone.add(socket));
    await until(() => isGone.size === 44);
    const [first] = open.filter((socket) => !isGone.has(socket));
    first?.destroy();
    await until(async () => (await say(path, 'GET / HTTP/1.1\r\n\r\n')).includes('403'));
    for (const socket of open) socket.destroy();
  });
});
