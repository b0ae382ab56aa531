import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { expect, it, onTestFinished, vi } from 'vitest';
import { faultOf } from '../../../src/core/journal/event.js';
import { converse } from '../../../src/edges/agents/acp/conversation.js';

const roleEnded = {
  attempt: 1,
  iteration: 1,
  role: 'worker',
  agent: 'robot',
  agent_version: null,
  duration_ms: 1,
  stdout: { sha256: 'a'.repeat(64), bytes: 1 },
  stderr: { sha256: 'a'.repeat(64), bytes: 1 },
  report: null,
  usage: null,
  cost_usd: null,
  cause: null,
};

/** Messages that have the form of answers and calls, and hold anything. */
function messages() {
  const id = fc.oneof(fc.nat(6), fc.constantFrom(null, 'x', -1, 1.5, {}));
  const names = fc.constantFrom(
    'session/request_permission',
    'session/update',
    'fs/read_text_file',
    '$/cancel_request',
  );
  const hello = fc.constant({ protocolVersion: 1, authMethods: [{ id: 'api-key' }] });
  const session = fc.record({
    sessionId: fc.oneof(fc.string(), fc.nat()),
    modes: fc.jsonValue(),
    models: fc.jsonValue(),
  });
  const stop = fc.record({ stopReason: fc.oneof(fc.constantFrom('end_turn', 'refusal'), fc.jsonValue()) });
  const result = fc.oneof(hello, session, stop, fc.jsonValue());
  const code = fc.oneof(fc.constantFrom(-32000, -32601, 401), fc.double());
  const error = fc.oneof(
    fc.record({ code, message: fc.string({ unit: 'binary' }), data: fc.jsonValue() }),
    fc.jsonValue(),
  );
  const params = fc.oneof(fc.record({ sessionId: fc.string(), options: fc.jsonValue() }), fc.jsonValue());
  const jsonrpc = fc.constantFrom('2.0', '2.0', '2.0', '1.0', 2);
  return fc.oneof(
    fc.record({ jsonrpc, id, result }, { requiredKeys: ['jsonrpc', 'id'] }),
    fc.record({ jsonrpc, id, error, result }, { requiredKeys: ['jsonrpc', 'id', 'error'] }),
    fc.record(
      { jsonrpc, id, method: fc.oneof(names, fc.jsonValue()), params },
      { requiredKeys: ['jsonrpc', 'method'] },
    ),
    fc.jsonValue(),
  );
}

it('whatever an agent says, its turn has an end that a journal can hold', async () => {
  const complaints = vi.spyOn(console, 'error');
  onTestFinished(() => complaints.mockRestore());
  const line = fc.oneof(
    messages().map((message) => JSON.stringify(message)),
    fc.string({ unit: 'binary' }),
  );
  /** What gets it to the places where the rest is heard. */
  const proper = [{ protocolVersion: 1, authMethods: [] }, { sessionId: 'one' }].map((result, id) =>
    JSON.stringify({ jsonrpc: '2.0', id, result }),
  );
  const patience = { answer: 50_000, farewell: 50_000, notice: 1_000 };
  await fc.assert(
    fc.asyncProperty(fc.nat(2), fc.array(line, { maxLength: 10 }), fc.boolean(), async (said, lines, hasModel) => {
      const turn = converse({ prompt: 'Do it.', ...(hasModel ? { model: 'm' } : {}) }, patience);
      turn.stdin(new PassThrough().resume());
      for (const one of [...proper.slice(0, said), ...lines]) {
        turn.onOutput('stdout', Buffer.from(`${one}\n`));
        // So that it is asked for the next thing before the next answer comes.
        await new Promise(setImmediate);
      }
      const ended = await turn.concluded({ how: 'exited', code: 0 });
      expect(faultOf('role.ended', { ...roleEnded, ended })).toBe(undefined);
      expect(JSON.stringify(ended).length).toBeLessThan(4_000);
    }),
    { numRuns: 150 },
  );
  expect(complaints).not.toHaveBeenCalled();
});
