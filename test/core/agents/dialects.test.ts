/** What the recordings of real programs do not hold: figures beside figures, and causes they gave no occasion for. */
import { describe, expect, it } from 'vitest';
import { readAgentOutput } from '../../../src/core/agents/output.js';
import { explain } from '../../../src/core/agents/refusal.js';

const read = (...records: object[]) => readAgentOutput(records.map((record) => JSON.stringify(record)).join('\n'), '');

describe('what was used', () => {
  it('by Claude Code is of all its models, with what came from a cache', () => {
    const begin = { type: 'system', subtype: 'init' };
    const model = { inputTokens: 5, cacheReadInputTokens: 100, cacheCreationInputTokens: 10, outputTokens: 6 };
    const usage = { input_tokens: 1, cache_read_input_tokens: 2, cache_creation_input_tokens: 3, output_tokens: 4 };
    const modelUsage = { main: model, side: { inputTokens: 1, outputTokens: 2 } };
    expect(read(begin, { type: 'result', usage, modelUsage }).usage).toEqual({ input_tokens: 116, output_tokens: 8 });
    expect(read(begin, { type: 'result', usage }).usage).toEqual({ input_tokens: 6, output_tokens: 4 });
  });

  it('by Qwen Code holds its cache already, where it tells a total', () => {
    const usage = { input_tokens: 100, cache_read_input_tokens: 90, output_tokens: 4, total_tokens: 104 };
    expect(read({ type: 'result', usage }).usage).toEqual({ input_tokens: 100, output_tokens: 4 });
  });

  it('by opencode is of all steps, with its cache and what it thought', () => {
    const step = (reason: string) => ({
      type: 'step_finish',
      sessionID: 'one',
      part: { reason, cost: 0.5, tokens: { input: 5, output: 6, reasoning: 7, cache: { read: 100, write: 10 } } },
    });
    const { usage, cost_usd } = read(step('tool-calls'), step('stop'));
    expect({ usage, cost_usd }).toEqual({ usage: { input_tokens: 230, output_tokens: 26 }, cost_usd: 1 });
  });

  it('by pi is of all turns, with its cache; of an output that was cut off its cost is unknown too', () => {
    const begin = { type: 'session', version: 3, cwd: '/work' };
    const usage = { input: 5, cacheRead: 100, cacheWrite: 10, output: 6, cost: { total: 0.5 } };
    const turn = { type: 'turn_end', message: { usage, stopReason: 'stop' } };
    expect(read(begin, turn, turn)).toMatchObject({ usage: { input_tokens: 230, output_tokens: 12 }, cost_usd: 1 });
    const cut = [begin, turn, turn].map((record) => JSON.stringify(record)).join('\n');
    expect(readAgentOutput(cut.slice(0, -3), '')).toMatchObject({ usage: null, cost_usd: null });
  });
});

describe('a cause', () => {
  it('of Claude Code that gave no answer is in its last try, or in what a broken turn lists', () => {
    const begin = { type: 'system', subtype: 'init' };
    const again = { type: 'system', subtype: 'api_retry', error_status: 529, error: 'overloaded' };
    expect(read(begin, again)).toMatchObject({ cause: 'transient', said: 'overloaded' });
    const broken = { type: 'result', subtype: 'error_during_execution', is_error: true };
    expect(read(begin, { ...broken, errors: ['503 Service Unavailable'] })).toMatchObject({ cause: 'transient' });
    expect(read(begin, { ...broken, errors: [] })).toMatchObject({ cause: null, said: 'error_during_execution' });
  });

  it('of Codex is a deed declined, or that its own sandbox broke all that failed: not what a failing test prints', () => {
    const begin = { type: 'thread.started' };
    const deed = (status: string, output = '') => ({
      type: 'item.completed',
      item: { type: 'command_execution', status, aggregated_output: output },
    });
    const end = { type: 'turn.completed' };
    const broken = deed('failed', 'sed: /work/a: Read-only file system');
    expect(read(begin, deed('declined'), deed('completed'), end).cause).toBe('denied');
    expect(read(begin, broken, end).cause).toBe('denied');
    expect(read(begin, broken, deed('failed', '1 test failed'), end).cause).toBe(null);
    expect(read(begin, deed('failed', 'FAIL test/sandbox.test.ts > the sandbox holds'), end).cause).toBe(null);
  });

  it('of Codex is in the end of its turn, not in an error before it', () => {
    const [begin, error] = [{ type: 'thread.started' }, { type: 'error', message: 'stream disconnected, 1/5' }];
    expect(read(begin, error, { type: 'turn.completed' }).cause).toBe(null);
    expect(read(begin, error).cause).toBe('transient');
    const failed = { type: 'turn.failed', error: { message: '429 Too Many Requests' } };
    expect(read(begin, error, failed).cause).toBe('rate-limit');
  });

  it('of Gemini CLI, opencode and Copilot is that a tool was denied, in their own words for it', () => {
    const gemini = { type: 'init', session_id: 'one' };
    const result = (type: string) => ({ type: 'tool_result', status: 'error', error: { type } });
    expect(read(gemini, result('policy_violation'), { type: 'result' }).cause).toBe('denied');
    expect(read(gemini, result('file_not_found'), { type: 'result' }).cause).toBe(null);
    const tool = (error: string) => ({
      type: 'tool_use',
      sessionID: 'one',
      part: { state: { status: 'error', error } },
    });
    expect(read(tool('The user rejected permission to use this specific tool call.')).cause).toBe('denied');
    expect(read(tool('No such file')).cause).toBe(null);
  });

  it('that was got over is none', () => {
    const pi = { type: 'session', version: 3, cwd: '/work' };
    const turn = (stopReason: string) => ({ type: 'turn_end', message: { stopReason, errorMessage: '429 Too many' } });
    expect(read(pi, turn('error'), turn('stop')).cause).toBe(null);
    expect(read(pi, turn('stop'), turn('error')).cause).toBe('rate-limit');
    const copilot = { id: 'one', parentId: null };
    const refused = { ...copilot, type: 'model.call_failure', data: { statusCode: 429, errorMessage: 'Slow down' } };
    const begin = { ...copilot, type: 'session.start' };
    expect(read(begin, refused).cause).toBe('rate-limit');
    expect(read(begin, refused, { ...copilot, type: 'result' }).cause).toBe(null);
  });

  it('of a program that broke off before its end may be on standard error', () => {
    const step = JSON.stringify({ type: 'step_start', sessionID: 'one' });
    expect(readAgentOutput(step, 'Error: 503 Service Unavailable').cause).toBe('transient');
  });

  it('is not looked for in records of another program that are printed later', () => {
    const own = Array.from({ length: 6 }, (_, index) => ({ step: index }));
    const quoted = { type: 'result', is_error: true, result: '429 Too Many Requests', total_cost_usd: 3 };
    expect(read(...own, quoted).cause).toBe(null);
    const told = (lines: number) =>
      readAgentOutput(`${'Looking at a file.\n'.repeat(lines)}${JSON.stringify(quoted)}\nAll is well.\n`, '').cause;
    expect(told(5)).toBe('rate-limit');
    expect(told(6)).toBe(null);
  });
});

describe('the status of a refusal', () => {
  const explained = (api_error_status: number, result: string) =>
    read({ type: 'result', is_error: true, api_error_status, result });

  it.each([
    [401, 'No', 'auth'],
    [402, 'No', 'quota'],
    [403, 'No', 'auth'],
    [408, 'No', 'transient'],
    [429, 'No', 'rate-limit'],
    [500, 'No', 'transient'],
    // Of what it asked for, whatever words it has for it.
    [400, 'The api_key parameter is not allowed here', null],
    [404, 'The model is temporarily not to be found', null],
  ])('%i amounts to a cause', (status, message, cause) => {
    expect(explained(status, message).cause).toBe(cause);
  });

  it.each([
    ["sed: couldn't open temporary file src/sedZo: Read-only file system", null],
    ['Temporary failure in name resolution', 'transient'],
    ['The service is temporarily not available', 'transient'],
  ])('%s amounts to a cause without a status', (message, cause) => {
    expect(explain({ message }).cause).toBe(cause);
  });

  it('is not one of who asks, where a proxy on the way gave it', () => {
    for (const said of [
      'curl: (56) CONNECT tunnel failed, response 403',
      'Received HTTP code 403 from proxy after CONNECT',
      'tunneling socket could not be established, statusCode=403',
    ]) {
      expect(readAgentOutput('', said).cause).toBe(null);
      expect(explained(403, said)).toMatchObject({ cause: null, said });
    }
  });

  it('may ask for minutes', () => {
    expect(explained(429, 'Try again in 2m').retryAfterMs).toBe(120_000);
  });

  it('needs no words: that there were none is said', () => {
    expect(
      read({ type: 'session', version: 3, cwd: '/' }, { type: 'turn_end', message: { stopReason: 'error' } }),
    ).toMatchObject({ cause: null, said: 'it gave no reason' });
  });
});
