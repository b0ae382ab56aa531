import type { AnyDocument } from '../documents/document.js';
import {
  baseCommit,
  closeout,
  closeoutPath,
  config,
  configPath,
  reportPath,
  review,
  reviewPath,
  verifiedCommit,
  withCloseout,
  withOrder,
  withReport,
  withReview,
} from './examples.js';
import type { CommitFact } from './facts.js';
import { at, defineRule, isUsable, type Usable } from './rule.js';
import { endOf, isCurrent, stands } from './standing.js';
import type { Workspace } from './workspace.js';

const fact: CommitFact = {
  tree: '3'.repeat(40),
  parents: [],
  author: { name: 'agent/claude@attempt-1', email: 'claude@attempt-1.invalid' },
  at: '2026-11-20T10:00:00.000Z',
};
const commits = { [baseCommit]: fact, [verifiedCommit]: fact };

export default defineRule({
  id: 'unknown-commit',
  appliesTo: ['report', 'review', 'closeout', 'config'],
  severity: 'error',
  summary: 'The commits that current documents name are in the repository; in a shallow clone it is a warning.',
  why: 'What nobody can look at, nobody has verified.',
  good: () => ({ files: withCloseout(), facts: { commits } }),
  bad: () => [
    { files: withReport(), facts: { commits: { [baseCommit]: fact } }, at: [reportPath, 'verified_head:'] },
    {
      files: withReview({ [reviewPath]: review({ reviewed_commit: `"${'5'.repeat(40)}"` }) }),
      facts: { commits },
      at: [reviewPath, 'reviewed_commit:'],
      also: ['review-stale'],
    },
    {
      files: withCloseout({ [closeoutPath]: closeout({ merged_commit: `"${'4'.repeat(40)}"` }) }),
      facts: { commits },
      at: [closeoutPath, 'merged_commit:'],
    },
    {
      files: withOrder({ [configPath]: config({ checks: `{since: "${'4'.repeat(40)}"}` }) }),
      facts: { commits },
      at: [configPath, 'checks:'],
    },
  ],
  *check(document, { facts, workspace }) {
    if (facts.commits === undefined) return;
    const severity = facts.shallow ? 'warning' : undefined;
    for (const [key, commit] of namedCommits(document, workspace))
      if (!facts.commits.has(commit))
        yield at(document, key, `There is no commit \`${commit.slice(0, 12)}\` in this repository`, {
          hint: facts.shallow
            ? 'This clone is shallow; fetch its history.'
            : 'Fetch the branch it is on, or correct it.',
          severity,
        });
  },
});

type Key = string | readonly string[];

/**
 * The commits that a document rests on, by key. An attempt that lost rests on none, and of an order that is closed only
 * the closeout's must be there.
 */
function namedCommits(document: Usable<AnyDocument>, workspace: Workspace): [key: Key, commit: string][] {
  const commits: [Key, string | undefined][] = [];
  if (document.kind === 'report' && document.data.result === 'done' && isCurrent(document, workspace)) {
    const { base_commit, verified_head, observed_integration } = document.data;
    commits.push(
      ['base_commit', base_commit],
      ['verified_head', verified_head],
      ['observed_integration', observed_integration],
    );
  } else if (document.kind === 'review' && !endOf(document.data.work_order, workspace) && stands(document, workspace)) {
    commits.push(['reviewed_commit', document.data.reviewed_commit]);
  } else if (document.kind === 'closeout') {
    commits.push(['accepted_commit', document.data.accepted_commit], ['merged_commit', document.data.merged_commit]);
  } else if (document.kind === 'config') {
    commits.push([['checks', 'since'], document.data.checks?.since]);
  }
  return commits.filter((entry): entry is [Key, string] => entry[1] !== undefined);
}

/** Every commit whose facts rules may ask for. */
export function commitsToLookUp(workspace: Workspace): string[] {
  const ids = new Set<string>();
  for (const document of workspace.documents) {
    if (!isUsable(document)) continue;
    for (const [, commit] of namedCommits(document, workspace)) ids.add(commit);
    // Who reviews must not have written what is reviewed, whenever that was.
    if (document.kind === 'report') ids.add(document.data.verified_head);
    if (document.kind === 'review') ids.add(document.data.reviewed_commit);
  }
  return [...ids];
}
