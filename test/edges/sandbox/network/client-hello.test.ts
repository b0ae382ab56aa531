import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { type ConnectionOptions, connect as connectTls } from 'node:tls';
import { describe, expect, test } from 'vitest';
import { watchClient } from '../../../../src/edges/sandbox/network/tls-watch.js';

/** What a client of ours really sends first. */
async function helloFor(options: ConnectionOptions): Promise<Buffer> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = connectTls({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', ...options });
  client.on('error', () => {});
  const [socket] = await once(server, 'connection');
  const [hello] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  server.close();
  return hello;
}

const record = (payload: Buffer, type = 22): Buffer =>
  Buffer.concat([Buffer.from([type, 3, 1, payload.length >> 8, payload.length & 255]), payload]);

const sized = (bytes: Buffer, width: 1 | 2 | 3): Buffer => {
  const length = Buffer.alloc(width);
  length.writeUIntBE(bytes.length, 0, width);
  return Buffer.concat([length, bytes]);
};

const extension = (type: number, body: Buffer): Buffer =>
  Buffer.concat([Buffer.from([type >> 8, type & 255]), sized(body, 2)]);

const names = (...list: string[]): Buffer =>
  extension(
    0,
    sized(Buffer.concat(list.map((name) => Buffer.concat([Buffer.from([0]), sized(Buffer.from(name), 2)]))), 2),
  );

/** A ClientHello of the given extensions; none at all when undefined. */
const hello = (...extensions: Buffer[]): Buffer => {
  const body = Buffer.concat([
    Buffer.from([3, 3]),
    Buffer.alloc(32, 7),
    sized(Buffer.alloc(32), 1),
    sized(Buffer.from([0x13, 0x01, 0x0a, 0x0a]), 2),
    sized(Buffer.from([0]), 1),
    ...(extensions.length > 0 ? [sized(Buffer.concat(extensions), 2)] : []),
  ]);
  return Buffer.concat([Buffer.from([1]), sized(body, 3)]);
};

const HOST = 'api.example.com';
const seen = (...chunks: Buffer[]): unknown => {
  const watch = watchClient(HOST);
  const passed: Buffer[] = [];
  for (const chunk of chunks) {
    const watched = watch(chunk);
    if ('refused' in watched) return watched.refused;
    passed.push(...watched.pass);
  }
  return Buffer.concat(passed);
};
const NOTHING = Buffer.alloc(0);
const GREASE = [0x0a0a, 0xfafa];

describe('what a TLS client says first', () => {
  test('passes whole, cut anywhere, byte by byte, or spread over records', async () => {
    const real = await helloFor({ servername: 'Api.Example.com', ALPNProtocols: ['h2', 'http/1.1'] });
    expect(seen(real)).toEqual(real);
    for (let end = 0; end < real.length; end++) {
      expect(seen(real.subarray(0, end))).toEqual(NOTHING);
      expect(seen(real.subarray(0, end), real.subarray(end))).toEqual(real);
    }
    expect(seen(...[...real].map((byte) => Buffer.from([byte])))).toEqual(real);
    const message = real.subarray(5);
    const spread = Buffer.concat([
      record(message.subarray(0, 3)),
      record(message.subarray(3, 80)),
      record(message.subarray(80)),
    ]);
    expect(seen(spread)).toEqual(spread);
  });

  test('may hold values that nobody knows', () => {
    const greased = record(hello(...GREASE.map((type) => extension(type, Buffer.from([0]))), names(HOST)));
    expect(seen(greased)).toEqual(greased);
  });

  test.each<[string, Buffer, string]>([
    ['another name', hello(names('evil.example.com')), 'TLS asks for evil.example.com'],
    ['a name with control characters', hello(names('a\u001b[2J')), 'TLS asks for a??2j'],
    ['a name that begins alike', hello(names(`${HOST}.evil.com`)), `TLS asks for ${HOST}.evil.com`],
    ['no extension at all', hello(), 'the TLS greeting names no server'],
    ['no name', hello(extension(GREASE[0] ?? 0, NOTHING)), 'the TLS greeting names no server'],
    ['two names', hello(names(HOST, 'evil.example.com')), 'the TLS greeting does not name one server'],
    ['a name twice', hello(names(HOST), names('evil.example.com')), 'the TLS greeting does not name one server'],
    ['an empty list', hello(extension(0, NOTHING)), 'the TLS greeting cannot be read'],
    [
      'a list longer than it says',
      hello(extension(0, Buffer.concat([Buffer.from([0, 3, 0]), sized(Buffer.from(HOST), 2)]))),
      'the TLS greeting does not name one server',
    ],
    [
      'a hidden name',
      hello(names(HOST), extension(0xfe0d, Buffer.alloc(40))),
      'the TLS greeting hides whom it asks for (encrypted client hello)',
    ],
    ['another message', Buffer.from([2, 0, 0, 0]), 'the TLS greeting cannot be read'],
    ['too much', Buffer.from([1, 2, 0, 0]), 'the TLS greeting is too long'],
    [
      'more in its record',
      Buffer.concat([hello(names(HOST)), hello(names('evil'))]),
      'the TLS greeting cannot be read',
    ],
    ['nothing in its record', NOTHING, 'the TLS greeting cannot be read'],
  ])('is refused with %s', (_, message, why) => expect(seen(record(message))).toBe(why));

  test('is refused in very many pieces, in another kind of record, and where it is no TLS', () => {
    const message = hello(names(HOST));
    const pieces = [...message].map((byte) => record(Buffer.from([byte])));
    expect(seen(Buffer.concat(pieces))).toBe('the TLS greeting comes in too many pieces');
    expect(seen(record(message, 23))).toBe('the TLS greeting cannot be read');
    expect(seen(record(message.subarray(0, 9)), record(message.subarray(9), 23))).toBe(
      'the TLS greeting cannot be read',
    );
    expect(seen(Buffer.from('GET / HTTP/1.1\r\n\r\n'))).toBe('what followed is no TLS');
    expect(seen(Buffer.from([22, 3, 1, 0xff, 0xff]))).toBe('what followed is no TLS'); // longer than a record may be
  });

  test('is never read outside itself, whichever length is false', async () => {
    const real = await helloFor({ servername: HOST });
    for (let index = 5; index < real.length; index++)
      for (const value of [0, 1, 127, 255]) {
        const broken = Buffer.from(real);
        broken[index] = value;
        expect(() => seen(broken)).not.toThrow();
      }
  });
});

describe('what a TLS client says later', () => {
  const first = record(hello(names(HOST)));
  const dummy = record(Buffer.from([1]), 20); // as TLS 1.3 sends it for old middleboxes
  const data = record(Buffer.from('encrypted'), 23);

  test('passes as it is, record by record', () => {
    expect(seen(first, dummy, data.subarray(0, 4))).toEqual(Buffer.concat([first, dummy]));
    expect(seen(Buffer.concat([first, dummy, data, record(NOTHING, 23), data]))).toEqual(
      Buffer.concat([first, dummy, data, record(NOTHING, 23), data]),
    );
    expect(seen(first, data, Buffer.from('no TLS any more'))).toBe('what followed is no TLS');
  });

  test('may be a second greeting to the same host, and to no other', () => {
    const again = record(hello(names(HOST), extension(51, Buffer.alloc(70))));
    const elsewhere = record(hello(names('evil.example.com')));
    expect(seen(first, dummy, again, data)).toEqual(Buffer.concat([first, dummy, again, data]));
    expect(seen(first, dummy, elsewhere)).toBe('TLS asks for evil.example.com');
    expect(seen(first, dummy, data, elsewhere)).toBe('TLS asks for evil.example.com'); // after data sent too early
    expect(seen(first, again, elsewhere)).toBe('TLS asks for evil.example.com');
    const message = elsewhere.subarray(5);
    for (const cut of [1, 4, 5, 40])
      expect(seen(first, dummy, record(message.subarray(0, cut)), record(message.subarray(cut)))).toBe(
        'TLS asks for evil.example.com',
      );
    // OpenSSL takes it, whatever version it claims to be, and a longer one than we read.
    const ofNoVersion = Buffer.from(message);
    ofNoVersion[4] = 4;
    expect(seen(first, dummy, record(ofNoVersion))).toBe('TLS asks for evil.example.com');
    for (const high of [1, 2])
      expect(seen(first, dummy, record(Buffer.concat([Buffer.from([1, high, 1, 1]), message])))).toBe(
        'the TLS greeting is too long',
      );
  });

  test('is not taken for a greeting once it is encrypted, though it begins like one', () => {
    const finished = record(Buffer.concat([Buffer.from([1, 7, 7, 7, 7]), Buffer.alloc(35, 9)]));
    expect(seen(first, dummy, finished, data)).toEqual(Buffer.concat([first, dummy, finished, data]));
    const keys = record(Buffer.from([16, 0, 0, 1, 0])); // the handshake of TLS 1.2 goes on
    const hidden = record(hello(names('evil.example.com'))); // what no server would take any more
    expect(seen(first, keys, dummy, hidden, data)).toEqual(Buffer.concat([first, keys, dummy, hidden, data]));
  });
});
