/** The board: shown as things stand, or written as the documents have it. */
import { join } from 'node:path';
import { boardPath } from '../../core/documents/paths.js';
import { AutoloopError } from '../../core/error.js';
import { type Board, boardOf, boardOfDocuments } from '../../core/lifecycle/board.js';
import { standing } from '../../core/lifecycle/standing.js';
import { isBoard, renderBoard } from '../../core/render/board.js';
import { writeDocument } from '../../edges/files/index.js';
import { readSnapshot } from '../check/snapshot.js';
import { overviewOf } from './status.js';

/** The board with what runs and who claims at the moment. Errors as `statusOf`. */
export async function boardNow(directory: string): Promise<Board> {
  const { workspace, orders } = await overviewOf(directory);
  const byId = new Map(orders.map((order) => [order.id, order]));
  return boardOf(workspace, ({ id }) => byId.get(id) ?? standing('withdrawn', '', []));
}

export interface WrittenBoard {
  /** From the root of the project. */
  path: string;
  /** Whether it was not up to date. */
  changed: boolean;
  board: Board;
}

/**
 * Writes `.autoloop/board.md` as the documents alone make it, so that it is the same in every clone.
 * @throws AutoloopError `board-foreign` where a board lies that was not made from the documents; as `readSnapshot`.
 */
export async function writeBoard(directory: string): Promise<WrittenBoard> {
  const { root, workspace } = await readSnapshot(directory);
  const current = workspace.board;
  if (current === undefined ? workspace.has(boardPath) : !isBoard(current))
    throw new AutoloopError('refused', 'board-foreign', `${boardPath} was not made from the documents`, {
      hint: 'Move it out of the way, then write the board again; nothing was changed.',
    });
  const board = boardOfDocuments(workspace);
  const text = renderBoard(board);
  const changed = current?.replaceAll('\r\n', '\n') !== text;
  if (changed) await writeDocument(join(root, boardPath), text);
  return { path: boardPath, changed, board };
}
