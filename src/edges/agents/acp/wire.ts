/** The pipe to the agent, between a program that is not trusted and a library that takes its peer for a friend. */

import type { Writable } from 'node:stream';
import type { AnyMessage, Stream } from '@agentclientprotocol/sdk';
import { isRecord } from '../../../core/agents/records.js';
import { cutLines } from './lines.js';
import { askedFor, PERMISSION } from './permission.js';

export interface Wire {
  /** For the library: whole messages, both ways. */
  stream: Stream;
  /** Takes what the agent printed, as it comes. */
  receive(chunk: Uint8Array): void;
  /** Nothing more will come. */
  end(): void;
}

/** Bytes of one message: a request for permission may hold a whole file, before and after. */
const MOST_MESSAGE = 16 * 2 ** 20;
/** Bytes that may wait for an agent to read them. */
const MOST_UNREAD = 4 * 2 ** 20;
/** Characters of a name of a method, and of an id, both of which are sent back. */
const MOST_NAME = 200;

/**
 * Messages as lines of JSON (https://agentclientprotocol.com/protocol/v1/transports). Let through are requests, and answers to what
 * was asked. Everything else, notifications above all, has been printed and is read from there: the library would keep it, or
 * complain on our standard error. `onDeaf` is told when the agent does not read what it is sent.
 */
export function openWire(input: Writable, onDeaf: () => void): Wire {
  const asked = new Set<unknown>();
  let incoming: ReadableStreamDefaultController<AnyMessage> | undefined;
  const receive = cutLines(MOST_MESSAGE, (line) => {
    // Most lines are notifications, which have no id.
    if (!line.includes('"id"')) return;
    const message = wanted(parsed(line), asked);
    if (message !== undefined) incoming?.enqueue(message);
  });
  const end = (): void => {
    const open = incoming;
    incoming = undefined;
    open?.close();
  };
  return {
    stream: {
      readable: new ReadableStream<AnyMessage>({
        start(controller) {
          incoming = controller;
        },
        cancel() {
          incoming = undefined;
        },
      }),
      writable: new WritableStream<AnyMessage>({
        write(message) {
          if ('method' in message && 'id' in message) asked.add(message.id);
          // Not awaited: what waits is counted here, and would be kept uncounted elsewhere.
          if (input.writable) input.write(`${JSON.stringify(message)}\n`);
          if (input.writableLength > MOST_UNREAD) onDeaf();
        },
      }),
    },
    receive,
    end,
  };
}

function parsed(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString('utf8'));
  } catch {
    return undefined; // agents print other things as well
  }
}

/**
 * The one answer to something `asked`, or a request with no more than is read of it: the library looks at every part, and a
 * few million wrong ones would keep it, and the whole tool, busy for minutes.
 */
function wanted(message: unknown, asked: Set<unknown>): AnyMessage | undefined {
  if (!isRecord(message) || message.jsonrpc !== '2.0') return undefined;
  const { id, method, params } = message;
  if (method === undefined) return asked.delete(id) ? (message as unknown as AnyMessage) : undefined;
  if (!isShort(method) || !isId(id)) return undefined;
  return { jsonrpc: '2.0', id, method, params: method === PERMISSION ? askedFor(params) : {} };
}

const isId = (value: unknown): value is string | number => isShort(value) || Number.isSafeInteger(value);
const isShort = (value: unknown): value is string => typeof value === 'string' && value.length <= MOST_NAME;
