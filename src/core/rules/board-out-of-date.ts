import { boardPath } from '../documents/paths.js';
import type { Edit } from '../finding.js';
import { boardOfDocuments } from '../lifecycle/board.js';
import { isBoard, renderBoard } from '../render/board.js';
import { withOrder } from './examples.js';
import { defineRule, faultAt } from './rule.js';

const board = '<!-- Made by `autoloop board`';

export default defineRule({
  id: 'board-out-of-date',
  appliesTo: 'workspace',
  severity: 'warning',
  summary: 'The board, where there is one, is what the documents make of it.',
  why: 'People believe the board, and nobody edits it: it is a projection of the documents.',
  good: () => ({ files: withOrder() }),
  bad: () => [
    { files: withOrder({ [boardPath]: `${board} yesterday. -->\n\n# Board\n` }), at: [boardPath, board] },
    { files: withOrder({ [boardPath]: '# Our board\n\n- Everything is fine.\n' }), at: [boardPath, '# Our board'] },
  ],
  *check(workspace) {
    const text = workspace.board;
    if (text === undefined) return;
    const projection = renderBoard(boardOfDocuments(workspace));
    const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
    const expected = projection.split('\n');
    const index = lines.findIndex((line, at) => line !== expected[at]);
    if (index === -1 && lines.length === expected.length) return;
    const line = index === -1 ? lines.length : index + 1;
    const place = { line, column: 1, endLine: line, endColumn: (lines[line - 1]?.length ?? 0) + 1 };
    // What somebody wrote by hand is not ours to overwrite.
    const isOurs = isBoard(text);
    const fix: Edit[] = [{ start: 0, end: text.length, text: projection }];
    yield {
      ...faultAt(
        boardPath,
        place,
        isOurs ? 'The board is not what the documents say' : 'The board was not made from the documents',
        {
          hint: isOurs
            ? 'Write it anew: autoloop board --write'
            : 'Move it out of the way, then let it be made: autoloop board --write',
        },
      ),
      ...(isOurs ? { fix } : {}),
    };
  },
});
