import { describe, expect, it } from 'vitest';
import { readAgentOutput } from '../../../src/core/agents/output.js';

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

  it.each([
    ['quota', 'Error: insufficient_quota'],
    ['rate-limit', 'HTTP 429 Too Many Requests'],
    ['auth', '{"error":{"type":"authentication_error"}}'],
    ['denied', '{"permission_denials":[{"tool_name":"Bash"}]}'],
    ['transient', 'connect ECONNREFUSED 127.0.0.1:1'],
    [null, '{"permission_denials":[]} all good'],
  ])('names the cause %s', (cause, text) => {
    expect(readAgentOutput('', text).cause).toBe(cause);
  });
});
