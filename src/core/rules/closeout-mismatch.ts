import type { CloseoutDocument } from '../documents/document.js';
import { closeout, closeoutPath, order, orderPath, withCloseout } from './examples.js';
import { at, type Context, defineRule, type Fault, isUsable, type Usable } from './rule.js';
import { namedReports } from './standing.js';

export default defineRule({
  id: 'closeout-mismatch',
  appliesTo: 'closeout',
  severity: 'error',
  summary:
    'A closeout is about the contract, commit, reports and run of the review and the reports it rests on, with the evidence its order needs.',
  why: 'An evidence record that mixes two things proves neither.',
  good: () => ({ files: withCloseout() }),
  bad: () => [
    {
      files: withCloseout({ [closeoutPath]: closeout({ accepted_commit: `"${'5'.repeat(40)}"` }) }),
      at: [closeoutPath, 'accepted_commit:'],
    },
    {
      files: withCloseout({
        [orderPath]: order({
          evidence_level: 'live-smoke-required',
          acceptance_commands: '[{id: test, run: ./smoke.sh, level: live-smoke-complete}]',
        }),
      }),
      at: [closeoutPath, 'evidence_level:'],
    },
    {
      files: withCloseout({
        [closeoutPath]: closeout({ run: 'run-9', journal_head: 'b'.repeat(64), attestation_sha256: 'c'.repeat(64) }),
      }),
      at: [closeoutPath, 'run:'],
    },
  ],
  *check(closeout, { workspace }) {
    const { result, provenance } = closeout.data;
    if (result !== 'accepted' || provenance === 'backfill') return;
    yield* againstReview(closeout, workspace);
    yield* againstReports(closeout, workspace);
    const needs = workspace.order(closeout.data.work_order)?.data?.evidence_level;
    const { evidence_level } = closeout.data;
    if (
      (needs === 'live-smoke-required' || needs === 'live-smoke-complete') &&
      evidence_level !== 'live-smoke-complete'
    )
      yield at(closeout, 'evidence_level', `The order needs live proof, and this is \`${evidence_level}\``, {
        hint: 'Have it tried live before it is accepted.',
      });
  },
});

function* againstReview(closeout: Usable<CloseoutDocument>, workspace: Context['workspace']): Generator<Fault> {
  const { work_order, review: number, order_digest, accepted_commit, reports } = closeout.data;
  const review = number === undefined ? undefined : workspace.review(work_order, number);
  if (!isUsable(review)) return;
  if (review.data.order_digest !== order_digest)
    yield at(closeout, 'order_digest', `Review ${number} is about another version of the order`, {
      hint: 'Close the version that was reviewed.',
    });
  if (accepted_commit !== undefined && review.data.reviewed_commit !== accepted_commit)
    yield at(
      closeout,
      'accepted_commit',
      `Review ${number} looked at \`${review.data.reviewed_commit.slice(0, 12)}\``,
      {
        hint: 'Accept the commit that was reviewed.',
      },
    );
  for (const [index, name] of reports.entries())
    if (!review.data.reports.includes(name))
      yield at(closeout, ['reports', index], `Review ${number} does not cover \`${name}\``, {
        hint: 'Review it, or leave it out.',
      });
}

function* againstReports(closeout: Usable<CloseoutDocument>, workspace: Context['workspace']): Generator<Fault> {
  const reports = namedReports(closeout, workspace);
  const { run } = closeout.data;
  if (run !== undefined && reports.length > 0 && !reports.some(({ data }) => data.run === run))
    yield at(closeout, 'run', `No report named here comes from run \`${run}\``, {
      hint: 'Name the run of the accepted report.',
    });
}
