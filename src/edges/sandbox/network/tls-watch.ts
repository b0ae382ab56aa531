import { beginsHello, greetingReader } from './client-hello.js';
import { isHandshake, recordCutter } from './tls-records.js';

/** Bytes that may go on to the server, or why none may any more. */
export type Watched = { pass: Buffer[] } | { refused: string; isTls: boolean };

/** A ClientHello in more pieces than this is no client's that we know. */
const MOST_PIECES = 64;

/**
 * Watches what a TLS client sends on its way to `host`. Nothing passes before a whole ClientHello has asked for that name;
 * nor does a second one, which a server may ask for (HelloRetryRequest) and whose name it may go by. What is encrypted
 * passes unread.
 */
export function watchClient(host: string): (chunk: Buffer) => Watched {
  const cut = recordCutter();
  let read: ReturnType<typeof greetingReader> | undefined = greetingReader();
  let held: Buffer[] = [];
  let greeted = false;
  let mayGreet = true;
  return (chunk) => {
    const records = cut(chunk);
    if (records === null) return { refused: 'what followed is no TLS', isTls: greeted || held.length > 0 };
    const pass: Buffer[] = [];
    for (const record of records) {
      if (mayGreet && read === undefined && isHandshake(record)) {
        if (beginsHello(record)) read = greetingReader();
        else mayGreet = false; // the handshake of TLS 1.2 goes on, in which there is no second one
      }
      if (read === undefined) {
        pass.push(record);
        continue;
      }
      const greeting = read(record);
      if (held.push(record) > MOST_PIECES) return refused('the TLS greeting comes in too many pieces');
      if (greeting === undefined) continue;
      if (greeting.is === 'unclear') return refused(`the TLS greeting ${greeting.why}`);
      if (greeting.name !== host) return refused(`TLS asks for ${printable(greeting.name)}`);
      pass.push(...held);
      held = [];
      read = undefined;
      greeted = true;
    }
    return { pass };
  };
}

const refused = (why: string): Watched => ({ refused: why, isTls: true });

const printable = (name: string): string => name.replace(/[^\w.-]/g, '?').slice(0, 253);
