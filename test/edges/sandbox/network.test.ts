import { once } from 'node:events';
import { mkdirSync, rmdirSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { bubblewrap } from '../../../src/edges/sandbox/bubblewrap.js';
import { shell } from '../../../src/edges/sandbox/engine.js';
import type { NetworkDecision } from '../../../src/edges/sandbox/index.js';
import { makeRoom, planFor, text, told } from './places.js';

const engine = bubblewrap();
const { folder } = makeRoom();
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

describe('the proxy', () => {
  test('is what programs inside find in their environment', async () => {
    const decisions: NetworkDecision[] = [];
    const plan = planFor(folder('proxied'), {
      network: ['api.example.invalid:443'],
      onDecision: (decision) => decisions.push(decision),
    });
    const sandbox = await engine.open(plan);
    const program = `
      const { hostname, port } = new URL(process.env.HTTPS_PROXY);
      const socket = require('node:net').connect(port, hostname, () => socket.end('CONNECT evil.example.com:443 HTTP/1.1\\r\\n\\r\\n'));
      socket.pipe(process.stdout);`;
    const result = await sandbox.run({ argv: ['node', '-e', program] });
    await sandbox.close();
    expect(text(result.stdout)).toContain('evil.example.com:443 is refused: not on the list');
    expect(decisions).toEqual([{ host: 'evil.example.com', port: 443, allowed: false, reason: 'not on the list' }]);
  });
});
