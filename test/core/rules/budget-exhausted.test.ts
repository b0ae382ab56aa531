import { expect, test } from 'vitest';
import { run, withOrder } from '../../../src/core/rules/examples.js';
import { findingsIn } from './snapshot-of.js';

const said = (exhausted: { budget: string; limit: number; spent: number } | null) =>
  findingsIn({ files: withOrder(), facts: { runs: [run({ outcome: 'budget-exhausted', exhausted })] } })
    .filter(({ rule }) => rule === 'budget-exhausted')
    .map(({ message }) => message);

test('the limit that ended a run is named with what was spent, and only where the run journaled it', () => {
  expect(said({ budget: 'minutes', limit: 5, spent: 5.2 })).toEqual([
    expect.stringMatching(/^Run `[^`]+` used up its budget of minutes: 5.2 of 5$/),
  ]);
  expect(said(null)).toEqual([expect.stringMatching(/^Run `[^`]+` used up its budget$/)]);
});
