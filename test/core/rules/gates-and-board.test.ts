import { describe, expect, test } from 'vitest';
import { boardPath } from '../../../src/core/documents/paths.js';
import { boardOfDocuments } from '../../../src/core/lifecycle/board.js';
import { renderBoard } from '../../../src/core/render/board.js';
import {
  closeout,
  closeoutPath,
  decision,
  gate,
  gatePath,
  order,
  orderPath,
  report,
  review,
  reviewPath,
  stage,
  stagePath,
  withCloseout,
  withOrder,
  withReview,
} from '../../../src/core/rules/examples.js';
import { findingsIn, workspaceOf } from './snapshot-of.js';

type Files = Readonly<Record<string, string>>;

/** What one rule says: severity and place. */
const said = (rule: string, files: Files) =>
  findingsIn({ files })
    .filter((finding) => finding.rule === rule)
    .map(({ severity, path, line }) => `${severity} ${path}:${line}`);

describe('what holds for any document holds for stages, decisions and gates', () => {
  const kinds = [
    ['stage', 'stages', stage],
    ['decision', 'decisions', decision],
    ['gate', 'gates', gate],
  ] as const;

  test.each(kinds)('%s', (_, folder, make) => {
    const path = `.autoloop/${folder}/a.md`;
    const rulesOf = (text: string, at = path, beside: Files = {}) => [
      ...new Set(findingsIn({ files: withOrder({ ...beside, [at]: text }) }).map(({ rule }) => rule)),
    ];
    expect(rulesOf(make())).toEqual([]);
    expect(rulesOf(make({ colour: 'red' }))).toEqual(['schema']);
    expect(rulesOf('---\n{\n---\n')).toEqual(['frontmatter-syntax']);
    expect(rulesOf(make({}, '\n<<<<<<< ours\nOne.\n'))).toEqual(['conflict-marker']);
    expect(rulesOf(`${make()}\u0007`)).toEqual(['encoding']);
    expect(rulesOf(make(), `.autoloop/${folder}/a b.md`)).toEqual(['document-id']);
    expect(rulesOf(make(), path, { [`.autoloop/${folder}/A.md`]: make() })).toEqual(['duplicate-id']);
    expect(rulesOf(make(), `.autoloop/${folder}/deeper/a.md`)).toEqual(['misplaced-document']);
    expect(rulesOf(`${make()}\n## Notes\n`)).toEqual(['empty-section']);
    expect(rulesOf(`${make()}\n‹what else›\n`)).toEqual(['placeholder-left']);
    expect(rulesOf('What these are.\n', `.autoloop/${folder}/README.md`)).toEqual([]);
  });
});

describe('user-gate-pending', () => {
  const severities = (files: Files) => said('user-gate-pending', files).map((finding) => finding.split(' ')[0]);

  test('accepting before the user decided is a hold, accepting what the user rejected an error', () => {
    const results = ['pending', 'deferred', 'rejected', 'approved'].flatMap((user_decision) => [
      severities(withReview({ [gatePath]: gate({ user_decision }) })),
      severities(withCloseout({ [gatePath]: gate({ user_decision }) })),
    ]);
    expect(results).toEqual([['hold'], ['hold'], ['hold'], ['hold'], ['error'], ['error'], [], []]);
    const ofAnotherContract = { [gatePath]: gate({ user_decision: 'approved', order_digest: 'e'.repeat(64) }) };
    expect(severities(withReview(ofAnotherContract))).toEqual(['hold']);
    expect(severities(withCloseout(ofAnotherContract))).toEqual(['hold']);
  });

  test('nothing that accepts nothing rests on a gate', () => {
    for (const decision of ['hold', 'reject', 'follow-up'])
      expect(severities(withReview({ [gatePath]: gate(), [reviewPath]: review({ decision }) }))).toEqual([]);
    expect(severities(withCloseout({ [gatePath]: gate(), [closeoutPath]: closeout({ result: 'hold' }) }))).toEqual([
      'hold',
    ]);
    expect(severities(withCloseout({ [gatePath]: gate({ order: null }) }))).toEqual([]);
  });

  test('an answer to a review of the same contract is an answer to the report', () => {
    const wants = { '.autoloop/reports/login/attempt-1.md': report({ next_step: 'needs-user-decision' }) };
    const asked = review({ decision: 'ask-user', reason: 'It changes what users see.', user_decision: 'Fine.' });
    expect(severities(withReview(wants))).toEqual(['hold']);
    expect(severities(withReview({ ...wants, [reviewPath]: asked, '.autoloop/reviews/login/2.md': review() }))).toEqual(
      [],
    );
  });
});

describe('board-out-of-date', () => {
  const files = withOrder();
  const board = renderBoard(boardOfDocuments(workspaceOf({ files })));
  const found = (text: string) => findingsIn({ files: { ...files, [boardPath]: text } });

  test('a board that is as it should be is fine, whatever its line ends', () => {
    for (const text of [board, board.replaceAll('\n', '\r\n'), `\uFEFF${board}`]) expect(found(text)).toEqual([]);
  });

  test('one that ends too early, or goes on, is not', () => {
    const lines = board.split('\n');
    expect(found(lines.slice(0, 4).join('\n')).map(({ line }) => line)).toEqual([4]);
    expect(found(`${board}More.\n`).map(({ line }) => line)).toEqual([lines.length]);
  });

  test('the repair is the board, and is offered only for what we wrote', () => {
    const text = board.replace('Doing', 'Done');
    expect(found(text).map(({ fix }) => fix)).toEqual([[{ start: 0, end: text.length, text: board }]]);
    expect(found('# Ours\n').map(({ fix }) => fix)).toEqual([undefined]);
  });
});

describe('stages', () => {
  test('what is withdrawn keeps no stage open and closes no circle', () => {
    const gone = order({ state: 'withdrawn', stage: 'sessions', depends_on: '[login]' });
    const files = withOrder({
      '.autoloop/work-orders/gone.md': gone,
      [orderPath]: order({ stage: 'second' }),
      [stagePath]: stage({ next_stage: 'second' }),
      '.autoloop/stages/second.md': stage(),
    });
    expect(findingsIn({ files })).toEqual([]);
    expect(said('stage-incomplete', { ...files, [stagePath]: stage({ result: 'accepted' }) })).toEqual([]);
    const early = order({ stage: 'sessions', depends_on: '[login]' });
    expect(said('dependency-cycle', { ...files, '.autoloop/work-orders/gone.md': early })).toHaveLength(1);
  });

  test('a gate that is open keeps its order from being accepted, and so the stage', () => {
    const files = withReview({ [stagePath]: stage({ orders: '[login]', result: 'accepted' }) });
    expect(said('stage-incomplete', files)).toEqual([]);
    expect(said('stage-incomplete', { ...files, [gatePath]: gate() })).toHaveLength(1);
  });
});

test('a decision that took a place and lost its own did take it', () => {
  const at = (id: string) => `.autoloop/decisions/${id}.md`;
  const files = withOrder({
    [at('a')]: decision({ status: 'superseded' }),
    [at('b')]: decision({ status: 'superseded', supersedes: 'a' }),
    [at('c')]: decision({ supersedes: 'b' }),
  });
  expect(said('decision-superseded', files)).toEqual([]);
  expect(
    said('decision-superseded', { ...files, [at('c')]: decision({ status: 'rejected', supersedes: 'b' }) }),
  ).toEqual([`error ${at('b')}:2`]);
});
