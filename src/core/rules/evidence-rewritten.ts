import { orderOfPath } from '../documents/paths.js';
import { quoted } from '../untrusted.js';
import { change, closeout, closeoutPath, reviewPath, withCloseout, withReport } from './examples.js';
import type { ChangedFileFact, ChangeFact } from './facts.js';
import { atTop, defineRule } from './rule.js';

const journalPath = '.autoloop/closeouts/login.journal.jsonl';
const files = withCloseout();
const touches = (...touched: ChangedFileFact[]) => change({ order: null, files: touched });

export default defineRule({
  id: 'evidence-rewritten',
  appliesTo: 'workspace',
  severity: 'error',
  summary:
    'Once an order is closed for good, its closeout, attestation, reports and reviews stay as they are, and its journal is at most added to.',
  why: 'Evidence that can be changed afterwards proves nothing.',
  ofChanges: true,
  good: () => ({
    files,
    facts: {
      changes: [
        touches({ path: closeoutPath, status: 'changed' }, { path: reviewPath, status: 'added' }),
        touches({ path: journalPath, status: 'changed', sealed: 'appended' }),
      ],
    },
  }),
  bad: () => [
    {
      files,
      facts: { changes: [touches({ path: closeoutPath, status: 'changed', sealed: 'replaced' })] },
      at: [closeoutPath, '---'],
    },
    {
      files: withReport({ [closeoutPath]: closeout() }),
      facts: { changes: [touches({ path: reviewPath, status: 'removed', sealed: 'replaced' })] },
      at: [reviewPath, ''],
      also: ['broken-reference'],
    },
    {
      files,
      facts: { uncommitted: touches({ path: journalPath, status: 'changed', sealed: 'replaced' }) },
      at: [journalPath, ''],
    },
  ],
  *check(_, { facts }) {
    for (const change of [...(facts.changes ?? []), ...(facts.uncommitted ? [facts.uncommitted] : [])])
      for (const { path, status, sealed } of change.files)
        if (sealed === 'replaced')
          yield atTop(
            path,
            `${whoOf(change, facts.uncommitted)} ${status} this evidence of ${orderAt(path)}, which was closed for good`,
            {
              hint: hintFor(change, path),
            },
          );
  },
});

const whoOf = (change: ChangeFact, uncommitted: ChangeFact | undefined): string => {
  if (change.commit !== null) return `Commit \`${change.commit.slice(0, 12)}\``;
  return change === uncommitted ? 'Somebody' : 'What is staged';
};

const orderAt = (path: string): string => quoted(orderOfPath(path) ?? path);

const hintFor = ({ commit, parents }: ChangeFact, path: string): string =>
  commit === null
    ? `Put it back: git restore --source=${parents[0]?.slice(0, 12) ?? 'HEAD'} --staged --worktree ${quoted(path).slice(1, -1)}`
    : `Put it back as commit \`${parents[0]?.slice(0, 12)}\` has it, and write what is new as an order of its own.`;
