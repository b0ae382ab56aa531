import { expect, it } from 'vitest';
import { decisionLog } from '../../../src/control/run/decisions.js';
import type { NetworkDecision } from '../../../src/edges/sandbox/index.js';

const refusal = (port: number): NetworkDecision => ({ host: 'x', port, allowed: false, reason: 'not on the list' });

/** A journal that takes its time. */
function slowly() {
  const written: NetworkDecision[] = [];
  const append = async (decision: NetworkDecision) => {
    await new Promise((resolve) => setImmediate(resolve));
    written.push(decision);
  };
  return { written, log: decisionLog(append) };
}

it('keeps equal decisions once, in their sequence, and has written all when it is settled', async () => {
  const { written, log } = slowly();
  for (const port of [1, 2, 1, 2, 3]) log.note(refusal(port));
  await log.settled();
  expect(written.map(({ port }) => port)).toEqual([1, 2, 3]);
  log.note(refusal(4));
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(written).toHaveLength(3);
});

it('keeps no more refusals than a thousand, and every host that was let through', async () => {
  const { written, log } = slowly();
  for (let port = 1; port <= 1500; port++) log.note(refusal(port));
  log.note({ ...refusal(443), allowed: true, reason: 'on the list' });
  await log.settled();
  expect(written).toHaveLength(1001);
  expect(written[999]?.reason).toBe('not on the list; further refusals are not recorded');
  expect(written[1000]?.allowed).toBe(true);
});

it('says at the end what kept a decision from being written, and rejects nothing before', async () => {
  const log = decisionLog(async () => {
    throw new Error('the disc is full');
  });
  log.note(refusal(1));
  await new Promise((resolve) => setTimeout(resolve, 10));
  await expect(log.settled()).rejects.toThrow('the disc is full');
});
