import type { CloseoutDocument, ReviewDocument } from '../documents/document.js';
import { quoted } from '../untrusted.js';
import { actorId, authorIds } from './actors.js';
import { attemptFact, handsIn } from './attempt-fact.js';
import {
  baseCommit,
  closeout,
  closeoutPath,
  ofRun,
  report,
  reportPath,
  review,
  reviewPath,
  run,
  verifiedCommit,
  withCloseout,
  withReview,
} from './examples.js';
import { at, type Context, defineRule, type Usable } from './rule.js';
import { namedReports } from './standing.js';
import type { Workspace } from './workspace.js';

const byGrace = {
  tree: '3'.repeat(40),
  parents: [],
  author: { name: 'Grace', email: 'Grace@example.com' },
  at: '2026-11-20T10:00:00.000Z',
};

export default defineRule({
  id: 'self-review',
  appliesTo: ['review', 'closeout'],
  severity: 'error',
  summary:
    'Nobody reviews or accepts what they made: not the worker of a report, nor the author of its commit, nor the agent of its attempt. Nobody is nobody.',
  why: 'Who made it believes in it.',
  good: () => ({ files: withCloseout() }),
  bad: () => [
    { files: withReview({ [reportPath]: report({ worker: 'grace@example.com' }) }), at: [reviewPath, 'reviewer:'] },
    {
      files: withReview(),
      facts: { commits: { [baseCommit]: byGrace, [verifiedCommit]: byGrace } },
      at: [reviewPath, 'reviewer:'],
    },
    {
      files: withReview({
        [reportPath]: report({ ...ofRun, worker: 'ada@example.com' }),
        [reviewPath]: review({ reviewer: 'agent/claude@attempt-2' }),
      }),
      facts: { runs: [run()] },
      at: [reviewPath, 'reviewer:'],
      also: ['acceptance-owner'],
    },
    {
      files: withCloseout({ [closeoutPath]: closeout({ accepted_by: 'nobody' }) }),
      at: [closeoutPath, 'accepted_by:'],
      also: ['acceptance-owner'],
    },
  ],
  *check(document, context) {
    const [key, said] =
      document.kind === 'review'
        ? (['reviewer', document.data.reviewer] as const)
        : (['accepted_by', document.data.accepted_by] as const);
    if (said === undefined) return;
    const actor = actorId(said);
    if (actor === undefined) {
      yield at(document, key, `${quoted(said)} is nobody`, {
        hint: 'Name the person by e-mail address, or the agent as `agent/<name>@<attempt>`.',
      });
      return;
    }
    const makers = makersOf(document, context);
    const role = makers.get(actor);
    if (role === undefined) return;
    const { coordinator, user } = context.workspace.config.roles;
    const others = [...new Set([...coordinator, ...user])].filter((one) => !makers.has(actorId(one) ?? ''));
    yield at(document, key, `${quoted(said)} ${role}`, {
      hint: `Let ${others.map(quoted).join(' or ') || 'somebody else'} look at it.`,
    });
  },
});

/** What each of the makers of the work under review did. */
function makersOf(
  document: Usable<ReviewDocument> | Usable<CloseoutDocument>,
  { workspace, facts }: Context,
): Map<string, string> {
  const makers = new Map<string, string>();
  const add = (actor: string | undefined, role: string) =>
    actor !== undefined && !makers.has(actor) && makers.set(actor, role);
  const reports = namedReports(document, workspace);
  // Where nothing was made, what is decided on is the base, which is nobody's work under review. Accepting it is another matter.
  const bases = new Set(acceptsChange(document, workspace) ? [] : reports.map(({ data }) => data.base_commit));
  const commit = (id: string | undefined) => {
    const author = id === undefined || bases.has(id) ? undefined : facts.commits?.get(id)?.author;
    if (author)
      for (const actor of authorIds(author))
        add(actor, `is the author of the commit under review, \`${id?.slice(0, 12)}\``);
  };
  for (const report of reports) {
    add(actorId(report.data.worker), `did the work of \`${report.id}\``);
    const attempt = attemptFact(report, facts);
    if (attempt) add(actorId(`agent/${attempt.agent}`), `is the agent of \`${report.id}\``);
    for (const agent of handsIn(report, facts)) add(actorId(`agent/${agent}`), `had a hand in \`${report.id}\``);
    commit(report.data.verified_head);
  }
  commit(document.kind === 'review' ? document.data.reviewed_commit : document.data.accepted_commit);
  return makers;
}

/** Whether it accepts the work of an order that may change files. */
function acceptsChange(document: Usable<ReviewDocument> | Usable<CloseoutDocument>, workspace: Workspace): boolean {
  const accepts =
    document.kind === 'review' ? document.data.decision === 'accept' : document.data.result === 'accepted';
  return accepts && workspace.order(document.data.work_order)?.data?.mode !== 'report-only';
}
