import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { cliPath } from '../../support/run-program.js';
import { sampleOrder, sampleRepository } from '../../support/sample.js';
import { until } from '../../support/until.js';
import { startClient } from './client.js';

const repository = () => sampleRepository({ recordings: { claude: { 'report.md': '' } } });
const orderIn = (repo: string): string => pathToFileURL(join(repo, '.autoloop/work-orders/add.md')).href;

test('it ends with 0 after shutdown and exit, with 1 when it is told to exit without, or its client is gone', async () => {
  expect(await (await startClient({})).end()).toBe(0);

  const unasked = await startClient({});
  const exited = once(unasked.process, 'exit');
  await unasked.connection.sendNotification('exit');
  expect(await exited).toEqual([1, null]);

  const silent = await startClient({});
  const ended = once(silent.process, 'exit');
  silent.process.stdin?.end();
  expect(await ended).toEqual([1, null]);
});

test('it ends when the process ends that it was started for, though its streams stay open', async () => {
  const parent = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  onTestFinished(() => void parent.kill('SIGKILL'));
  const client = await startClient({ processId: parent.pid ?? 0 });
  const exited = once(client.process, 'exit');
  parent.kill('SIGKILL');
  expect(await exited).toEqual([1, null]);
});

test('a client that no longer listens is no reason for a stack trace', async () => {
  const repo = await repository();
  const client = await startClient({ folders: [repo] });
  const exited = once(client.process, 'exit');
  client.process.stdout?.destroy();
  // It may have noticed, and be gone, before this is said.
  client.process.stdin?.on('error', () => {});
  // By hand, for the client's own connection has seen that it is over.
  const body = JSON.stringify({ jsonrpc: '2.0', id: 9, method: 'shutdown' });
  client.process.stdin?.write(`Content-Length: ${body.length}\r\n\r\n${body}`);
  client.process.stdin?.end();
  await exited;
  expect(client.stderr()).toBe('');
});

test('nothing but the protocol goes to stdout', async () => {
  const repo = await repository();
  const server = spawn(process.execPath, [cliPath, 'lsp'], { cwd: repo });
  onTestFinished(() => void server.kill('SIGKILL'));
  let output = '';
  server.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const send = (message: object) => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  send({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
  send({ method: 'initialized', params: {} });
  const uri = orderIn(repo);
  const text = sampleOrder.replace('ready', 'redy');
  send({
    method: 'textDocument/didOpen',
    params: { textDocument: { uri, languageId: 'markdown', version: 1, text } },
  });
  await until(() => output.includes('publishDiagnostics'));
  send({ id: 2, method: 'no/such/method', params: {} });
  send({ id: 3, method: 'shutdown' });
  const exited = once(server, 'exit');
  await until(() => output.includes('"id":3'));
  send({ method: 'exit' });
  await exited;
  let rest = Buffer.from(output);
  while (rest.length > 0) {
    const header = /^Content-Length: (\d+)\r\n\r\n/.exec(rest.toString('latin1'));
    expect(header).not.toBeNull();
    const start = header?.[0].length ?? 0;
    const end = start + Number(header?.[1]);
    expect(JSON.parse(rest.subarray(start, end).toString())).toHaveProperty('jsonrpc', '2.0');
    rest = rest.subarray(end);
  }
});

const deep = `---\n${'a: {'.repeat(4000)}\n---\n`;

test.each([
  ['ten megabytes', `---\ntitle: x\n---\n${'a'.repeat(10 * 1024 * 1024)}`],
  ['ten megabytes of frontmatter', `---\n${'key: [a, b]\n'.repeat(900_000)}---\n`],
  ['brackets without end', deep],
  ['lists without end', `---\n${'- '.repeat(20_000)}x\n---\n`],
  ['one line of quotes', `---\ntitle: ${'"\\'.repeat(20_000)}\n---\n`],
  ['one line of commas', `---\nallowed_scope: [${','.repeat(60_000)}\n---\n`],
  [
    'aliases that multiply',
    `---\na: &a [x,x,x]\n${[...'bcdefghij'].map((key, at) => `${key}: &${key} [${`*${'abcdefghi'[at]},`.repeat(9)}]`).join('\n')}\n---\n`,
  ],
  ['control characters', '---\ntitle: a\u0000b\u001b[2J\n---\n\u0000'],
  ['half a character', '---\ntitle: \ud83d\nowner: \udc00\n---\n'],
  ['nothing', ''],
  ['an open fence', '---'],
  ['line ends of every kind', '---\rtitle: x\r\nowner: y\n\r---\r\n'],
])('a buffer of %s ends nothing, and every request is answered', async (_, text) => {
  const repo = await repository();
  const client = await startClient({ folders: [repo] });
  const uri = orderIn(repo);
  await client.open(uri, text);
  const whole = { start: { line: 0, character: 0 }, end: { line: 1_000_000, character: 0 } };
  for (const offset of [0, 4, Math.floor(text.length / 2), text.length]) {
    await client.complete(uri, text, offset);
    await client.hover(uri, text, offset);
    await client.definition(uri, text, offset);
  }
  await client.actions(uri, whole);
  for (const method of ['documentSymbol', 'documentLink'])
    await client.connection.sendRequest(`textDocument/${method}`, { textDocument: { uri } });
  expect((await client.found(uri, 1)).length).toBeGreaterThan(0);
  // It works as before.
  await client.type(uri, sampleOrder, 2);
  expect(await client.found(uri, 2)).toEqual([]);
  expect(client.messages).toEqual([]);
  expect(client.stderr()).toBe('');
  expect(await client.end()).toBe(0);
});
