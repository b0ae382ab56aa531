import { expect, test } from 'vitest';
import { ofRun, report, reportPath, review, reviewPath, run, withReview } from '../../../src/core/rules/examples.js';
import type { RunFact } from '../../../src/core/rules/facts.js';
import { findingsIn } from './snapshot-of.js';

/** What the rule says of a review by `codex` of an attempt that `claude` made. */
function saidOf(...runs: RunFact[]): string[] {
  const files = withReview({
    [reportPath]: report({ ...ofRun, worker: 'ada@example.com' }),
    [reviewPath]: review({ reviewer: 'agent/codex@attempt-2' }),
  });
  return findingsIn({ files, facts: { runs } })
    .filter(({ rule }) => rule === 'self-review')
    .map(({ message }) => message);
}

test('who played a role of the attempt, or worked on what it goes on from, does not review it', () => {
  const from = (of: string) => ({ continues: { run: of, attempt: 1 } });
  const hand = [expect.stringContaining('had a hand in')];
  expect(saidOf(run())).toEqual([]);
  expect(saidOf(run({}, { players: ['claude', 'codex'] }))).toEqual(hand);
  expect(saidOf(run(from('run-0')), run({ run: 'run-0' }, { agent: 'codex' }))).toEqual(hand);
  expect(
    saidOf(run(from('run-0')), run({ run: 'run-0', ...from('run-00') }), run({ run: 'run-00' }, { agent: 'codex' })),
  ).toEqual(hand);
  expect(saidOf(run(from('run-0')), run({ run: 'run-0', ...from('run-1') }))).toEqual([]);
  expect(saidOf(run(from('gone')))).toEqual([]);
});
