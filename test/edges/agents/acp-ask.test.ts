import { setTimeout as pause } from 'node:timers/promises';
import type { ClientContext } from '@agentclientprotocol/sdk';
import { expect, it } from 'vitest';
import { asker } from '../../../src/edges/agents/acp/ask.js';

it('the answer to a prompt is waited for as long as it takes, and no other', async () => {
  const answer = { stopReason: 'end_turn' };
  const slow = { request: () => pause(200, answer) } as unknown as ClientContext;
  const ask = asker(slow, 1);
  expect(await ask('session/prompt', {})).toEqual({ said: answer });
  expect(await ask('session/new', {})).toMatchObject({
    outcome: { how: 'failed', reason: 'it did not answer `session/new` within 0.001 s' },
  });
});
