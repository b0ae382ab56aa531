import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAgentOutput, versionIn } from '../../../src/core/agents/output.js';
import { faultOf } from '../../../src/core/journal/event.js';

const blob = { sha256: 'a'.repeat(64), bytes: 1 };
const roleEnded = {
  attempt: 1,
  iteration: 1,
  role: 'worker',
  agent: 'robot',
  agent_version: null,
  ended: { how: 'exited', code: 0 },
  duration_ms: 1,
  stdout: blob,
  stderr: blob,
  report: null,
};

describe('what an agent printed', () => {
  it.each([
    [
      'Claude Code',
      '{"type":"result","total_cost_usd":0.12,"usage":{"input_tokens":10,"output_tokens":4},"result":"Done."}',
      { input_tokens: 10, output_tokens: 4 },
      0.12,
      'Done.',
    ],
    [
      'chat completions',
      '{"usage":{"prompt_tokens":7,"completion_tokens":2}}',
      { input_tokens: 7, output_tokens: 2 },
      null,
      null,
    ],
    [
      'Gemini',
      '{"response":{"usageMetadata":{"promptTokenCount":3,"candidatesTokenCount":1}}}',
      { input_tokens: 3, output_tokens: 1 },
      null,
      null,
    ],
    [
      'a message inside a stream',
      '{"type":"init"}\n{"message":{"usage":{"input_tokens":5,"output_tokens":6}}}\nplain text\n',
      { input_tokens: 5, output_tokens: 6 },
      null,
      null,
    ],
  ])('gives usage and cost as %s reports them', (_, stdout, usage, cost, words) => {
    const read = readAgentOutput(stdout, '');
    expect(read).toMatchObject({ usage, cost_usd: cost });
    if (words !== null) expect(read.lastWords).toBe(words);
  });

  it('leaves unknown what was not said: never 0', () => {
    expect(readAgentOutput('I changed two files.\n', '')).toEqual({
      usage: null,
      cost_usd: null,
      cause: null,
      lastWords: 'I changed two files.',
    });
    expect(readAgentOutput('{"total_cost_usd":-1,"usage":{"input_tokens":"many"}}', '')).toMatchObject({
      usage: null,
      cost_usd: null,
    });
  });

  it('takes no number that a journal could not hold or add up', () => {
    const said = (usage: object) => readAgentOutput(JSON.stringify({ usage }), '').usage;
    expect(said({ input_tokens: 1.5, output_tokens: 1 })).toBe(null);
    expect(said({ input_tokens: 1, output_tokens: 1e300 })).toBe(null);
    expect(said({ input_tokens: 2 ** 53, output_tokens: 1 })).toBe(null);
    expect(readAgentOutput('{"total_cost_usd":1e300}', '').cost_usd).toBe(null);
    expect(readAgentOutput('{"total_cost_usd":1e400}', '').cost_usd).toBe(null);
  });

  it('is fit for the journal, whatever was printed', () => {
    const count = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(1e308, 2 ** 53, -0), fc.jsonValue());
    const record = fc.record(
      {
        usage: fc.dictionary(fc.constantFrom('input_tokens', 'output_tokens', 'prompt_tokens'), count),
        usageMetadata: fc.record({ promptTokenCount: count, candidatesTokenCount: count }),
        total_cost_usd: count,
        result: fc.string({ unit: 'binary' }),
        message: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    const printed = fc.array(
      fc.oneof(
        record.map((value) => JSON.stringify(value)),
        fc.string({ unit: 'binary' }),
      ),
    );
    fc.assert(
      fc.property(printed, fc.string({ unit: 'binary' }), (lines, stderr) => {
        const { usage, cost_usd, cause } = readAgentOutput(lines.join('\n'), stderr);
        expect(faultOf('role.ended', { ...roleEnded, usage, cost_usd, cause })).toBe(undefined);
      }),
    );
  });

  it.each([
    ['quota', 'Error: insufficient_quota'],
    ['rate-limit', 'HTTP 429 Too Many Requests'],
    ['auth', '{"error":{"type":"authentication_error"}}'],
    ['denied', '{"permission_denials":[{"tool_name":"Bash"}]}'],
    ['transient', 'connect ECONNREFUSED 127.0.0.1:1'],
    [null, '{"permission_denials":[]} all good'],
    [null, 'error: 12 of 429.5 lines in lib/401/x.ts:503 changed, see http://127.0.0.1:500/'],
  ])('names the cause %s of a program we do not know', (cause, text) => {
    expect(readAgentOutput('', text).cause).toBe(cause);
  });

  it.each([
    ['GitHub Copilot CLI 1.0.102.\nRun it again', '1.0.102'],
    ['codex-cli 0.169.0', '0.169.0'],
    ['2.1.197 (Claude Code)', '2.1.197'],
    ['v1.2.3-rc.1+build5', '1.2.3-rc.1+build5'],
    ['no version 7', null],
  ])('holds a version: %s', (printed, version) => {
    expect(versionIn(printed)).toBe(version);
    expect(versionIn('', `A warning of node 20.1\n${printed.split('\n')[0]}\n`)).toBe(version);
    expect(versionIn('1.2.3', printed)).toBe('1.2.3');
  });

  it('of plain text believes lines that tell of a failure, at its end', () => {
    const quoting = 'The test prints HTTP 429 Too Many Requests.\nIt says 401 unauthorized, as it should.\n';
    expect(readAgentOutput(quoting, '')).toMatchObject({ cause: null });
    expect(readAgentOutput(`Error: 429 Too Many Requests\n${'Done.\n'.repeat(20)}`, '')).toMatchObject({ cause: null });
    expect(readAgentOutput(`${'Working.\n'.repeat(20)}Error: 429 Too Many Requests\n`, '').cause).toBe('rate-limit');
  });

  it.each([
    ['Rate limit reached. Please try again in 1.5s.', 1500],
    ['429 {"error":{"details":[{"retryDelay":"12s"}]}}', 12_000],
    ['503 Service Unavailable, retry-after: 3', 3000],
    ['Rate limit reached, retry in 250ms', 250],
    ['Rate limit reached', undefined],
  ])('finds how long to wait: %s', (message, retryAfterMs) => {
    expect(readAgentOutput('', message).retryAfterMs).toBe(retryAfterMs);
  });

  it('is not told twice what one program says of a limit and another of an account', () => {
    const cause = (message: string) => readAgentOutput('', message).cause;
    expect(cause('429 You exceeded your current quota, please check your plan and billing details.')).toBe('quota');
    expect(cause('429 Quota exceeded for metric: requests per minute per model')).toBe('rate-limit');
    expect(cause('429 You exceeded your current quota. Please retry in 12.3s.')).toBe('rate-limit');
    expect(cause('400 Your credit balance is too low to access the API')).toBe('quota');
  });
});

const all = { input_tokens: 4800, output_tokens: 136 };
const half = { input_tokens: 2400, output_tokens: 68 };
const nothing = { input_tokens: 0, output_tokens: 0 };
const done = 'The sum is right now; a 429 was mentioned in calc.sh.';
const quoting = 'The test prints 429 Too Many Requests and 401 unauthorized, as it should.';

/** What real programs printed when a scripted model answered, or refused to. */
describe.each([
  ['claude', 'edits', { usage: all, cost_usd: 0.027399999999999997, cause: null, lastWords: done }],
  ['claude', 'denied', { usage: all, cause: 'denied' }],
  ['claude', 'quotes-errors', { usage: half, cause: null, lastWords: quoting }],
  ['claude', 'auth', { cause: 'auth', said: 'Invalid API key · Fix external API key' }],
  ['claude', 'no-login', { cause: 'auth', said: 'Not logged in · Please run /login' }],
  ['claude', 'quota', { cause: 'quota' }],
  ['claude', 'rate-limit', { cause: 'rate-limit' }],
  ['claude', 'overloaded', { cause: 'transient' }],
  ['claude', 'malformed', { cause: null, said: 'API Error: 400 The request is malformed' }],
  ['codex', 'edits', { usage: all, cost_usd: null, cause: null, lastWords: done }],
  ['codex', 'own-sandbox', { usage: all, cause: 'denied' }],
  ['codex', 'quotes-errors', { usage: half, cause: null, lastWords: quoting }],
  [
    'codex',
    'auth',
    { usage: null, cause: 'auth', said: expect.stringContaining('401 Unauthorized: invalid x-api-key') },
  ],
  ['codex', 'quota', { cause: 'quota' }],
  ['codex', 'rate-limit', { cause: 'rate-limit' }],
  ['codex', 'server-error', { cause: 'transient' }],
  ['codex', 'malformed', { cause: null, said: expect.stringContaining('The request is malformed') }],
  ['gemini', 'edits', { usage: all, cost_usd: null, cause: null, lastWords: done }],
  ['gemini', 'quotes-errors', { usage: half, cause: null, lastWords: quoting }],
  ['gemini', 'auth', { usage: nothing, cause: 'auth' }],
  ['gemini', 'no-login', { usage: null, cause: 'auth', said: expect.stringContaining('GEMINI_API_KEY') }],
  ['gemini', 'quota', { cause: 'quota' }],
  ['gemini', 'killed', { usage: null, cause: 'rate-limit' }],
  ['gemini', 'malformed', { cause: null, said: expect.stringContaining('The request is malformed') }],
  // It ends well, with 0 and without an error, each time.
  ['qwen', 'edits', { usage: all, cost_usd: null, cause: null, lastWords: done }],
  ['qwen', 'quotes-errors', { usage: half, cause: null, lastWords: quoting }],
  ['qwen', 'auth', { cause: 'auth', said: '[API Error: 401 invalid x-api-key]' }],
  ['qwen', 'no-login', { cause: 'auth', said: expect.stringContaining('OPENAI_API_KEY') }],
  ['qwen', 'unreachable', { cause: 'transient' }],
  ['qwen', 'malformed', { cause: null, said: '[API Error: 400 The request is malformed]' }],
  // It says that it cost 0, of a model whose price it does not know.
  ['opencode', 'edits', { usage: all, cost_usd: null, cause: null, lastWords: done }],
  ['opencode', 'quotes-errors', { usage: half, cause: null, lastWords: quoting }],
  ['opencode', 'auth', { usage: null, cause: 'auth', said: 'invalid x-api-key' }],
  ['opencode', 'quota', { cause: 'quota' }],
  ['opencode', 'rate-limit', { cause: 'rate-limit' }],
  ['opencode', 'malformed', { cause: null, said: 'The request is malformed' }],
  // It counts no tokens.
  ['copilot', 'edits', { usage: null, cost_usd: null, cause: null, lastWords: done }],
  ['copilot', 'denied', { cause: 'denied' }],
  ['copilot', 'quotes-errors', { cause: null, lastWords: quoting }],
  ['copilot', 'auth', { cause: 'auth', said: expect.stringContaining('COPILOT_PROVIDER_API_KEY') }],
  ['copilot', 'no-login', { cause: 'auth', said: 'Error: No authentication information found.' }],
  ['copilot', 'quota', { cause: 'quota' }],
  ['copilot', 'rate-limit', { cause: 'rate-limit' }],
  ['copilot', 'server-error', { cause: 'transient' }],
  ['copilot', 'malformed', { cause: null, said: '400 The request is malformed' }],
  ['pi', 'edits', { usage: all, cost_usd: null, cause: null, lastWords: done }],
  ['pi', 'quotes-errors', { usage: half, cause: null, lastWords: quoting }],
  ['pi', 'auth', { cause: 'auth', said: '401 invalid x-api-key' }],
  ['pi', 'no-login', { cause: 'auth', said: 'No API key found for the selected model.' }],
  ['pi', 'quota', { cause: 'quota' }],
  ['pi', 'rate-limit', { cause: 'rate-limit' }],
  ['pi', 'rate-limit-late', { usage: half, cause: 'rate-limit' }],
  ['pi', 'server-error', { cause: 'transient' }],
  // Written after its documentation.
  ['aider', 'edits', { usage: { input_tokens: 5000, output_tokens: 168 }, cost_usd: 0.0112, cause: null }],
  [
    'aider',
    'auth',
    { usage: null, cost_usd: null, cause: 'auth', said: expect.stringContaining('AuthenticationError') },
  ],
])('%s: %s', (program, name, expected) => {
  it('is understood', async () => {
    const text = (extension: string) =>
      readFile(new URL(`outputs/${program}/${name}.${extension}`, import.meta.url), 'utf8').catch(() => '');
    const stdout = (await text('jsonl')) || (await text('txt'));
    const stderr = await text('err');
    expect(stdout + stderr).not.toBe('');
    const { cause, usage, ...rest } = readAgentOutput(stdout, stderr);
    expect({ cause, usage, ...rest }).toMatchObject(expected);
    if (cause === null && !('said' in expected)) expect(rest).not.toHaveProperty('said');
    // Of an output that was cut off a sum is no total.
    if (usage !== null && ['opencode', 'pi'].includes(program))
      expect(readAgentOutput(stdout.trimEnd().slice(0, -3), '').usage).toBe(null);
  });
});
