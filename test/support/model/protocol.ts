import type { ServerResponse } from 'node:http';
import type { Answer, ModelError, ModelRequest } from './script.js';

/** One wire format: how a request in it is read, and answers and refusals are written. */
export interface Protocol {
  read(body: never, path: string): Omit<ModelRequest, 'body'>;
  answer(response: ServerResponse, request: ModelRequest, answer: Answer): void;
  refuse(error: ModelError): object;
}

/** Tokens that every answer reports. */
export const spent = { input: 1200, output: 34 };

let made = 0;
/** An id that no other answer has. */
export const newId = (kind: string): string => `${kind}_${String(++made).padStart(8, '0')}`;

export function plain(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

/** Begins an answer in server-sent events; what it returns sends one. */
export function stream(response: ServerResponse): (data: object | string, event?: string) => void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  return (data, event) => {
    const text = typeof data === 'string' ? data : JSON.stringify(data);
    response.write(`${event ? `event: ${event}\n` : ''}data: ${text}\n\n`);
  };
}

/** How often a list of what was said has the model calling tools, with their results behind. */
export function roundsOf<Item>(items: Item[], isResult: (item: Item) => boolean): number {
  return items.filter((item, index) => {
    const before = items[index - 1];
    return isResult(item) && (before === undefined || !isResult(before));
  }).length;
}
