import fc from 'fast-check';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { type Board, boardOfDocuments } from '../../../src/core/lifecycle/board.js';
import { isBoard, renderBoard } from '../../../src/core/render/board.js';
import {
  closeout,
  gate,
  gatePath,
  order,
  orderPath,
  report,
  review,
  stage,
  stagePath,
  withOrder,
  withReport,
} from '../../../src/core/rules/examples.js';
import { visibleLine } from '../../../src/core/untrusted.js';
import { workspaceOf } from '../rules/snapshot-of.js';

interface Node {
  type: string;
  value?: string;
  children?: Node[];
}

const read = (text: string): Node => unified().use(remarkParse).use(remarkGfm).parse(text) as Node;
const wordsOf = (node: Node): string => node.value ?? (node.children ?? []).map(wordsOf).join('');
const all = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(all)];

const swap = (text: string, id: string) =>
  text.replaceAll('work_order: login', `work_order: ${id}`).replaceAll('<digest of login>', `<digest of ${id}>`);

/** One order in each column that documents alone can fill. */
const files = withReport({
  '.autoloop/work-orders/urgent.md': order({ priority: 'high', title: 'A | b' }),
  '.autoloop/work-orders/draft.md': order({ state: 'draft', stage: 'sessions', owner: 'api' }),
  '.autoloop/work-orders/waits.md': order({ depends_on: '[login]' }),
  '.autoloop/work-orders/asks.md': order(),
  '.autoloop/work-orders/broken.md': order({ state: 'nonsense' }),
  '.autoloop/work-orders/gone.md': order({ state: 'withdrawn', stage: 'sessions' }),
  '.autoloop/work-orders/over.md': order({ stage: 'sessions' }),
  '.autoloop/reports/over/attempt-1.md': swap(report(), 'over'),
  '.autoloop/reviews/over/1.md': swap(review(), 'over'),
  '.autoloop/closeouts/over.md': swap(closeout(), 'over'),
  [gatePath]: gate({ order: 'asks' }),
  [stagePath]: stage(),
});

describe('the board of documents', () => {
  test('has these bytes', () => {
    expect(renderBoard(boardOfDocuments(workspaceOf({ files })))).toBe(
      `<!-- Made by \`autoloop board\` from the documents beside it; change those, and write it anew with \`autoloop board --write\`. -->

# Board

## To do

- [\`urgent\`](work-orders/urgent.md): A | b (web, high)
  - ready: It may be carried out
- [\`draft\`](work-orders/draft.md): Log in again after a timeout (api)
  - draft: Its author has not set \`state: ready\`

## Doing

None.

## Blocked

- [\`asks\`](work-orders/asks.md): Log in again after a timeout (web)
  - blocked: Waits for the user to decide gate \`new-dependency\`: The fix needs a new dependency
- [\`waits\`](work-orders/waits.md): Log in again after a timeout (web)
  - blocked: Waits for \`login\` to be accepted
- [\`broken\`](work-orders/broken.md): *cannot be read as it is*
  - blocked: The order cannot be read as it is

## Review

- [\`login\`](work-orders/login.md): Log in again after a timeout (web)
  - reported: \`login/attempt-1\` awaits a review

## Done

- [\`over\`](work-orders/over.md): Log in again after a timeout (web)

## Asked of the user

- [\`new-dependency\`](gates/new-dependency.md): The fix needs a new dependency.
  - pending; recommended: approve; [\`asks\`](work-orders/asks.md) waits

## Stages

- [\`sessions\`](stages/sessions.md): People stay logged in.
  - open: 1 of 2 orders accepted
`,
    );
  });

  test('is the same whatever the order in which files are read', () => {
    const backwards = Object.fromEntries(Object.entries(files).reverse());
    const texts = [files, backwards].map((some) => renderBoard(boardOfDocuments(workspaceOf({ files: some }))));
    expect(texts[0]).toBe(texts[1]);
  });

  test('asks nothing about what is over', () => {
    const { gates } = boardOfDocuments(workspaceOf({ files: { ...files, [gatePath]: gate({ order: 'over' }) } }));
    expect(gates).toEqual([]);
  });
});

describe('foreign text', () => {
  const withCard = (title: string, owner = 'web'): Board => ({
    columns: {
      todo: [{ id: 'a', title, owner, priority: 'normal', state: 'ready', reason: 'It may be carried out' }],
      doing: [],
      blocked: [],
      review: [],
      done: [],
    },
    stages: [],
    gates: [],
  });

  test('a title reads as it was written, and makes no markup', () => {
    const told = (title: string) => {
      const items = all(read(renderBoard(withCard(title)))).filter(({ type }) => type === 'listItem');
      expect(items).toHaveLength(2);
      const paragraph = items[0]?.children?.[0] as Node;
      // A reader may make a link of an address, which changes no character of it.
      const kinds = all(paragraph).map(({ type }) => type);
      const others = kinds.filter((kind) => kind !== 'text' && kind !== 'link');
      expect(others, title).toEqual(['paragraph', 'inlineCode']);
      return wordsOf(paragraph).slice('a: '.length, -' (web)'.length);
    };
    for (const title of [
      'a\\|b',
      '**b** _i_ `c` <b>',
      '# no',
      '- [x] no',
      '1. no',
      'https://x.y a@b.c',
      ' x ',
      '&amp;',
      '~~s~~ [^1] ![](x)',
    ])
      expect(told(title)).toBe(title);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), (title) => {
        expect(told(title)).toBe(visibleLine(title));
      }),
      { numRuns: 300 },
    );
  });

  test('a file name cannot leave its link', () => {
    const id = 'a)[x](javascript:1) `b`';
    const board = boardOfDocuments(workspaceOf({ files: withOrder({ [`.autoloop/work-orders/${id}.md`]: order() }) }));
    const links = all(read(renderBoard(board))).filter(({ type }) => type === 'link') as { url?: string }[];
    expect(links.map(({ url }) => url)).toEqual([
      `work-orders/${encodeURIComponent(id).replaceAll('(', '%28').replaceAll(')', '%29')}.md`,
      'work-orders/login.md',
    ]);
  });
});

test('a board is known by its first line', () => {
  const text = renderBoard(boardOfDocuments(workspaceOf({ files: withOrder() })));
  expect([text, `\uFEFF${text}`, `# Ours\n\n${text}`, ''].map(isBoard)).toEqual([true, true, false, false]);
  expect(text).toContain(orderPath.replace('.autoloop/', ''));
});
