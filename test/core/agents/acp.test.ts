import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSpokenOutput } from '../../../src/core/agents/output.js';
import { visibleLine } from '../../../src/core/untrusted.js';

const all = { input_tokens: 3600, output_tokens: 102 };
const well = { cause: null, cost_usd: null, lastWords: 'All is done now.' };

/** What real programs said when a scripted model answered, or refused to. */
describe.each([
  ['claude-agent-acp-edits', { ...well, usage: all, cost_usd: 0.027399999999999997, version: '0.49.0' }],
  ['codex-acp-edits', { ...well, usage: all, version: '2.6.0' }],
  // Asked for a login that it can do without.
  ['codex-acp-auth', { usage: null, cause: 'auth', said: 'Authentication required' }],
  // It ends well, each time.
  ['codex-acp-rate-limit', { cause: 'rate-limit', said: 'exceeded retry limit, last status: 429 Too Many Requests' }],
  ['codex-acp-server-error', { cause: 'transient', said: expect.stringMatching(/^We’re currently/) }],
  ['copilot-edits', { ...well, usage: all, version: '1.0.102' }],
  ['copilot-auth', { usage: null, cause: 'auth', said: expect.stringMatching(/^Error: Authentication failed/) }],
  ['copilot-denied', { ...well, usage: all, cause: 'denied' }],
  ['gemini-edits', { ...well, usage: all, version: '0.61.0' }],
  ['gemini-auth', { usage: null, cause: 'auth', said: expect.stringContaining('Invalid API key') }],
  ['gemini-denied', { ...well, cause: 'denied' }],
  // It tells of the last answer alone.
  ['opencode-edits', { ...well, usage: { input_tokens: 1200, output_tokens: 34 }, version: '1.18.33' }],
  ['opencode-auth', { usage: null, cause: 'auth', said: 'Internal error: Invalid API key provided' }],
  ['qwen-edits', { ...well, usage: all, version: '0.15.10' }],
  ['qwen-auth', { usage: null, cause: 'auth', said: 'Internal error: 401 Invalid API key provided' }],
  ['qwen-denied', { ...well, usage: all, cause: 'denied' }],
])('%s', (name, expected) => {
  it('is understood', async () => {
    const stdout = await readFile(new URL(`outputs/acp/${name}.jsonl`, import.meta.url), 'utf8');
    const read = readSpokenOutput(stdout, '');
    expect(read).toMatchObject(expected);
    if (read.cause === null) expect(read).not.toHaveProperty('said');
  });
});

const line = (message: object) => JSON.stringify({ jsonrpc: '2.0', ...message });
const update = (change: object) => line({ method: 'session/update', params: { sessionId: 'one', update: change } });
const say = (text: string, more: object = {}) =>
  update({ sessionUpdate: 'agent_message_chunk', content: { type: 'text', text }, ...more });
const end = (more: object = {}) => line({ id: 2, result: { stopReason: 'end_turn', ...more } });
const read = (...lines: string[]) => readSpokenOutput(lines.join('\n'), '');
const usage = (input: number, output: number, more: object = {}) => ({
  usage: { inputTokens: input, outputTokens: output, ...more },
});

describe('usage', () => {
  it('is what the answer says, and unknown where it says nothing: never 0', () => {
    expect(read(end(usage(5, 6)))).toMatchObject({ usage: { input_tokens: 5, output_tokens: 6 }, cost_usd: null });
    expect(read(end(), update({ sessionUpdate: 'usage_update', used: 900, size: 1000 })).usage).toBe(null);
    expect(read(end({ usage: null })).usage).toBe(null);
    expect(read(end(usage(-1, 6))).usage).toBe(null);
    expect(read(end(usage(1.5, 6))).usage).toBe(null);
    expect(read(end(usage(2 ** 60, 6))).usage).toBe(null);
  });

  it('holds what came from a cache, once', () => {
    const cached = { cachedReadTokens: 100, cachedWriteTokens: 10 };
    expect(read(end(usage(5, 6, { ...cached, totalTokens: 121 }))).usage?.input_tokens).toBe(115);
    expect(read(end(usage(115, 6, { ...cached, totalTokens: 121 }))).usage?.input_tokens).toBe(115);
    expect(read(end(usage(115, 6, cached))).usage?.input_tokens).toBe(115);
  });

  it('is the sum of what stands beside the pieces of messages, unless some were cut off', () => {
    const piece = say('', { _meta: usage(5, 6) });
    expect(read(piece, piece, end()).usage).toEqual({ input_tokens: 10, output_tokens: 12 });
    expect(read(piece, piece.slice(0, -5)).usage).toBe(null);
    expect(read(piece, end(usage(7, 8))).usage).toEqual({ input_tokens: 7, output_tokens: 8 });
  });

  it('costs what it says last, in dollars', () => {
    const cost = (amount: unknown, currency = 'USD') =>
      update({ sessionUpdate: 'usage_update', used: 1, size: 2, cost: { amount, currency } });
    expect(read(cost(0.5), cost(1.5), cost(9, 'EUR')).cost_usd).toBe(1.5);
    for (const amount of [0, -1, 1e300, '3', null]) expect(read(cost(amount)).cost_usd).toBe(null);
  });
});

describe('a cause', () => {
  it('is in the answer, or in the last words that have the form of a failure', () => {
    const error = (code: number, message: string, data?: object) => line({ id: 2, error: { code, message, data } });
    expect(read(error(429, 'Slow down')).cause).toBe('rate-limit');
    expect(read(error(-32000, 'Who are you?')).cause).toBe('auth');
    expect(read(error(-32603, 'Internal error', { details: '503 Service Unavailable' })).cause).toBe('transient');
    expect(read(error(-32603, 'Internal error', { details: 'a null was met' })).cause).toBe(null);
    expect(read(say('API Error: 429 Too Many Requests'), end()).cause).toBe('rate-limit');
    expect(read(say('The test prints 429 Too Many Requests, as it should.'), end()).cause).toBe(null);
    expect(
      read(say('Error: 429 Too Many Requests'), update({ sessionUpdate: 'plan' }), say('Mended.'), end()).cause,
    ).toBe(null);
    // An error that was answered with before all went well, or went on.
    expect(read(error(429, 'Slow down'), end()).cause).toBe(null);
    expect(read(error(-32000, 'Log in'), line({ id: 3, result: {} }), say('Off I go.')).cause).toBe(null);
  });

  it('is sought on standard error only where there is no answer', () => {
    expect(readSpokenOutput('', 'Error: 401 Unauthorized').cause).toBe('auth');
    expect(readSpokenOutput(end(), 'Error: 401 Unauthorized').cause).toBe(null);
  });

  it('is that a deed was denied, by rules and not by the system', () => {
    const told = (status: string, text: string) =>
      update({
        sessionUpdate: 'tool_call_update',
        toolCallId: 'a',
        status,
        content: [{ content: { text } }],
      });
    const failed = (text: string) => told('failed', text);
    expect(read(told('completed', '3 hunks were rejected'), end()).cause).toBe(null);
    expect(read(failed('Tool use was rejected by the user'), say('Done.'), end()).cause).toBe('denied');
    expect(read(failed('bwrap: No permissions to create new namespace'), end()).cause).toBe('denied');
    expect(read(failed('sh: /etc/passwd: Permission denied'), end()).cause).toBe(null);
    expect(read(failed('chroot: Operation not permitted'), end()).cause).toBe(null);
    expect(read(failed('1 test failed'), end()).cause).toBe(null);
  });
});

it('the last words are those since the last deed, each message by itself', () => {
  const deed = update({ sessionUpdate: 'tool_call', toolCallId: 'a' });
  expect(read(say('First '), say('this.'), deed, say('Then'), say(' that.'), end()).lastWords).toBe('Then that.');
  expect(read(say('One', { messageId: 'a' }), say('Other', { messageId: 'b' })).lastWords).toBe('One\n\nOther');
  expect(read(say('Only this.'), deed, end()).lastWords).toBe('Only this.');
  expect(read(say('x'.repeat(9_999))).lastWords).toHaveLength(4_000);
});

it('what is no word is no word of the protocol either', () => {
  for (const odd of ['{"toString":1,"valueOf":1}', `${'['.repeat(20_000)}${']'.repeat(20_000)}`, '["tool_call"]'])
    expect(read(update({ sessionUpdate: 'odd' }).replace('"odd"', odd), say('Done.'), end()).lastWords).toBe('Done.');
});

it('whatever is said is read, and what is taken of it fits a journal', () => {
  const key = fc.constantFrom(
    'jsonrpc',
    'id',
    'result',
    'params',
    'update',
    'usage',
    'error',
    'content',
    '_meta',
    'code',
    'sessionUpdate',
    'toString',
  );
  const leaf = fc.oneof(fc.jsonValue({ maxDepth: 1 }), key);
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof({ maxDepth: 4 }, leaf, fc.dictionary(key, tie('value'), { maxKeys: 3 })),
  }));
  const message = fc.dictionary(key, value, { maxKeys: 4 }).map((one) => JSON.stringify({ jsonrpc: '2.0', ...one }));
  fc.assert(
    fc.property(fc.array(fc.oneof(message, fc.string({ unit: 'binary' }))), (lines) => {
      const { said = '', version = '1.0' } = read(...lines);
      expect(said).toBe(visibleLine(said));
      expect(version).toMatch(/^[\w.+-]{1,100}$/);
    }),
  );
});
