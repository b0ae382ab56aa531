import type { CloseoutDocument, DecisionDocument, GateDocument, ReviewDocument } from '../documents/document.js';
import {
  closeout,
  closeoutPath,
  decision,
  decisionPath,
  gate,
  gatePath,
  report,
  reportPath,
  review,
  reviewPath,
  withCloseout,
  withOrder,
  withReview,
} from './examples.js';
import { at, defineRule, type Fault, isUsable, type Usable } from './rule.js';
import { accepts, endOf, isApproved, namedReports, stands, usableReviews } from './standing.js';
import type { Workspace } from './workspace.js';

const asked = { decision: 'ask-user', reason: 'It changes what users see.' };
const wanted = report({ next_step: 'needs-user-decision' });
const approved = { [gatePath]: gate({ user_decision: 'approved' }) };

export default defineRule({
  id: 'user-gate-pending',
  appliesTo: ['review', 'closeout', 'decision'],
  severity: 'hold',
  summary:
    'What the user was asked, by a review, a report, a gate or a decision, the user answered before it is accepted; accepting what the user rejected is an error.',
  why: 'Nobody else may answer for the user, and the order stands still until then.',
  good: () => ({
    files: withCloseout({
      ...approved,
      [reportPath]: wanted,
      [reviewPath]: review({ user_decision: 'Fine, go on.' }),
      [closeoutPath]: closeout({ user_gates: '[new-dependency]' }),
      [decisionPath]: decision({ user_approval: 'approved' }),
    }),
  }),
  bad: () => [
    { files: withReview({ [reviewPath]: review(asked) }), at: [reviewPath, 'decision:'] },
    { files: withReview({ [reportPath]: wanted }), at: [reviewPath, 'decision:'] },
    { files: withReview({ [gatePath]: gate() }), at: [reviewPath, 'decision:'] },
    { files: withReview({ [gatePath]: gate({ user_decision: 'rejected' }) }), at: [reviewPath, 'decision:'] },
    {
      files: withReview({ [gatePath]: gate({ user_decision: 'approved', order_digest: 'e'.repeat(64) }) }),
      at: [reviewPath, 'decision:'],
    },
    { files: withCloseout({ [gatePath]: gate({ user_decision: 'deferred' }) }), at: [closeoutPath, 'result:'] },
    {
      files: withCloseout({
        [gatePath]: gate({ order: null }),
        [closeoutPath]: closeout({ user_gates: '[new-dependency]' }),
      }),
      at: [closeoutPath, 'user_gates:'],
    },
    {
      files: withCloseout({ [closeoutPath]: closeout({ result: 'needs-user-approval' }) }),
      at: [closeoutPath, 'result:'],
    },
    {
      files: withOrder({ [decisionPath]: decision({ user_approval: 'required' }) }),
      at: [decisionPath, 'user_approval:'],
    },
  ],
  *check(document, { workspace }) {
    if (document.kind === 'review') yield* ofReview(document, workspace);
    else if (document.kind === 'closeout') yield* ofCloseout(document, workspace);
    else yield* ofDecision(document);
  },
});

function* ofReview(review: Usable<ReviewDocument>, workspace: Workspace): Generator<Fault> {
  const { work_order, decision, user_decision } = review.data;
  if (endOf(work_order, workspace) || !stands(review, workspace)) return;
  if (decision === 'ask-user' && user_decision === undefined)
    yield at(review, 'decision', `The user was asked about \`${work_order}\` and has not answered`, {
      hint: 'Ask, and write the answer as `user_decision`.',
    });
  if (!accepts(review, workspace)) return;
  const gates = workspace.gatesOf(work_order).filter(isUsable);
  for (const gate of gates) yield* ofGate(gate, workspace, (message, said) => at(review, 'decision', message, said));
  const asking = namedReports(review, workspace).find(({ data }) => data.next_step === 'needs-user-decision');
  if (asking !== undefined && gates.length === 0 && !wasAnswered(review, workspace))
    yield at(review, 'decision', `\`${asking.id}\` asks for the user's decision, and there is none`, {
      hint: `Ask, and write the answer as \`user_decision\`; or as a gate: autoloop new gate <id> --order ${work_order}`,
    });
}

/** Whether a review of the same contract holds an answer of the user. */
const wasAnswered = ({ data }: Usable<ReviewDocument>, workspace: Workspace): boolean =>
  usableReviews(data.work_order, workspace).some(
    (other) => other.data.order_digest === data.order_digest && other.data.user_decision !== undefined,
  );

function* ofCloseout(closeout: Usable<CloseoutDocument>, workspace: Workspace): Generator<Fault> {
  const { work_order, result, user_gates } = closeout.data;
  if (result === 'needs-user-approval')
    yield at(closeout, 'result', `The user has not approved \`${closeout.id}\``, {
      hint: 'Ask, and close the order again with the answer.',
    });
  if (result !== 'accepted') return;
  const named = user_gates.map((id) => workspace.gate(id)).filter(isUsable);
  for (const gate of new Set([...workspace.gatesOf(work_order).filter(isUsable), ...named])) {
    const index = user_gates.indexOf(gate.id);
    const key = index === -1 ? ['result'] : ['user_gates', index];
    yield* ofGate(gate, workspace, (message, said) => at(closeout, key, message, said));
  }
}

/** What is wrong with accepting in spite of a gate. */
function* ofGate(
  gate: Usable<GateDocument>,
  workspace: Workspace,
  fault: (message: string, said: { hint: string; severity?: 'error' }) => Fault,
): Generator<Fault> {
  const { id, path, data } = gate;
  const { user_decision, order } = data;
  const hint = `Ask, and write the answer as \`user_decision\` in ${path}.`;
  if (user_decision === 'pending') yield fault(`Accepted, and the user has not decided gate \`${id}\``, { hint });
  if (user_decision === 'deferred') yield fault(`Accepted, and the user put gate \`${id}\` off`, { hint });
  if (user_decision === 'approved' && !isApproved(gate, workspace))
    yield fault(`Accepted, and the order changed since the user approved gate \`${id}\``, {
      hint: `Ask about the order as it stands, and write its digest (autoloop show ${order}) as \`order_digest\` in ${path}.`,
    });
  if (user_decision === 'rejected')
    yield fault(`Accepted, and the user rejected gate \`${id}\``, {
      severity: 'error',
      hint: 'Decide otherwise than `accept`, or withdraw the order.',
    });
}

function* ofDecision(decision: Usable<DecisionDocument>): Generator<Fault> {
  if (decision.data.status === 'accepted' && decision.data.user_approval === 'required')
    yield at(decision, 'user_approval', `\`${decision.id}\` is accepted, and the user has not approved it`, {
      hint: 'Ask, and write `approved`, or `status: rejected`.',
    });
}
