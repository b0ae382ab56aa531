/** The board of the PowerShell AutoLoop: what stands where, and who owns what. */
import { type Ledger, openLedger } from './ledger.js';
import type { Here } from './made.js';
import type { Block, SourceText } from './markdown.js';
import { bare, choiceOf, globsOf, idOf, isNothing, isPlaceholder, lineOf, orderChoices } from './values.js';

export type BoardStatus = 'todo' | 'doing' | 'blocked' | 'review' | 'done';

export interface BoardRow {
  id: string;
  /** Undefined for a word that is none of the five. */
  status: BoardStatus | undefined;
  /** That word, as it is written. */
  said: string;
  path: string;
  line: number;
  owner: string | undefined;
  task: string | undefined;
  priority: 'low' | 'normal' | 'high' | undefined;
  allowed: string[];
  /** What the row says beside that, for the body of its order. */
  beside: { label: string; text: string }[];
}

export interface BoardOwner {
  lane: string;
  scope: string[];
  line: number;
}

export interface Board {
  path: string;
  rows: BoardRow[];
  owners: BoardOwner[];
  ledger: Ledger;
}

const statuses: readonly BoardStatus[] = ['todo', 'doing', 'blocked', 'review', 'done'];

type TableBlock = Extract<Block, { kind: 'table' }>;

const isTasks = ({ header }: TableBlock): boolean =>
  header.includes('id') && header.includes('status') && (header.includes('task') || header.includes('next step'));
const isOwners = ({ header }: TableBlock): boolean => header[0] === 'owner' && header.includes('scope');

const tablesOf = (source: SourceText): TableBlock[] =>
  source.parts.flatMap(({ blocks }) => blocks.filter((block): block is TableBlock => block.kind === 'table'));

/** Whether it has a table of tasks. */
export const looksLikeBoard = (source: SourceText): boolean => tablesOf(source).some(isTasks);

/** Reads a board. What is neither a task nor an owner is lost: our board is derived. */
export function readBoard(source: SourceText, here: Here): Board {
  const ledger = openLedger(source);
  const board: Board = { path: source.path, rows: [], owners: [], ledger };
  for (const { heading, blocks } of source.parts) {
    const isKnown = blocks.some((block) => block.kind === 'table' && (isTasks(block) || isOwners(block)));
    if (heading !== undefined) ledger.note(heading, isKnown ? 'kept' : 'lost', isKnown ? '' : derived);
    for (const block of blocks) {
      if (block.kind !== 'table' || !(isTasks(block) || isOwners(block))) {
        ledger.note(block, 'lost', derived);
        continue;
      }
      // The heading of the table and the line below it.
      ledger.note({ start: block.start, end: block.start + 1 }, 'kept');
      for (const row of block.rows) {
        const cell = (name: string) => row.cells[block.header.indexOf(name)] ?? '';
        if (isTasks(block)) takeTask(board, row.line, block.header, cell, here);
        else takeOwner(board, row.line, cell, here);
      }
    }
  }
  return board;
}

const derived = 'The board is derived here: see `autoloop status`';

function takeTask(
  { path, rows, ledger }: Board,
  line: number,
  header: readonly string[],
  cell: (name: string) => string,
  { isFolder, laneOf }: Here,
): void {
  const lines = { start: line, end: line };
  const id = isPlaceholder(cell('id')) ? undefined : idOf(cell('id'));
  if (id === undefined || isPlaceholder(cell('task'))) {
    ledger.note(lines, 'lost', 'Never filled in');
    return;
  }
  const known = new Set(['id', 'status', 'owner', 'task', 'priority', 'allowed scope']);
  const scope = globsOf(cell('allowed scope'), isFolder);
  const beside = header
    .filter((name) => !known.has(name))
    .map((name) => ({ label: name, text: cell(name) }))
    .filter(({ text }) => !isNothing(text) && !isPlaceholder(text));
  beside.unshift({ label: 'status', text: cell('status') });
  rows.push({
    id,
    status: statuses.find((status) => status === bare(cell('status')).toLowerCase()),
    said: bare(cell('status')),
    path,
    line,
    owner: isPlaceholder(cell('owner')) ? undefined : laneOf(cell('owner')),
    task: lineOf(cell('task')),
    priority: choiceOf(cell('priority'), orderChoices.priority)?.value,
    allowed: scope.value,
    beside: scope.rest === '' ? beside : [...beside, { label: 'allowed scope', text: cell('allowed scope') }],
  });
}

function takeOwner(
  { owners, ledger }: Board,
  line: number,
  cell: (name: string) => string,
  { isFolder, laneOf }: Here,
): void {
  const lines = { start: line, end: line };
  const lane = isPlaceholder(cell('owner')) ? undefined : laneOf(cell('owner'));
  if (lane === undefined) {
    ledger.note(lines, 'lost', 'Never filled in');
    return;
  }
  const { value } = isPlaceholder(cell('scope')) ? { value: [] } : globsOf(cell('scope'), isFolder);
  owners.push({ lane, scope: value, line });
}
