/** An order that was read, and its row of the board, as a document. */
import { type OrderDocument, parseDocument } from '../documents/document.js';
import { renderDocument } from '../documents/render.js';
import type { WorkOrder } from '../documents/types.gen.js';
import type { BoardRow } from './board.js';
import { openBody } from './body.js';
import { openLedger } from './ledger.js';
import type { Filled, MadeDocument } from './made.js';
import type { OrderDraft } from './order.js';
import type { ReportDraft } from './report.js';

/** An order as it will be written, or as it is here. */
export interface MadeOrder {
  id: string;
  values: WorkOrder;
  digest: string;
  document: MadeDocument;
}

export interface Around {
  row: BoardRow | undefined;
  /** Reports that answer it. */
  reports: readonly ReportDraft[];
  /** Every order there will be. */
  ids: ReadonlySet<string>;
  /** Whether it stays a draft, whatever the board says. */
  isDraft: boolean;
  filled: Filled[];
}

/** What a person has to write, as in the template of an order. */
const blanks = {
  goal: '‹what is true when this is done, in one sentence›',
  allowed_scope: ['‹src/area/**›'],
  stop_rules: ['‹Stop if a public interface has to change.›'],
  acceptance_commands: [{ id: 'test', run: '‹npm test›' }],
} as const;

/** The document of an order; or, as text, where and why there can be none. */
export function orderDocument(draft: OrderDraft, around: Around): MadeOrder | string {
  const { row } = around;
  const owner = draft.values.owner ?? row?.owner;
  if (owner === undefined) {
    const isRow = row?.path === draft.path && row.line === draft.line;
    const remedy = isRow ? 'put one into its row' : 'write `- Owner: …` there';
    return `${draft.path}:${draft.line}: \`${draft.id}\` names no owner: ${remedy}`;
  }
  const path = `.autoloop/work-orders/${draft.id}.md`;
  const fill = (key: string, value: unknown, why: string) =>
    around.filled.push({ path, key, value: typeof value === 'string' ? value : JSON.stringify(value), why });
  const own = withKnownDependencies(draft, around.ids);
  const goal = own.goal ?? row?.task;
  const isReportOnly = own.mode === 'report-only';
  const allowed = own.allowed_scope?.length ? own.allowed_scope : (row?.allowed ?? []);
  const expected = own.expected_owners ?? ownersOf(owner, around.reports);
  const missing: string[] = [];
  const blank = <Key extends keyof typeof blanks>(key: Key): (typeof blanks)[Key] => {
    missing.push(key);
    fill(key, blanks[key], 'No source says it; a person must');
    return blanks[key];
  };
  const priority = own.priority ?? row?.priority;
  const title = draft.title ?? row?.task ?? (goal === undefined ? draft.id : shortened(goal));
  if (draft.title === undefined) fill('title', title, row?.task ? 'The task on the board' : 'The goal');
  if (own.expected_owners === undefined && expected.length > 0)
    fill('expected_owners', expected, 'Lanes whose reports came with it');
  const filledIn = {
    goal: goal ?? blank('goal'),
    allowed_scope: [...(allowed.length > 0 || isReportOnly ? allowed : blank('allowed_scope'))],
    stop_rules: [...(own.stop_rules ?? blank('stop_rules'))],
    acceptance_commands: own.acceptance_commands ?? (isReportOnly ? undefined : [...blank('acceptance_commands')]),
  };
  const { mode, depends_on, acceptance_criteria, expected_owners: _, state: _state, ...rest } = own;
  const values = {
    title,
    owner,
    goal: filledIn.goal,
    state: stateOf(draft, around, missing),
    ...(mode === undefined ? {} : { mode }),
    ...(priority === undefined ? {} : { priority }),
    ...(depends_on === undefined ? {} : { depends_on }),
    ...(expected.length > 0 ? { expected_owners: expected } : {}),
    allowed_scope: filledIn.allowed_scope,
    forbidden_scope: own.forbidden_scope ?? [],
    stop_rules: filledIn.stop_rules,
    ...(acceptance_criteria === undefined ? {} : { acceptance_criteria }),
    ...(filledIn.acceptance_commands === undefined ? {} : { acceptance_commands: filledIn.acceptance_commands }),
    ...choicesOf(rest),
  } satisfies WorkOrder;
  const text = renderDocument(values, bodyOf(draft, row));
  const parsed = parseDocument(path, Buffer.from(text)) as OrderDocument;
  const from = [...new Set([draft.path, ...(row === undefined ? [] : [row.path])])];
  return { id: draft.id, values, digest: parsed.digest, document: { path, text, from } };
}

/** What is left of an order's keys: those of one word each. */
function choicesOf(rest: Partial<WorkOrder>): Partial<WorkOrder> {
  const { title: _t, owner: _o, goal: _g, priority: _p, allowed_scope: _a, forbidden_scope: _f, ...others } = rest;
  const { stop_rules: _s, acceptance_commands: _c, ...choices } = others;
  return choices;
}

/** What the order says; it may wait only for one that exists. */
function withKnownDependencies(draft: OrderDraft, ids: ReadonlySet<string>): Partial<WorkOrder> {
  const { depends_on: wanted = [], ...rest } = draft.values;
  const known = wanted.filter((id) => ids.has(id));
  const unknown = wanted.filter((id) => !ids.has(id));
  for (const lines of unknown.length > 0 ? draft.dependencies : [])
    draft.ledger.note(lines, 'changed', `There is no work order ${unknown.map((id) => `\`${id}\``).join(', ')}`);
  return known.length > 0 ? { ...rest, depends_on: known } : rest;
}

/** Several lanes that report make an order of several owners. */
function ownersOf(owner: string, reports: readonly ReportDraft[]): string[] {
  const lanes = [...new Set(reports.map(({ values }) => values.owner).filter((lane) => lane !== undefined))];
  return lanes.some((lane) => lane !== owner) ? lanes.sort() : [];
}

/** Ready is only what the board lets start, what is complete, and whose commands need no second look. */
function stateOf({ doubtful }: OrderDraft, { row, reports, isDraft }: Around, missing: readonly string[]) {
  const mayStart =
    row?.status === 'todo' || row?.status === 'doing' || (row?.status === 'review' && reports.length > 0);
  return mayStart && missing.length === 0 && !doubtful && !isDraft ? ('ready' as const) : ('draft' as const);
}

function bodyOf({ body, path }: OrderDraft, row: BoardRow | undefined): string {
  body.say('Context', `Imported from \`${path.replaceAll('`', '')}\`.`);
  const said = row?.beside.map(({ label, text }) => `- ${label[0]?.toUpperCase()}${label.slice(1)}: ${text}`) ?? [];
  if (said.length > 0) body.say('On the board', said.join('\n'));
  return body.text(['Context']);
}

/** A task of the board that nobody wrote an order for. */
export function orderOfRow(row: BoardRow): OrderDraft {
  const source = { path: row.path, lines: [], parts: [] };
  return {
    id: row.id,
    path: row.path,
    line: row.line,
    title: row.task,
    values: {},
    doubtful: false,
    dependencies: [],
    ledger: openLedger(source),
    body: openBody(source),
  };
}

/** A goal as a title: its first words. */
function shortened(goal: string): string {
  const plain = goal.replace(/\.$/, '');
  if (plain.length <= 80) return plain;
  return `${plain.slice(0, 80).replace(/\s+\S*$/, '')} …`;
}
