import type { Endpoint } from './addresses.js';

/** What a client of the proxy asks for. `unserved` carries whom it meant as far as that can be told, for the record. */
export type ProxyRequest = ({ is: 'connect' } & Endpoint) | ({ is: 'unserved'; why: string } & Endpoint);

const LONGEST = 8 * 1024;
const NOBODY: Endpoint = { host: '', port: 0 };

/**
 * Reads the head of an HTTP request from chunks: undefined while it is not complete, then the request and the bytes that
 * followed. Only the request line counts: `Host` and every other field is the client's own business.
 */
export function requestReader(): (chunk: Buffer) => { request: ProxyRequest; rest: Buffer } | undefined {
  const head = Buffer.alloc(LONGEST);
  let filled = 0;
  return (chunk) => {
    const from = Math.max(0, filled - 3); // the blank line may lie across two chunks
    const taken = chunk.copy(head, filled);
    filled += taken;
    const end = head.subarray(0, filled).indexOf('\r\n\r\n', from);
    if (end >= 0) {
      const line = head.toString('latin1', 0, head.indexOf('\r\n'));
      return { request: requestOf(line), rest: chunk.subarray(taken - (filled - end - 4)) };
    }
    if (filled < LONGEST) return undefined;
    return { request: { is: 'unserved', why: 'its request is too long', ...NOBODY }, rest: Buffer.alloc(0) };
  };
}

function requestOf(line: string): ProxyRequest {
  const [, method = '', target = ''] = /^([A-Z]{1,20}) (\S{1,2048}) HTTP\/1\.[01]$/.exec(line) ?? [];
  if (method === 'CONNECT') {
    const endpoint = endpointOf(target);
    if (endpoint !== undefined) return { is: 'connect', ...endpoint };
    return { is: 'unserved', why: 'CONNECT names no plain host and port', ...NOBODY };
  }
  const meant = /^http:\/\/([^/?#@]+)/i.exec(target)?.[1];
  if (meant === undefined) return { is: 'unserved', why: 'only CONNECT host:port is served', ...NOBODY };
  const why = 'plain HTTP is not let out, only HTTPS, which says whom it asks for';
  return { is: 'unserved', why, ...(endpointOf(/:\d+$/.test(meant) ? meant : `${meant}:80`) ?? NOBODY) };
}

function endpointOf(text: string): Endpoint | undefined {
  const [, bracketed, plain, digits] = /^(?:\[([0-9a-f:.]{2,45})\]|([a-z0-9._-]{1,253})):(\d{1,5})$/i.exec(text) ?? [];
  const host = (bracketed ?? plain)?.toLowerCase();
  const port = Number(digits);
  return host === undefined || port < 1 || port > 65_535 ? undefined : { host, port };
}
