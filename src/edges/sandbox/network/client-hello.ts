import { isHandshake, payloadOf } from './tls-records.js';

/** What a TLS ClientHello says about whom it asks for; `unclear` when a server might read it otherwise than we do. */
export type Greeting = { is: 'for'; name: string } | { is: 'unclear'; why: string };

const CLIENT_HELLO = 1;
const HEADER = 4;
const LONGEST = 2 ** 16;

/**
 * Reads the server name of a ClientHello (RFC 8446 section 4.1.2, RFC 6066 section 3) from the records it is spread over;
 * undefined while more are needed. Whatever is not exactly as the RFCs have it is unclear.
 */
export function greetingReader(): (record: Buffer) => Greeting | undefined {
  let message = Buffer.alloc(HEADER);
  let filled = 0;
  return (record) => {
    const part = payloadOf(record);
    // An empty one is forbidden, and could keep us reading.
    if (!isHandshake(record) || part.length === 0) return unclear('cannot be read');
    let taken = part.copy(message, filled);
    if (filled < HEADER && filled + taken >= HEADER) {
      const length = message.readUIntBE(1, 3);
      if (message[0] !== CLIENT_HELLO) return unclear('cannot be read');
      if (length > LONGEST) return unclear('is too long');
      message = Buffer.concat([message, Buffer.alloc(length)]);
      taken += part.copy(message, filled + taken, taken);
    }
    filled += taken;
    // A message ends with its record: what followed in it would go unread.
    if (taken < part.length) return unclear('cannot be read');
    return filled === message.length && filled > HEADER ? greetingIn(message.subarray(HEADER)) : undefined;
  };
}

/** The high byte of the longest ClientHello that OpenSSL reads, of 131396 bytes; that of other servers is shorter. */
const MOST_HIGH_BYTE = 2;

/**
 * Whether a handshake record may begin a ClientHello. After a resumption of TLS 1.2 the client's first handshake record is
 * encrypted and begins with anything: hardly ever with this. The version that a greeting claims tells nothing: servers of
 * TLS 1.3 pass over it.
 */
export function beginsHello(record: Buffer): boolean {
  const [type, high = 0] = payloadOf(record);
  return type === CLIENT_HELLO && high <= MOST_HIGH_BYTE;
}

const SERVER_NAME = 0;
/** Encrypted client hello (RFC 9849) and the draft before it: the name that counts is another than the one to be read. */
const HIDING = [0xfe0d, 0xffce];

function greetingIn(hello: Buffer): Greeting {
  try {
    const extensions = extensionsIn(hello);
    if (extensions.some(({ type }) => HIDING.includes(type)))
      return unclear('hides whom it asks for (encrypted client hello)');
    const [names, more] = extensions.filter(({ type }) => type === SERVER_NAME);
    if (names === undefined) return unclear('names no server');
    const name = more === undefined ? onlyName(names.body) : null;
    return name === null ? unclear('does not name one server') : { is: 'for', name };
  } catch (error) {
    if (error instanceof RangeError) return unclear('cannot be read'); // lengths that point outside the message
    throw error;
  }
}

/** Throws `RangeError` where the lengths do not add up. */
function extensionsIn(hello: Buffer): { type: number; body: Buffer }[] {
  let at = 2 + 32; // version, random
  at += 1 + hello.readUInt8(at); // session
  at += 2 + hello.readUInt16BE(at); // cipher suites
  at += 1 + hello.readUInt8(at); // compression methods
  if (at === hello.length) return [];
  if (at + 2 + hello.readUInt16BE(at) !== hello.length) throw new RangeError();
  const extensions: { type: number; body: Buffer }[] = [];
  for (at += 2; at < hello.length; ) {
    const end = at + 4 + hello.readUInt16BE(at + 2);
    if (end > hello.length) throw new RangeError();
    extensions.push({ type: hello.readUInt16BE(at), body: hello.subarray(at + 4, end) });
    at = end;
  }
  return extensions;
}

/** ServerNameList: its length, then entries of type (0: host name), length, name. Null unless there is exactly one. */
function onlyName(list: Buffer): string | null {
  const length = list.readUInt16BE(3);
  if (list.readUInt16BE(0) !== list.length - 2 || list.readUInt8(2) !== 0 || list.length !== 5 + length) return null;
  return list.toString('latin1', 5).toLowerCase();
}

const unclear = (why: string): Greeting => ({ is: 'unclear', why });
