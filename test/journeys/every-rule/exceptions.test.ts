import { expect, test } from 'vitest';
import type { FaultyExample } from '../../../src/core/rules/examples.js';
import { rules } from '../../../src/core/rules/index.js';
import { isInCommit, isInHistory } from './suite.js';

const examplesOf = (which: (example: FaultyExample) => boolean): Record<string, number[]> =>
  Object.fromEntries(
    rules
      .map(({ id, bad }) => [id, bad().flatMap((example, index) => (which(example) ? [index + 1] : []))] as const)
      .filter(([, numbers]) => numbers.length > 0),
  );

test('an editor shows every fault but those of commits: it is not told which order is written for', () => {
  expect(examplesOf(isInCommit)).toEqual({
    'outside-scope': [3],
    'forbidden-scope': [3],
    'protected-changed': [3],
    'worker-edited-coordination': [3],
    'commit-authority': [1, 2, 3, 4],
    'unreviewed-commit': [4],
    'unknown-order-trailer': [1, 2],
  });
});

test('a commit is told of every fault but what is on the integration branch already', () => {
  expect(examplesOf(isInHistory)).toEqual({ 'unreviewed-commit': [1, 2, 3] });
});
