import type { OrderDocument } from '../documents/document.js';
import { change, history, order, orderPath, reportPath, withOrder, withReport } from './examples.js';
import type { ChangeFact } from './facts.js';
import { listed } from './listed.js';
import { at, atTop, type Context, defineRule, isUsable, type Usable } from './rule.js';
import { accepts, endOf, isCurrent, usableReviews } from './standing.js';
import { authorOf, changeNamed, changesOfOrders, isByWorker, isOwnReport } from './worker-commit.js';

const grants = (authority: string) => ({ [orderPath]: order({ commit_authority: authority }) });
const changed = 'src/login/session.ts';
const byGrace = change({ author: { name: 'Grace', email: 'grace@example.com' } });
const imported = change({
  author: { name: 'agent/claude@attempt-1', email: 'claude@attempt-1.invalid' },
  imported: { run: 'run-1', attempt: 1 },
});

export default defineRule({
  id: 'commit-authority',
  appliesTo: ['report', 'workspace'],
  severity: 'error',
  summary:
    'Workers commit what the order’s `commit_authority` lets them: nothing (`no-commit`, `coordinator-only`), reports alone, or anything on a branch that is not the integration branch.',
  why: 'Whoever commits decides what others build on.',
  ofChanges: true,
  good: () => ({ files: withReport(grants('no-commit')), facts: { changes: [byGrace, imported] } }),
  bad: () => [
    { files: withOrder(grants('no-commit')), facts: { changes: [change()] }, at: [changed, ''] },
    { files: withOrder(grants('coordinator-only')), facts: { changes: [change()] }, at: [changed, ''] },
    {
      files: withOrder(grants('report-only-commit')),
      facts: { changes: [change({ commit: null })] },
      at: [changed, ''],
    },
    {
      files: withOrder(grants('local-branch-commit')),
      facts: { changes: [change({ commit: null, integrated: true })] },
      at: [changed, ''],
      also: ['unreviewed-commit'],
    },
    {
      files: withReport(grants('coordinator-only')),
      facts: { histories: { [reportPath]: history() } },
      at: [reportPath, 'verified_head:'],
    },
  ],
  *check(subject, context) {
    const { workspace, facts } = context;
    if (!('kind' in subject)) {
      for (const { change, order } of changesOfOrders(context)) {
        const [beyond] = beyondAuthority(change, order, context);
        if (beyond !== undefined)
          yield atTop(beyond, `${changeNamed(change)} ${isNotTheirs(change, order)}`, { hint: hintFor(order) });
      }
      return;
    }
    const order = workspace.order(subject.data.work_order);
    if (!isUsable(order) || !isCurrent(subject, workspace)) return;
    for (const commit of facts.histories?.get(subject.path)?.commits ?? []) {
      const beyond = beyondAuthority({ ...commit, order: order.id }, order, context);
      if (beyond.length > 0)
        yield at(
          subject,
          'verified_head',
          `${changeNamed({ ...commit, order: order.id })} with ${listed(beyond)} ${isNotTheirs(commit, order)}`,
          { hint: hintFor(order) },
        );
    }
  },
});

/** The files that the worker may not commit in this way; none when somebody else committed them, or they were accepted. */
function beyondAuthority(
  change: ChangeFact,
  { id, data }: Usable<OrderDocument>,
  { workspace, facts }: Context,
): string[] {
  const { commit_authority: authority } = data;
  const files = change.files.map(({ path }) => path);
  if (authority === undefined || !isByWorker(change, id, workspace, facts) || wasAccepted(id, workspace)) return [];
  if (authority === 'local-branch-commit') return change.integrated ? files : [];
  return authority === 'report-only-commit' ? files.filter((path) => !isOwnReport(id, path)) : files;
}

/** What was accepted may be brought in by whatever kind of merge. */
const wasAccepted = (order: string, workspace: Context['workspace']): boolean =>
  endOf(order, workspace)?.data.result === 'accepted' ||
  usableReviews(order, workspace).some((review) => accepts(review, workspace));

const isNotTheirs = (change: ChangeFact, { data }: Usable<OrderDocument>): string =>
  `is by ${authorOf(change)}, and the order says \`commit_authority: ${data.commit_authority}\``;

function hintFor({ data }: Usable<OrderDocument>): string {
  switch (data.commit_authority) {
    case 'report-only-commit':
      return 'Commit the report alone; who coordinates commits the rest.';
    case 'local-branch-commit':
      return 'Commit it on a branch of its own, and have it reviewed.';
    default:
      return 'Leave committing to who coordinates; `roles.coordinator` in config.yml says who that is.';
  }
}
