/** Facts to judge, with every value that a test does not care about filled in. */
import type { AttemptFacts, CommandRun, ImportedChange, JudgeInput } from '../../../src/core/judging/input.js';
import { subjectOf } from '../../../src/core/judging/input.js';

export const exited = (code: number): CommandRun['ended'] => ({ how: 'exited', code });

let trees = 0;

/** An imported change of `lines` lines in `src/a.js`, with a tree of its own. */
export function change(values: Partial<ImportedChange> & { lines?: number } = {}): ImportedChange {
  const { lines = 4, ...rest } = values;
  trees += 1;
  const tree = trees.toString(16).padStart(40, '0');
  return {
    tree,
    evidence_tree: tree,
    patch_id: null,
    empty: false,
    files: [{ path: 'src/a.js', status: 'M', binary: false, insertions: lines, deletions: 0 }],
    refused: [],
    outside_scope: [],
    forbidden: [],
    protected: [],
    whitespace: [],
    ...rest,
  };
}

export function attempt(number: number, values: Partial<AttemptFacts> = {}): AttemptFacts {
  return {
    attempt: number,
    ended: { outcome: 'completed', reason: 'the gates passed' },
    imported: change(),
    discarded: null,
    ...values,
  };
}

/** The runs of one command on one subject: `p` passes, `f` fails with exit code 1. */
export function runs(subject: number | 'base', command: string, results: string): CommandRun[] {
  return [...results].map((result, index) => ({
    subject: subject === 'base' ? 'base' : subjectOf(subject),
    command,
    repeat: index + 1,
    ended: exited(result === 'p' ? 0 : 1),
    passed: result === 'p',
  }));
}

export function input(values: Partial<JudgeInput> = {}): JudgeInput {
  return { commands: ['test'], policy: { repeats: 3, retries: 1 }, attempts: [], runs: [], ...values };
}
