/** Files of the PowerShell AutoLoop as documents of ours, and what became of every line of them. */
import { type Board, type BoardOwner, type BoardRow, looksLikeBoard, readBoard } from './board.js';
import { type Fate, type LineFate, lostFile, openLedger } from './ledger.js';
import type { Filled, Here, MadeDocument, Recorded } from './made.js';
import { readMarkdown, type SourceText } from './markdown.js';
import { isAmongOrders, isBlank, looksLikeOrder, type OrderDraft, ordersIn, readOrder } from './order.js';
import { type MadeOrder, orderDocument, orderOfRow } from './order-document.js';
import { looksLikeReport, type ReportDraft, readReport } from './report.js';
import { reportDocument } from './report-document.js';
import { idOf } from './values.js';

export interface ImportInput {
  /** What is to be imported; without a text what is no Markdown. */
  files: readonly { path: string; text?: string }[];
  isFolder(path: string): boolean;
  /** Owner lanes that config.yml has. */
  lanes: readonly string[];
  /** Orders that are here already: a report may answer one, an order may depend on one. */
  known: ReadonlyMap<string, MadeOrder>;
  /** The commit that added each file; none for what Git has not. */
  recorded: ReadonlyMap<string, Recorded>;
  /** The full id of a commit that a report names by a part of it; undefined where there is none, or several. */
  commitOf(said: string): string | undefined;
  /** Orders that are here already and were completed: the documents that speak of them answer these. */
  settled: ReadonlyMap<string, MadeOrder>;
  /** Orders that stay drafts, whatever the board says. */
  drafts: ReadonlySet<string>;
  /** Reports that are left where they are, by the path they would have, and why. */
  left: ReadonlyMap<string, string>;
}

export interface Imported {
  documents: MadeDocument[];
  lines: LineFate[];
  filled: Filled[];
  /** Lanes that the documents name, with what the board says they own. */
  lanes: Map<string, string[]>;
  /** Paths of the boards. */
  boards: string[];
  /** Why nothing may be written: places in the sources, and what is wrong with them. */
  refused: string[];
}

interface Sorted {
  orders: OrderDraft[];
  reports: ReportDraft[];
  boards: Board[];
  lines: LineFate[];
  /** Of files whose ledgers are not closed yet. */
  open: (() => LineFate[])[];
}

/** Makes documents of the files; the same files and facts give the same documents. Nothing is looked up or written here. */
export function assemble(input: ImportInput): Imported {
  const sorted = sortFiles(input);
  const rows = new Map<string, BoardRow>();
  for (const row of sorted.boards.flatMap((board) => board.rows)) if (!rows.has(row.id)) rows.set(row.id, row);
  const refused = duplicates(sorted.orders);
  const filled: Filled[] = [];
  const made = new Map<string, MadeOrder>();
  const ids = new Set([...sorted.orders.map(({ id }) => id), ...input.known.keys()]);
  const homeless = [...rows.values()].filter(({ id, status }) => !ids.has(id) && status !== 'done');
  const drafts = [...sorted.orders, ...homeless.map(orderOfRow)];
  for (const { id } of homeless) ids.add(id);
  const answers = new Map<string, ReportDraft[]>();
  for (const report of sorted.reports)
    if (report.order !== undefined) answers.set(report.order, [...(answers.get(report.order) ?? []), report]);

  for (const draft of drafts) {
    const row = rows.get(draft.id);
    const reports = answers.get(draft.id) ?? [];
    const order = orderDocument(draft, { row, reports, ids, isDraft: input.drafts.has(draft.id), filled });
    if (typeof order === 'string') refused.push(order);
    else made.set(draft.id, input.settled.get(draft.id) ?? order);
  }
  const documents: MadeDocument[] = [...made.values()].map(({ document }) => document);
  const lines = [...sorted.lines];
  const named = new Map<string, string[]>();
  for (const report of sorted.reports) {
    const order = made.get(report.order ?? '') ?? input.known.get(report.order ?? '');
    const taken = named.get(report.order ?? '') ?? [];
    const result = reportDocument(report, {
      order,
      taken,
      recorded: input.recorded.get(report.path),
      commitOf: input.commitOf,
      left: input.left,
      filled,
    });
    if ('lost' in result) {
      const source = sourceOf(input, report.path);
      lines.push(...lostFile(source, result.lost));
      continue;
    }
    named.set(report.order ?? '', [...taken, result.name]);
    documents.push(result.document);
    sorted.open.push(() => report.ledger.fates());
  }
  for (const { ledger, rows: own } of sorted.boards) {
    for (const row of own) {
      const order = made.get(row.id);
      const { fate, why } =
        rows.get(row.id) === row
          ? fateOfRow(row, order, input.known.has(row.id))
          : { fate: 'lost' as const, why: 'It is on the board before' };
      ledger.note({ start: row.line, end: row.line }, fate, why);
    }
  }
  const owners = sorted.boards.flatMap(({ owners: own }) => own);
  const lanes = lanesOf([...made.values()], owners);
  for (const { ledger, owners: own } of sorted.boards)
    for (const { lane, line } of own)
      ledger.note({ start: line, end: line }, lanes.has(lane) ? 'changed' : 'lost', whyOfLane(lane, lanes.has(lane)));
  for (const close of sorted.open) lines.push(...close());
  lines.sort((a, b) => (a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1));
  return { documents, lines, filled, lanes, boards: sorted.boards.map(({ path }) => path), refused };
}

function sortFiles({ files, isFolder, lanes }: ImportInput): Sorted {
  const here: Here = { isFolder, laneOf: lanesKnown(lanes) };
  const sorted: Sorted = { orders: [], reports: [], boards: [], lines: [], open: [] };
  for (const { path, text } of files) {
    if (text === undefined) {
      sorted.lines.push({ path, line: 1, said: '', fate: 'lost', why: 'The whole file: it is no Markdown' });
      continue;
    }
    const why = unreadable(text);
    const source = why === undefined ? readMarkdown(path, text) : undefined;
    if (source === undefined) {
      const lost = lostFile({ path, lines: text.split(/\r?\n/) }, why ?? 'It is nested too deeply to be read');
      // One by one: it may have more lines than a call takes arguments.
      for (const line of lost) sorted.lines.push(line);
      continue;
    }
    const ledger = openLedger(source);
    if (looksLikeBoard(source)) {
      const board = readBoard(source, here);
      sorted.boards.push(board);
      sorted.open.push(() => board.ledger.fates());
    } else if ((looksLikeReport(source.parts) || looksLikeOrder(source)) && isBlank(source.parts)) {
      sorted.lines.push(...lostFile(source, 'It is a form that nobody filled in'));
    } else if (looksLikeReport(source.parts)) sorted.reports.push(readReport(source, ledger, here));
    else if (looksLikeOrder(source)) {
      for (const unit of ordersIn(source)) sorted.orders.push(readOrder(source, unit, ledger, here));
      sorted.open.push(() => ledger.fates());
    } else sorted.lines.push(...lostFile(source, whyNoDocument(source)));
  }
  return sorted;
}

/** Lanes that differ in case only are one: nobody means two. */
function lanesKnown(configured: readonly string[]): Here['laneOf'] {
  const known = new Map(configured.map((lane) => [lane.toLowerCase(), lane]));
  return (said) => {
    const lane = idOf(said);
    if (lane === undefined) return undefined;
    const spelt = known.get(lane.toLowerCase()) ?? lane;
    known.set(lane.toLowerCase(), spelt);
    return spelt;
  };
}

/** Above what anybody writes by hand; parsing long lists takes the square of their length. */
const longestFile = 512 * 1024;
const longestLine = 20_000;
const mostLines = 5_000;

function unreadable(text: string): string | undefined {
  const lines = text.split('\n');
  if (text.length > longestFile || lines.length > mostLines || lines.some(({ length }) => length > longestLine))
    return 'It is larger than anything written by hand';
  return text.includes('\uFFFD') ? 'It is not in UTF-8' : undefined;
}

const kinds: readonly (readonly [RegExp, string])[] = [
  [/\bintegration review\b/, 'A review is not carried over: decide with `autoloop review`'],
  [/\bstage closeout\b/, 'A stage is not carried over: `autoloop new stage <id>`'],
  [/\bdecision log\b/, 'Decisions are not carried over: `autoloop new decision <id>`'],
  [/\bgates\b/, 'Gates are not carried over: `autoloop new gate <id>`'],
];

const whyNoDocument = ({ path, parts }: SourceText): string => {
  const [first] = parts.filter(({ depth }) => depth === 1);
  return (
    kinds.find(([pattern]) => pattern.test(first?.name ?? ''))?.[1] ??
    `It is neither a work order nor a worker report nor a board${
      isAmongOrders(path) ? ': an order has two of `- Goal: …`, `- Owner: …` and a section `Allowed Scope`' : ''
    }`
  );
};

const sourceOf = ({ files }: ImportInput, path: string) => ({
  path,
  lines: (files.find((file) => file.path === path)?.text ?? '').split(/\r?\n/),
});

function duplicates(orders: readonly OrderDraft[]): string[] {
  const first = new Map<string, OrderDraft>();
  return orders.flatMap((order) => {
    const other = first.get(order.id.toLowerCase());
    if (other === undefined) {
      first.set(order.id.toLowerCase(), order);
      return [];
    }
    return [`${order.path}:${order.line}: \`${order.id}\` is the id of ${other.path}:${other.line} as well`];
  });
}

function fateOfRow(
  { status, said }: BoardRow,
  order: MadeOrder | undefined,
  isKnown: boolean,
): { fate: Fate; why: string } {
  if (order === undefined)
    return { fate: 'lost', why: isKnown ? 'Its order was here before' : 'It is done and has no work order' };
  if (status === undefined)
    return {
      fate: 'prose',
      why: `\`state: ${order.values.state}\`; ${said === '' ? 'it names' : `\`${said.replaceAll('`', '')}\` is`} none of todo, doing, blocked, review and done`,
    };
  const why = {
    todo: '',
    doing: '; nobody has claimed it here',
    blocked: '; what blocks it is in the body',
    review: '; look at what came of it before it starts again',
    done: '; acceptance has to name who accepted which commit, and the board does not',
  }[status];
  return { fate: 'changed', why: `\`state: ${order.values.state}\`${why}` };
}

/** Lanes that documents name, with what the boards say they own. */
function lanesOf(orders: readonly MadeOrder[], owners: readonly BoardOwner[]): Map<string, string[]> {
  const named = orders.flatMap(({ values }) => [values.owner, ...(values.expected_owners ?? [])]);
  const lanes = new Map(named.map((lane) => [lane, [] as string[]]));
  for (const { lane, scope } of owners) if (lanes.has(lane)) lanes.set(lane, scope);
  return lanes;
}

const whyOfLane = (lane: string, isNamed: boolean): string =>
  isNamed
    ? `\`${lane}\` is a lane of config.yml; what is no path is not carried over`
    : `No order names \`${lane}\`: add it to config.yml yourself`;
