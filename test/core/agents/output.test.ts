import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAgentOutput } from '../../../src/core/agents/output.js';
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
  ])('names the cause %s', (cause, text) => {
    expect(readAgentOutput('', text).cause).toBe(cause);
  });
});
