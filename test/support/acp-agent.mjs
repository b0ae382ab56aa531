#!/usr/bin/env node
// An agent that speaks the Agent Client Protocol, well or badly as its arguments say, and writes the protocol by hand: what it
// is given for is everything a library would not let it say.
import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const [manner = 'works', detail = ''] = process.argv.slice(2);
const raw = (text) => process.stdout.write(text);
const send = (message) => raw(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
const update = (change) => send({ method: 'session/update', params: { sessionId: 'one', update: change } });
const say = (text) => update({ sessionUpdate: 'agent_message_chunk', content: { type: 'text', text } });

/** Calls of ours that wait for an answer, by id. */
const waiting = new Map();
const ask = (id, method, params) => {
  send({ id, method, params });
  return new Promise((resolve) => waiting.set(id, resolve));
};

const hello = {
  protocolVersion: 1,
  agentInfo: { name: 'scripted', version: '7.8.9' },
  agentCapabilities: {},
  authMethods: [],
};
const options = (...kinds) => kinds.map((kind) => ({ optionId: `by ${kind}`, name: kind, kind }));
const permission = (id, kinds) =>
  ask(id, 'session/request_permission', {
    sessionId: 'one',
    toolCall: { toolCallId: 'call', title: 'Write' },
    options: options(...kinds),
  });
/** Told of in what the agent says, and so in what is kept of it. */
const tell = (what) => say(`${JSON.stringify(what)}\n`);
const reply = (id, result) => send({ id, result });
const end = (id, stopReason = 'end_turn', more = {}) => reply(id, { stopReason, ...more });
const never = () => {};

/** What each manner answers differently. */
const manners = {
  works: {},
  silent: { initialize: never },
  'silent later': { 'session/prompt': never },
  'of another version': { initialize: (id) => reply(id, { ...hello, protocolVersion: 2 }) },
  'of no version': { initialize: (id) => reply(id, {}) },
  'answers nothing': { initialize: (id) => send({ id, result: null }) },
  'answers nonsense': { initialize: (id) => send({ id, results: {} }) },
  'answers others': {
    initialize: (id) => {
      for (const other of [99, -1, 'x', null, { id }]) send({ id: other, result: hello });
      send({ result: hello });
      reply(id, hello);
      reply(id, { protocolVersion: 9 });
    },
  },
  'has no session': { 'session/new': (id) => reply(id, {}) },
  'wants a login': {
    initialize: (id) => reply(id, { ...hello, authMethods: JSON.parse(detail) }),
    'session/new': (id) =>
      isKnown
        ? reply(id, { sessionId: 'one' })
        : send({ id, error: { code: -32000, message: 'Authentication required' } }),
    authenticate: (id, { methodId }) => {
      isKnown = true;
      tell({ methodId });
      reply(id, null);
    },
  },
  'fails a session': {
    'session/new': (id) => send({ id, error: { code: -32603, message: 'Internal error', data: { details: detail } } }),
  },
  'fails the prompt': { 'session/prompt': (id) => send({ id, error: JSON.parse(detail) }) },
  stops: { 'session/prompt': (id) => end(id, JSON.parse(detail)) },
  asks: {
    async 'session/prompt'(id) {
      tell(await permission('a', ['reject_once', 'allow_always', 'allow_once']));
      tell(await permission('b', ['reject_always', 'allow_always']));
      tell(await permission('c', ['reject_once', 'reject_always']));
      tell(await permission('d', []));
      tell(await ask('e', 'session/request_permission', { options: 3 }));
      tell(await ask(5, 'fs/read_text_file', { sessionId: 'one', path: '/etc/passwd' }));
      tell(await ask(6, 'fs/write_text_file', { sessionId: 'one', path: '/tmp/x', content: 'x' }));
      tell(await ask(7, 'terminal/create', { sessionId: 'one', command: 'id' }));
      tell(await ask(8, '_own/method', {}));
      end(id);
    },
  },
  'prints nonsense': {
    async 'session/prompt'(id) {
      raw(
        'Loading\n\n{\n[]\n"id"\n{"id"}\n{"jsonrpc":"2.0","id":77,"method":{}}\n[{"jsonrpc":"2.0","id":1,"method":"x"}]\n',
      );
      send({ id: 'x'.repeat(1000), method: 'fs/read_text_file' });
      send({ id: 78, method: 'y'.repeat(1000) });
      send({ id: 3, method: 'session/update' });
      process.stdout.write(Buffer.from([0x7b, 0xff, 0xfe, 0x0a, 0x80, 0x81, 0x0a]));
      send({ method: 'session/update', params: { sessionId: 'none' } });
      send({ method: '\u001b[2J', params: null });
      say('\u001b[31mred');
      await permission('z', []); // answered after all that came before
      tell({ unasked });
      const answer = { jsonrpc: '2.0', id, result: { stopReason: 'end_turn', _meta: { é: 'é' } } };
      // In pieces, some of which end in the middle of a character.
      for (const byte of Buffer.from(`${JSON.stringify(answer)}\n`)) {
        process.stdout.write(Buffer.from([byte]));
        await new Promise(setImmediate);
      }
    },
  },
  'sends long lines': {
    async 'session/prompt'(id) {
      const megabyte = 'z'.repeat(2 ** 20);
      raw('{"jsonrpc":"2.0","id":7,"method":"session/request_permission","params":{"junk":"');
      for (let sent = 0; sent < Number(detail); sent++)
        if (!raw(megabyte)) await new Promise((resolve) => process.stdout.once('drain', resolve));
      raw('"}}\n');
      await permission('z', []);
      tell({ unasked });
      end(id);
    },
  },
  'floods with updates': {
    async 'session/prompt'(id) {
      for (let sent = 0; sent < Number(detail); sent++) {
        say('w'.repeat(1000));
        if (process.stdout.writableNeedDrain) await new Promise((resolve) => process.stdout.once('drain', resolve));
      }
      end(id, 'end_turn', { usage: { inputTokens: 5, outputTokens: 6 } });
    },
  },
  'asks and does not listen': {
    async 'session/prompt'() {
      process.stdin.pause();
      lines.pause();
      for (let sent = 0; ; sent++) {
        send({ id: sent, method: `fs/${'x'.repeat(150)}` });
        if (process.stdout.writableNeedDrain) await new Promise((resolve) => process.stdout.once('drain', resolve));
      }
    },
  },
  'goes away': { 'session/prompt': () => process.exit(Number(detail)) },
  'goes away at once': { initialize: () => process.exit(0) },
  'is killed': { 'session/prompt': () => process.kill(process.pid, detail) },
  'stays on': {
    'session/prompt': (id) => {
      setInterval(never, 1000);
      process.on('SIGTERM', never);
      say('done');
      end(id);
    },
  },
  'ends badly': {
    'session/prompt': (id) => {
      process.exitCode = 9;
      end(id);
    },
  },
  'offers models': {
    'session/new': (id) => reply(id, { sessionId: 'one', ...JSON.parse(detail) }),
    'session/set_config_option': (id, params) => {
      tell(params);
      reply(id, { configOptions: [] });
    },
    'session/set_model': (id, params) => {
      tell(params);
      reply(id, {});
    },
  },
  'has modes': {
    'session/new': (id) => reply(id, { sessionId: 'one', ...JSON.parse(detail) }),
    'session/set_mode': (id, params) => {
      tell(params);
      send({ id, error: { code: -32603, message: 'Not today' } });
    },
  },
  'heeds a cancel': {
    'session/prompt': (id) => {
      prompted = id;
      say('at work');
    },
    'session/cancel': () => end(prompted, 'cancelled', { usage: { inputTokens: 5, outputTokens: 6 } }),
  },
};

let isKnown = false;
/** Answers that nobody waits for. */
let unasked = 0;
let prompted;
const usual = {
  initialize: (id) => reply(id, hello),
  'session/new': (id) => reply(id, { sessionId: 'one' }),
  'session/prompt': (id, params) => {
    tell(params);
    if (manner === 'works' && detail !== '') writeFileSync(detail.split('=')[0], `${detail.split('=')[1]}\n`);
    end(id);
  },
};
const deeds = { ...usual, ...manners[manner] };

const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const message = JSON.parse(line);
  if (message.method !== undefined) return void deeds[message.method]?.(message.id, message.params);
  if (!waiting.has(message.id)) unasked++;
  waiting.get(message.id)?.(message.result ?? message.error);
  waiting.delete(message.id);
});
if (manner !== 'stays on') lines.on('close', () => process.exit());
