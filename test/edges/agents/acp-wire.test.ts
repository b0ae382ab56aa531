import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { openWire } from '../../../src/edges/agents/acp/wire.js';

/** What the library gets to look at of what an agent says. */
async function heardOf(message: object): Promise<unknown> {
  const wire = openWire(new PassThrough().resume(), () => {});
  const reader = wire.stream.readable.getReader();
  wire.receive(Buffer.from(`${JSON.stringify(message)}\n`));
  return (await reader.read()).value;
}

it('hands on no more of a request than its answer depends on: to have millions of things checked takes minutes', async () => {
  const much = new Array<number>(100_000).fill(0);
  const request = { jsonrpc: '2.0', id: 'leave', method: 'session/request_permission' };
  const yes = { optionId: 'yes', kind: 'allow_once', name: 'Yes', _meta: { much } };
  const params = { sessionId: 's', toolCall: { toolCallId: '1', content: much }, options: [0, yes, ...much] };
  expect(await heardOf({ ...request, params })).toEqual({
    ...request,
    params: {
      sessionId: '',
      toolCall: { toolCallId: '' },
      options: [{ optionId: 'yes', kind: 'allow_once', name: '' }],
    },
  });
  const reading = { jsonrpc: '2.0', id: 7, method: 'fs/read_text_file' };
  expect(await heardOf({ ...reading, params: { path: '/etc/passwd', much } })).toEqual({ ...reading, params: {} });
});
