import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmdirSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { connect as connectTls, createServer as createTlsServer } from 'node:tls';
import { afterAll, describe, expect, test } from 'vitest';
import { parseAllowList } from '../../../src/edges/sandbox/addresses.js';
import { bubblewrap } from '../../../src/edges/sandbox/bubblewrap.js';
import { serverName } from '../../../src/edges/sandbox/client-hello.js';
import { shell } from '../../../src/edges/sandbox/engine.js';
import type { NetworkDecision } from '../../../src/edges/sandbox/index.js';
import { connectProxy } from '../../../src/edges/sandbox/proxy.js';
import { makeRoom, planFor, text, told } from './places.js';

const engine = bubblewrap();
const { at, folder } = makeRoom();
const open: Server[] = [];
afterAll(() => {
  for (const server of open) server.close();
});

async function listening(server: Server, ...where: [number, string] | [string]): Promise<number> {
  open.push(server);
  if (where.length === 1) server.listen(where[0]);
  else server.listen(...where);
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' ? (address as AddressInfo).port : 0;
}

describe('a loopback service the plan names', () => {
  test('is reached inside under its own name and port, and no other is', async () => {
    const answer = createHttpServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => response.end(`${request.method} ${body.length}`));
    });
    const port = await listening(answer, 0, '127.0.0.1');
    let touched = 0;
    const other = await listening(
      createServer((socket) => {
        touched += 1;
        socket.end();
      }),
      0,
      '127.0.0.1',
    );
    const decisions: NetworkDecision[] = [];
    const sandbox = await engine.open(
      planFor(folder('service'), {
        network: [`127.0.0.1:${port}`],
        onDecision: (decision) => decisions.push(decision),
      }),
    );
    const program = `
      const post = await fetch('http://127.0.0.1:${port}/', { method: 'POST', body: 'x'.repeat(3_000_000) });
      console.log(await post.text());
      console.log(await (await fetch('http://localhost:${port}/')).text());
      console.log(await fetch('http://127.0.0.1:${other}/').catch((error) => error.cause.code));`;
    const result = await sandbox.run({ argv: ['node', '--input-type=module', '-e', program] });
    await sandbox.close();
    expect(told(result)).toEqual(['POST 3000000\nGET 0\nECONNREFUSED\n', '', { how: 'exited', code: 0 }]);
    expect(touched).toBe(0);
    expect(decisions.length).toBeGreaterThanOrEqual(1);
    for (const decision of decisions) expect(decision).toMatchObject({ host: '127.0.0.1', port, allowed: true });
  });

  test('leaves the sandbox without any other interface, and its sockets to nobody else', async () => {
    const port = await listening(
      createServer((socket) => socket.end('hello')),
      0,
      '127.0.0.1',
    );
    const sandbox = await engine.open(planFor(folder('only'), { network: [`localhost:${port}`] }));
    const script =
      'tail -n +3 /proc/net/dev | cut -d: -f1; ls /autoloop/network; rm /autoloop/network/* 2>&1 | grep -o "Read-only file system"';
    const result = await sandbox.run({ argv: shell(script) });
    await sandbox.close();
    expect(text(result.stdout).replace(/ /g, '')).toBe(`lo\nservice-${port}\nRead-onlyfilesystem\n`);
  });

  test('is reached whatever the length of the label and of the temporary directory', async () => {
    const answer = createServer((socket) => socket.end('hello'));
    const port = await listening(answer, 0, '127.0.0.1');
    const before = process.env.TMPDIR;
    // One that everybody reaches, else it would not be taken in the first place.
    const long = join('/tmp', `autoloop-${'t'.repeat(100)}-${process.pid}`);
    mkdirSync(long, { mode: 0o755 });
    process.env.TMPDIR = long;
    try {
      const label = `/${'long'.repeat(50)}/.git`;
      const sandbox = await engine.open(planFor(folder('long'), { network: [`localhost:${port}`], label }));
      const program = `require('net').connect(${port}, '127.0.0.1').pipe(process.stdout)`;
      const result = await sandbox.run({ argv: ['node', '-e', program] });
      await sandbox.close();
      expect(told(result)).toEqual(['hello', '', { how: 'exited', code: 0 }]);
    } finally {
      if (before === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = before;
      rmdirSync(long);
    }
  });
});

/** Asks the proxy for a connection, and for a TLS handshake under `name` when it agrees. */
async function ask(socketPath: string, target: string, name: string | null): Promise<string> {
  const socket = connect(socketPath);
  socket.on('error', () => {});
  socket.write(`CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n\r\n`);
  const [answer] = (await once(socket, 'data')) as [Buffer];
  const status = answer.toString('latin1').split('\r\n', 1)[0] ?? '';
  if (!status.includes(' 200 ')) return answer.toString('latin1').split('\r\n\r\n')[1]?.trim() ?? '';
  if (name === null) {
    socket.write('GET / HTTP/1.0\r\n\r\n');
    await once(socket, 'close');
    return 'closed';
  }
  const tls = connectTls({ socket, servername: name, rejectUnauthorized: false });
  return new Promise((resolve) => {
    tls.on('error', () => resolve('closed'));
    tls.on('data', (data) => resolve(data.toString()));
    tls.on('close', () => resolve('closed'));
  });
}

describe('the proxy', () => {
  const key = at('key.pem');
  const cert = at('cert.pem');
  const options = [
    '-nodes',
    '-days',
    '2',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:prime256v1',
    '-subj',
    '/CN=api.example.com',
  ];
  execFileSync('openssl', ['req', '-x509', ...options, '-keyout', key, '-out', cert], { stdio: 'ignore' });
  const server = createTlsServer({ key: readFileSync(key), cert: readFileSync(cert) }, (socket) =>
    socket.end('through'),
  );

  /** A proxy whose names all resolve to `addresses`, and what it decided. */
  async function proxyTo(addresses: string[], ...more: string[]) {
    const port = server.listening ? (server.address() as AddressInfo).port : await listening(server, 0, '127.0.0.1');
    const decisions: NetworkDecision[] = [];
    const allow = parseAllowList([
      `api.example.com:${port}`,
      ...more.map((entry) => entry.replace('PORT', String(port))),
    ]);
    const socketPath = at(`proxy-${open.length}`);
    await listening(
      connectProxy(
        allow,
        (decision) => decisions.push(decision),
        async () => addresses,
      ),
      socketPath,
    );
    return { port, socketPath, decisions };
  }

  test('lets a named host through when its address may be reached', async () => {
    const { port, socketPath, decisions } = await proxyTo(['127.0.0.1'], '127.0.0.1:PORT');
    expect(await ask(socketPath, `api.example.com:${port}`, 'api.example.com')).toBe('through');
    expect(await ask(socketPath, `API.example.com:${port}`, 'api.example.com')).toBe('through');
    expect(decisions).toEqual(
      Array(2).fill({ host: 'api.example.com', port, allowed: true, reason: 'on the list, at 127.0.0.1' }),
    );
  });

  test('refuses a private address behind a public name, also one among several', async () => {
    for (const addresses of [['127.0.0.1'], ['93.184.216.34', '10.0.0.1'], ['::ffff:127.0.0.1'], ['fd00::1']]) {
      const { port, socketPath, decisions } = await proxyTo(addresses);
      expect(await ask(socketPath, `api.example.com:${port}`, 'api.example.com')).toContain('private address');
      expect(decisions).toMatchObject([{ allowed: false, reason: expect.stringContaining(addresses.at(-1) ?? '') }]);
    }
  });

  test('refuses other hosts, other ports, addresses, and whatever is no CONNECT', async () => {
    const { port, socketPath, decisions } = await proxyTo(['127.0.0.1'], '127.0.0.1:PORT');
    const refused = {
      [`other.example.com:${port}`]: 'not on the list',
      [`sub.api.example.com:${port}`]: 'not on the list',
      [`api.example.com.:${port}`]: 'not on the list',
      'api.example.com:22': 'not on the list',
      [`127.0.0.1:${port}`]: 'an address instead of a name',
      [`[::1]:${port}`]: 'an address instead of a name',
      nonsense: 'only CONNECT',
      'api.example.com:65536': 'only CONNECT',
      'api.example.com:99999': 'only CONNECT',
    };
    for (const [target, reason] of Object.entries(refused))
      expect(await ask(socketPath, target, null)).toContain(reason);
    expect(decisions).toHaveLength(Object.keys(refused).length);
    expect(decisions.every((decision) => !decision.allowed)).toBe(true);
  });

  test('refuses TLS under another name, and what is no TLS', async () => {
    const { port, socketPath, decisions } = await proxyTo(['127.0.0.1'], '127.0.0.1:PORT');
    expect(await ask(socketPath, `api.example.com:${port}`, 'evil.example.com')).toBe('closed');
    expect(await ask(socketPath, `api.example.com:${port}`, null)).toBe('closed');
    expect(decisions.map(({ allowed, reason }) => [allowed, reason])).toEqual([
      [false, 'TLS asks for evil.example.com'],
      [false, 'no TLS server name followed'],
    ]);
  });

  test('is what programs inside find in their environment', async () => {
    const decisions: NetworkDecision[] = [];
    const plan = planFor(folder('proxied'), {
      network: ['api.example.invalid:443'],
      onDecision: (decision) => decisions.push(decision),
    });
    const sandbox = await engine.open(plan);
    const program = `
      const { hostname, port } = new URL(process.env.HTTPS_PROXY);
      const socket = require('node:net').connect(port, hostname, () => socket.write('CONNECT evil.example.com:443 HTTP/1.1\\r\\n\\r\\n'));
      socket.pipe(process.stdout);`;
    const result = await sandbox.run({ argv: ['node', '-e', program] });
    await sandbox.close();
    expect(text(result.stdout)).toContain('evil.example.com:443 refused: not on the list');
    expect(decisions).toEqual([{ host: 'evil.example.com', port: 443, allowed: false, reason: 'not on the list' }]);
  });
});

describe('the server name of a TLS client', () => {
  async function helloFor(servername: string | undefined): Promise<Buffer> {
    const server = createServer();
    const port = await listening(server, 0, '127.0.0.1');
    const client = connectTls({ port, host: '127.0.0.1', ...(servername === undefined ? {} : { servername }) });
    client.on('error', () => {});
    const [socket] = await once(server, 'connection');
    const [hello] = (await once(socket, 'data')) as [Buffer];
    socket.destroy();
    return hello;
  }

  test('is read from a real handshake, whole, cut anywhere, or spread over records', async () => {
    const hello = await helloFor('Api.Example.com');
    expect(serverName(hello)).toBe('api.example.com');
    for (let end = 0; end < hello.length; end++) expect(serverName(hello.subarray(0, end))).toBeUndefined();
    const message = hello.subarray(5);
    const records = [message.subarray(0, 3), message.subarray(3, 80), message.subarray(80)].map((part) =>
      Buffer.concat([Buffer.from([22, 3, 1, part.length >> 8, part.length & 255]), part]),
    );
    expect(serverName(Buffer.concat(records))).toBe('api.example.com');
  });

  test('is absent where there is none', async () => {
    expect(serverName(await helloFor(undefined))).toBeNull();
    expect(serverName(Buffer.from('GET / HTTP/1.1\r\n\r\n'))).toBeNull();
    expect(serverName(Buffer.from([22, 3, 1, 0, 4, 2, 0, 0, 0]))).toBeNull(); // a handshake, but no ClientHello
    expect(serverName(Buffer.from([22, 3, 1, 0, 0, 22, 3, 1, 0, 0]))).toBeNull(); // records without content
  });

  test('never reads outside a message with false lengths', async () => {
    const hello = await helloFor('api.example.com');
    for (let index = 9; index < hello.length; index++) {
      const broken = Buffer.from(hello);
      broken[index] = 255;
      expect(() => serverName(broken)).not.toThrow();
    }
  });
});
