import { expect, it } from 'vitest';
import { decisionLog, type Told } from '../../../src/control/run/decisions.js';
import type { NetworkDecision } from '../../../src/edges/sandbox/index.js';

const refusal = (port: number): NetworkDecision => ({ host: 'x', port, allowed: false, reason: 'not on the list' });

/** A journal that takes its time. */
function slowly() {
  const written: Told[] = [];
  const append = async (told: Told) => {
    await new Promise((resolve) => setImmediate(resolve));
    written.push(told);
  };
  return { written, log: decisionLog(append) };
}

it('tells each decision when it is first made, and at the end how often it was made again', async () => {
  const { written, log } = slowly();
  for (const port of [1, 2, 1, 2, 3, 1]) log.note(refusal(port));
  await log.settled();
  expect(written).toEqual([
    refusal(1),
    refusal(2),
    refusal(3),
    { ...refusal(1), times: 2 },
    { ...refusal(2), times: 1 },
  ]);
  log.note(refusal(4));
  log.note(refusal(1));
  await log.settled();
  expect(written).toHaveLength(5);
});

it('tells so many refusals and so many hosts that were let out, and counts the rest of either', async () => {
  const { written, log } = slowly();
  for (let port = 1; port <= 1_500; port++) {
    log.note(refusal(port));
    log.note({ ...refusal(port), allowed: true, reason: 'on the list' });
  }
  log.note(refusal(1));
  await log.settled();
  expect(written).toHaveLength(503);
  expect(written.reduce((sum, { times = 1 }) => sum + times, 0)).toBe(3_001);
  expect(
    written
      .filter(({ host }) => host === '')
      .map(({ allowed, times }) => [allowed, times])
      .sort(),
  ).toEqual([
    [false, 1_250],
    [true, 1_250],
  ]);
});

it('says at the end what kept a decision from being written, and rejects nothing before', async () => {
  const log = decisionLog(async () => {
    throw new Error('the disc is full');
  });
  log.note(refusal(1));
  await new Promise((resolve) => setTimeout(resolve, 10));
  await expect(log.settled()).rejects.toThrow('the disc is full');
});
