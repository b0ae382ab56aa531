import type { OrderDocument, ReviewDocument } from '../documents/document.js';
import { manualCriteria } from '../evidence/criteria.js';
import { order, orderPath, report, reportPath, review, reviewPath, withReview } from './examples.js';
import { at, type Context, defineRule, type Fault, isUsable, type Usable } from './rule.js';
import { accepts, namedReports } from './standing.js';

const verdict = (said: string): string => `[{id: gets-back, verdict: ${said}, evidence: a look at the change}]`;
const failed = `[{command: test, result: failed, exit_code: 1, log_sha256: ${'a'.repeat(64)}}]`;
const two =
  '[{id: gets-back, text: The page is shown., proved_by: [test]}, {id: fast, text: It is fast., manual: true}]';

export default defineRule({
  id: 'criterion-unmet',
  appliesTo: 'review',
  severity: 'error',
  summary: 'What is accepted meets every acceptance criterion, and the commands that prove it passed.',
  why: 'The criteria are what the order promised.',
  good: () => ({ files: withReview() }),
  bad: () => [
    { files: withReview({ [reviewPath]: review({ criteria: verdict('unmet') }) }), at: [reviewPath, 'criteria:'] },
    { files: withReview({ [orderPath]: order({ acceptance_criteria: two }) }), at: [reviewPath, 'criteria:'] },
    {
      files: withReview({
        [reportPath]: report(
          { verification: failed, result: 'partial', evidence_level: 'not-applicable' },
          withTestNamed(),
        ),
      }),
      at: [reviewPath, 'criteria:'],
    },
  ],
  *check(review, { workspace }) {
    const order = workspace.order(review.data.work_order);
    if (!accepts(review, workspace) || !isUsable(order) || review.data.kind === 'integration') return;
    const verdicts = new Map(review.data.criteria.map(({ id, verdict }, index) => [id, { verdict, index }]));
    for (const { id } of order.data.acceptance_criteria ?? []) {
      const given = verdicts.get(id);
      if (given === undefined)
        yield at(review, 'criteria', `Accepted without a verdict on \`${id}\``, {
          hint: 'Check it, and say what shows it.',
        });
      else if (given.verdict !== 'met')
        yield at(review, ['criteria', given.index, 'verdict'], `Accepted although \`${id}\` ${isNot[given.verdict]}`, {
          hint: hintFor(given.verdict, leftOpen(review, order), id),
        });
      else yield* unproved(review, order, { id, index: given.index }, workspace);
    }
  },
});

const isNot = { unmet: 'is not met', 'not-checked': 'was not checked' };

/** Criteria that only a person can find met, and that nobody looked at. */
const leftOpen = ({ data }: Usable<ReviewDocument>, order: Usable<OrderDocument>): string[] =>
  manualCriteria(order.data).filter((id) =>
    data.criteria.some((one) => one.id === id && one.verdict === 'not-checked'),
  );

const hintFor = (verdict: 'unmet' | 'not-checked', open: readonly string[], id: string): string =>
  verdict === 'not-checked' && open.includes(id)
    ? `Look at it yourself, then review with \`--met ${open.join(',')}\`.`
    : 'Check it, or decide otherwise than `accept`.';

/** “Met” against the results of the report whose commit was reviewed. */
function* unproved(
  review: Usable<ReviewDocument>,
  order: Usable<OrderDocument>,
  { id, index }: { id: string; index: number },
  workspace: Context['workspace'],
): Generator<Fault> {
  const reports = namedReports(review, workspace).filter(
    ({ data }) => data.verified_head === review.data.reviewed_commit,
  );
  const criterion = order.data.acceptance_criteria?.find((known) => known.id === id);
  if (reports.length === 0 || criterion === undefined || !('proved_by' in criterion)) return;
  for (const command of criterion.proved_by)
    if (
      !reports.some(({ data }) =>
        data.verification.some((entry) => entry.command === command && entry.result === 'passed'),
      )
    )
      yield at(
        review,
        ['criteria', index, 'verdict'],
        `\`${id}\` is called met, and \`${command}\`, which proves it, did not pass`,
        {
          hint: 'Have it pass, or decide otherwise than `accept`.',
        },
      );
}

function withTestNamed(): string {
  const titles = ['Changed scope', 'Verification', 'Contract impact', 'Not verified', 'Risks', 'Next step'];
  return titles.map((title) => `\n## ${title}\n\nSee \`test\`.\n`).join('');
}
