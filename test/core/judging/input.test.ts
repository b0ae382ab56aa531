import { expect, test } from 'vitest';
import { inputsDigest } from '../../../src/core/judging/digest.js';
import { judgeInput } from '../../../src/core/judging/input.js';
import { policy, sampleRun } from '../render/report/sample-run.js';

const commands = ['acceptance', 'suite'];

test('the input of a judgement is what the journal holds of its attempts and of their trees', () => {
  const state = sampleRun();
  const input = judgeInput(state, commands, policy);
  expect(input.attempts.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4, 5]);
  expect(input.runs).toHaveLength(6 * 6 + 2);
  expect(input.runs[0]).toEqual({
    subject: 'base',
    command: 'acceptance',
    repeat: 1,
    ended: { how: 'exited', code: 1 },
    passed: false,
  });
});

test('a result on another tree than the one to be judged is left out', () => {
  const state = sampleRun();
  for (const gate of [state.baseline[0], state.attempts[0]?.gates[0]]) if (gate) gate.tree = '0'.repeat(40);
  const { runs } = judgeInput(state, commands, policy);
  const left = (subject: string) =>
    runs.filter((run) => run.subject === subject && run.command === 'acceptance').length;
  expect([left('base'), left('attempt-1'), left('attempt-2')]).toEqual([2, 2, 3]);
});

test('the digest tells inputs apart', () => {
  const input = judgeInput(sampleRun(), commands, policy);
  expect(inputsDigest(input)).toMatch(/^[0-9a-f]{64}$/);
  expect(inputsDigest({ ...input, policy: { ...policy, repeats: 4 } })).not.toBe(inputsDigest(input));
});
