import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { shell } from '../../../../src/edges/sandbox/engine.js';
import type { NetworkDecision } from '../../../../src/edges/sandbox/index.js';
import { openNetwork } from '../../../../src/edges/sandbox/network/network.js';
import { LONGEST_SOCKET_PATH } from '../../../../src/edges/sandbox/scratch.js';
import { useDocker } from '../../../support/docker-daemon.js';
import { ownName } from '../../../support/own-name.js';
import { ENGINES, engineOf, LIMITS, makeRoom, planFor, text, told } from '../places.js';

useDocker();
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

test('a way out that cannot be opened leaves nobody listening', async () => {
  const first = 'network/service-8080';
  const scratch = folder('x'.repeat(LONGEST_SOCKET_PATH - Buffer.byteLength(join(folder('.'), first)) - 1));
  const network = ['127.0.0.1:8080', '127.0.0.1:65535'];
  await expect(openNetwork({ network }, scratch, undefined)).rejects.toMatchObject({ code: 'socket-path' });
  expect(existsSync(join(scratch, 'network'))).toBe(true);
  const error = await once(connect(join(scratch, first)), 'connect').catch((thrown) => thrown);
  expect(error).toMatchObject({ code: expect.stringMatching(/ENOENT|ECONNREFUSED/) });
});

describe.each(ENGINES)('a loopback service the plan names, with %s', (name) => {
  const engine = engineOf(name);

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
      planFor(folder(`service-${name}`), {
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
    const sandbox = await engine.open(planFor(folder(`only-${name}`), { network: [`localhost:${port}`] }));
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
      const sandbox = await engine.open(planFor(folder(`long-${name}`), { network: [`localhost:${port}`], label }));
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

describe.each(ENGINES)('a way out, with %s', (name) => {
  const engine = engineOf(name);

  test('is what programs inside find in their environment', async () => {
    const decisions: NetworkDecision[] = [];
    const plan = planFor(folder(`proxied-${name}`), {
      network: ['api.example.invalid:443'],
      onDecision: (decision) => decisions.push(decision),
    });
    const sandbox = await engine.open(plan);
    const program = `
      const { hostname, port } = new URL(process.env.HTTPS_PROXY);
      const socket = require('node:net').connect(port, hostname, () => socket.end('CONNECT evil.example.com:443 HTTP/1.1\\r\\n\\r\\n'));
      socket.pipe(process.stdout);`;
    const ofTheHost = { HTTPS_PROXY: 'http://proxy.corp.example:8080', NO_PROXY: '*' };
    const result = await sandbox.run({
      argv: ['node', '-e', `if (process.env.NO_PROXY !== '*') {${program}}`],
      env: ofTheHost,
    });
    await sandbox.close();
    expect(text(result.stdout)).toContain('evil.example.com:443 is refused: not on the list');
    expect(decisions).toEqual([{ host: 'evil.example.com', port: 443, allowed: false, reason: 'not on the list' }]);
  });

  test('is the same for whoever speaks past the bridge, which may be ended', async () => {
    const decisions: NetworkDecision[] = [];
    const plan = planFor(folder(`past-${name}`), {
      network: ['api.example.invalid:443'],
      onDecision: (decision) => decisions.push(decision),
    });
    const sandbox = await engine.open(plan);
    const program = `
      const fs = require('node:fs'), net = require('node:net');
      const pids = fs.readdirSync('/proc').filter((name) => /^\\d+$/.test(name));
      const bridge = pids.find((pid) => fs.readFileSync('/proc/' + pid + '/cmdline', 'utf8').includes('/autoloop/' + 'bridge.mjs'));
      process.kill(Number(bridge), 'SIGKILL');
      const untilRefused = () => net.connect(new URL(process.env.HTTPS_PROXY).port, '127.0.0.1')
        .on('connect', function () { this.destroy(); setTimeout(untilRefused, 10); })
        .on('error', (error) => error.code === 'ECONNREFUSED' ? goPast() : setTimeout(untilRefused, 10));
      untilRefused();
      function goPast() {
        console.log('refused');
        const socket = net.connect('/autoloop/network/proxy', () => socket.end('CONNECT evil.example.com:443 HTTP/1.1\\r\\n\\r\\n'));
        socket.on('data', (data) => console.log(String(data).split('\\n').at(-2)));
      }`;
    const result = await sandbox.run({ argv: ['node', '-e', program] });
    await sandbox.close();
    expect(text(result.stdout)).toBe('refused\nautoloop: evil.example.com:443 is refused: not on the list\n');
    expect(decisions).toEqual([{ host: 'evil.example.com', port: 443, allowed: false, reason: 'not on the list' }]);
  });

  test('opens whatever the settings of the agent say about programs, and survives a flood', async () => {
    const port = await listening(
      createServer((socket) => socket.on('error', () => {}).end('hello')),
      0,
      '127.0.0.1',
    );
    const path = folder(`steered-${name}`);
    for (const program of ['node', 'sh']) writeFileSync(join(path, program), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    writeFileSync(join(path, 'die.cjs'), 'process.exit(1)');
    const sandbox = await engine.open(
      planFor(path, { network: [`127.0.0.1:${port}`], limits: { ...LIMITS, open_files: 64 } }),
    );
    const program = `
      const net = require('node:net');
      let left = 400;
      const one = () => net.connect(${port}, '127.0.0.1').on('error', () => {}).on('close', () => --left || net.connect(${port}, '127.0.0.1').pipe(process.stdout)).resume();
      for (let n = 0; n < 400; n++) setTimeout(one, n);`;
    const steered = { PATH: '/work', NODE_OPTIONS: '--require /work/die.cjs', NODE_PATH: '/work' };
    const cleared = ['/usr/bin/env', '-u', 'NODE_OPTIONS', 'PATH=/usr/local/bin:/usr/bin:/bin:/toolchain/node/bin'];
    const result = await sandbox.run({ argv: [...cleared, 'node', '-e', program], env: steered });
    await sandbox.close();
    expect(told(result)).toEqual(['hello', '', { how: 'exited', code: 0 }]);
  });

  test('has no resolver in it, nor a way for a name to get to one', async () => {
    const heard: string[] = [];
    const listeners = [createSocket('udp4'), createSocket('udp6')];
    const ports = await Promise.all(
      listeners.map(async (socket, index) => {
        socket.on('message', (message) => heard.push(message.toString('latin1')));
        socket.bind(0, index === 0 ? '0.0.0.0' : '::');
        await once(socket, 'listening');
        return socket.address().port;
      }),
    );
    const tcp = await listening(
      createServer((socket) => {
        heard.push('tcp');
        socket.destroy();
      }),
      0,
      '0.0.0.0',
    );
    const decisions: NetworkDecision[] = [];
    const own = (await ownName()).host;
    const sandbox = await engine.open(
      planFor(folder(`names-${name}`), {
        network: ['api.example.invalid:443', 'dns.example.invalid:443'],
        onDecision: (decision) => decisions.push(decision),
      }),
    );
    const addresses = Object.values(networkInterfaces()).flatMap((list) => list?.map(({ address }) => address) ?? []);
    const program = `
      import dgram from 'node:dgram'; import dns from 'node:dns/promises'; import fs from 'node:fs'; import net from 'node:net';
      const out = {};
      try { out.resolv = fs.readFileSync('/etc/resolv.conf', 'utf8').split('\\n').filter((line) => line.startsWith('nameserver')); } catch { out.resolv = []; }
      out.lookup = await Promise.all(['secret.example.com', 'api.example.invalid', ${JSON.stringify(own)}, 'printer.local'].map((name) => dns.lookup(name).then(() => 'found', () => 'none')));
      out.resolve = await dns.resolve4('secret.example.com').then(() => 'found', () => 'none');
      const targets = ${JSON.stringify(addresses)}.concat('127.0.0.1', '::1', '255.255.255.255', '224.0.0.251', '224.0.0.252', 'ff02::fb', '8.8.8.8');
      for (const port of [53, 137, 5353, 5355, ${ports.join(', ')}]) for (const address of targets) {
        const socket = dgram.createSocket(address.includes(':') ? 'udp6' : 'udp4');
        await new Promise((done) => { socket.on('error', done); socket.send('secret', port, address, done); });
        socket.close();
      }
      out.tcp = await Promise.all(targets.flatMap((host) => [53, ${tcp}].map((port) => new Promise((done) => net.connect({ host, port, timeout: 2000 }).on('connect', () => done(host)).on('error', () => done('')).on('timeout', () => done(''))))));
      out.tcp = out.tcp.filter(Boolean);
      const ask = (host) => new Promise((done) => { const socket = net.connect(new URL(process.env.HTTPS_PROXY).port, '127.0.0.1', () => socket.end('CONNECT ' + host + ':443 HTTP/1.1\\r\\n\\r\\n')); let said = ''; socket.on('data', (data) => { said += data; }).on('close', () => done(said.trim().split(': ').at(-1))); });
      out.proxy = await Promise.all(['secret.dns.example.invalid', 'dns.google', '8.8.8.8', 'dns.example.invalid'].map(ask));
      console.log(JSON.stringify(out));`;
    const result = await sandbox.run({ argv: ['node', '--input-type=module', '-e', program] });
    await sandbox.close();
    for (const socket of listeners) socket.close();
    expect(text(result.stderr)).toBe('');
    expect(JSON.parse(text(result.stdout))).toEqual({
      resolv: [],
      lookup: ['none', 'none', 'none', 'none'],
      resolve: 'none',
      tcp: [],
      proxy: ['not on the list', 'not on the list', 'an address instead of a name', 'its name cannot be resolved'],
    });
    expect(heard).toEqual([]);
    expect(decisions.every(({ allowed }) => !allowed)).toBe(true);
  });
});
