/**
 * The server name in a TLS ClientHello (RFC 8446 section 4.1.2, RFC 6066 section 3), read from the first bytes a client sends:
 * a name, `null` when there is none or this is no TLS, undefined while more bytes are needed.
 */
export function serverName(bytes: Buffer): string | null | undefined {
  const handshake = joinRecords(bytes);
  if (handshake === null || handshake === undefined) return handshake;
  try {
    return nameIn(handshake);
  } catch (error) {
    if (error instanceof RangeError) return null; // lengths that point outside the message
    throw error;
  }
}

const HANDSHAKE_RECORD = 22;
const CLIENT_HELLO = 1;
const SERVER_NAME = 0;

/** The body of the ClientHello, which may be spread over several records. */
function joinRecords(bytes: Buffer): Buffer | null | undefined {
  const parts: Buffer[] = [];
  let at = 0;
  for (;;) {
    const message = Buffer.concat(parts);
    if (message.length > 0 && message[0] !== CLIENT_HELLO) return null;
    if (message.length >= 4 && message.length >= 4 + message.readUIntBE(1, 3))
      return message.subarray(4, 4 + message.readUIntBE(1, 3));
    if (at < bytes.length && bytes[at] !== HANDSHAKE_RECORD) return null;
    if (bytes.length < at + 5) return undefined;
    const end = at + 5 + bytes.readUInt16BE(at + 3);
    if (bytes.length < end) return undefined;
    if (end === at + 5) return null; // an empty record, with which one could keep us reading
    parts.push(bytes.subarray(at + 5, end));
    at = end;
  }
}

function nameIn(hello: Buffer): string | null {
  let at = 2 + 32; // version, random
  at += 1 + hello.readUInt8(at); // session
  at += 2 + hello.readUInt16BE(at); // cipher suites
  at += 1 + hello.readUInt8(at); // compression methods
  if (at === hello.length) return null; // no extensions
  const end = at + 2 + hello.readUInt16BE(at);
  for (at += 2; at < end; ) {
    const type = hello.readUInt16BE(at);
    const length = hello.readUInt16BE(at + 2);
    if (type === SERVER_NAME) return firstName(hello.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}

/** ServerNameList: its length, then entries of type (0: host name), length, name. */
function firstName(list: Buffer): string | null {
  if (list.readUInt8(2) !== 0) return null;
  const length = list.readUInt16BE(3);
  if (list.length !== 5 + length) return null; // a second name could tell the server something else
  return list.toString('latin1', 5, 5 + length).toLowerCase();
}
