import {
  baseCommit,
  change,
  order,
  orderPath,
  review,
  reviewPath,
  verifiedCommit,
  withOrder,
  withReport,
  withReview,
} from './examples.js';
import type { ChangeFact } from './facts.js';
import type { IntegratedCommit } from './history-facts.js';
import { listed } from './listed.js';
import { atTop, type Context, defineRule, type Fault } from './rule.js';
import { accepts, endOf, usableReviews } from './standing.js';
import { changeNamed, changesOfOrders, workIn } from './worker-commit.js';
import type { Workspace } from './workspace.js';

const commit: IntegratedCommit = { ...change({ commit: '7'.repeat(40) }), within: [verifiedCommit] };
const changed = 'src/login/session.ts';

export default defineRule({
  id: 'unreviewed-commit',
  appliesTo: 'workspace',
  severity: 'error',
  summary: 'What is on the integration branch for an order is covered by a review that accepts it.',
  why: 'The branch that everybody builds on is no place to try something out.',
  ofChanges: true,
  good: () => ({ files: withReview(), facts: { integrated: [commit] } }),
  bad: () => [
    { files: withReport(), facts: { integrated: [{ ...commit, within: [] }] }, at: [orderPath, '---'] },
    {
      files: withReview({ [reviewPath]: review({ decision: 'hold' }) }),
      facts: { integrated: [commit] },
      at: [orderPath, '---'],
    },
    { files: withReview(), facts: { integrated: [{ ...commit, within: [baseCommit] }] }, at: [orderPath, '---'] },
    {
      files: withOrder({ [orderPath]: order({ commit_authority: 'coordinator-only' }) }),
      facts: {
        changes: [change({ commit: null, integrated: true, author: { name: 'Grace', email: 'grace@example.com' } })],
      },
      at: [changed, ''],
    },
  ],
  *check(workspace, context) {
    const { facts } = context;
    yield* amongChanges(context);
    const told = new Set((facts.changes ?? []).map(({ commit }) => commit));
    for (const commit of facts.integrated ?? []) {
      const order = workspace.order(commit.order ?? '');
      if (order === undefined || told.has(commit.commit) || isCovered(commit, commit.within, workspace)) continue;
      if (workIn(commit).length > 0) yield atTop(order.path, unreviewed(commit), { hint: hintFor(commit) });
    }
  },
});

/** Commits of a range, and what is staged, are told where they change something. */
function* amongChanges(context: Context): Generator<Fault> {
  const { workspace, facts } = context;
  const known = new Map((facts.integrated ?? []).map((one) => [one.commit, one.within]));
  for (const { change } of changesOfOrders(context)) {
    const within = change.commit === null ? [] : known.get(change.commit);
    const [first] = workIn(change);
    if (!change.integrated || within === undefined || first === undefined) continue;
    if (!isCovered(change, within, workspace)) yield atTop(first, unreviewed(change), { hint: hintFor(change) });
  }
}

/** Whether a review that accepts, or an accepting closeout, names a commit that has it. */
function isCovered({ commit, order }: ChangeFact, within: readonly string[], workspace: Workspace): boolean {
  const id = order ?? '';
  const end = endOf(id, workspace);
  const accepted = usableReviews(id, workspace)
    .filter((review) => accepts(review, workspace))
    .map(({ data }) => data.reviewed_commit);
  if (end?.data.result === 'accepted')
    accepted.push(...[end.data.accepted_commit, end.data.merged_commit].filter((named) => named !== undefined));
  // What is staged is in no commit yet; it may be what was accepted.
  return commit === null ? accepted.length > 0 : accepted.some((named) => within.includes(named));
}

const unreviewed = (change: ChangeFact): string =>
  `${changeNamed(change)} changes ${listed(workIn(change))} on the integration branch, and no review that accepts covers it`;

const hintFor = ({ order }: ChangeFact): string => `Have it reviewed: autoloop review ${order}`;
