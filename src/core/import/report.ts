/** A worker report of the PowerShell AutoLoop, as far as it can be read without knowing its order. */
import type { WorkerReport } from '../documents/types.gen.js';
import { asProse, openBody, type Reader } from './body.js';
import type { Ledger } from './ledger.js';
import type { Here } from './made.js';
import type { Block, Item, Part, SourceText } from './markdown.js';
import { bare, choiceOf, idOf, isPlaceholder, reportChoices } from './values.js';

export interface ReportDraft {
  path: string;
  /** As the source names it. */
  order: string | undefined;
  values: Partial<Pick<WorkerReport, 'owner' | 'result' | 'evidence_level' | 'drift_status' | 'next_step' | 'branch'>>;
  contract: Partial<WorkerReport['contract_impact']>;
  /** Commits as they are written, whole or not, with their lines. */
  commits: Partial<Record<'base_commit' | 'verified_head' | 'observed_integration', { said: string; line: number }>>;
  /** Rows of its table of commands. */
  claims: { command: string; result: string; line: number }[];
  /** What it leaves open, a bullet or a line each. */
  notVerified: string[];
  /** Lines of values that may turn out weaker than they say. */
  lines: Partial<Record<'result' | 'evidence_level', number>>;
  ledger: Ledger;
  body: ReturnType<typeof openBody>;
}

/** Our sections, by the names they have there. */
const sections: ReadonlyMap<string, string> = new Map([
  ['changed scope', 'Changed scope'],
  ['verification', 'Verification'],
  ['contract impact', 'Contract impact'],
  ['not verified', 'Not verified'],
  ['risks', 'Risks'],
  ['next suggested step', 'Next step'],
  ['next step', 'Next step'],
]);

export const reportSections = [...new Set(sections.values())];

/** Whether these parts are a worker report, filled in or not. */
export const looksLikeReport = (parts: readonly Part[]): boolean =>
  parts.some(({ name }) => sections.has(name) && name !== 'risks') &&
  (parts.some(({ name, depth }) => depth === 1 && /\bworker report\b/.test(name)) ||
    parts.some(({ blocks }) =>
      blocks.some((block) => block.kind === 'items' && block.items.some(({ name }) => name === 'work order id')),
    ));

/** Reads a report; what becomes of each line goes into its ledger. */
export function readReport(source: SourceText, ledger: Ledger, here: Here): ReportDraft {
  const body = openBody(source);
  const reader: Reader = { source, ledger, body };
  const draft: ReportDraft = {
    path: source.path,
    order: undefined,
    values: {},
    contract: {},
    commits: {},
    claims: [],
    notVerified: [],
    lines: {},
    ledger,
    body,
  };
  for (const part of source.parts) {
    if (part.heading !== undefined) ledger.note(part.heading, 'kept');
    const section = sections.get(part.name);
    for (const [index, block] of part.blocks.entries()) {
      if (section === undefined && block.kind === 'items')
        for (const item of block.items) takeSummary(reader, draft, item, here);
      else if (section === undefined) {
        ledger.note(block, 'prose', 'No key takes it');
        body.keep(summary, block);
      } else {
        ledger.note(block, 'kept');
        body.keep(section, block);
        takeFrom(draft, section, block, index);
      }
    }
  }
  return draft;
}

/** Where the summary of the report is kept as it was written. */
const summary = 'As it was reported';

const commitNames: readonly (readonly [RegExp, keyof ReportDraft['commits']])[] = [
  [/\bbase commit$/, 'base_commit'],
  [/^verified (?:branch )?head$/, 'verified_head'],
  [/^observed integration(?: branch)?$/, 'observed_integration'],
];

const choiceNames: ReadonlyMap<string, 'result' | 'evidence_level' | 'drift_status'> = new Map([
  ['result', 'result'],
  ['evidence level', 'evidence_level'],
  ['integration drift status', 'drift_status'],
  ['drift status', 'drift_status'],
]);

function takeSummary(reader: Reader, draft: ReportDraft, item: Item, { laneOf }: Here): void {
  const { ledger, body } = reader;
  const { name, value } = item;
  if (isPlaceholder(value)) {
    ledger.note(item, 'lost', 'Never filled in');
    return;
  }
  const commit = commitNames.find(([pattern]) => pattern.test(name))?.[1];
  const choice = choiceNames.get(name);
  body.keep(summary, item);
  if (name === 'work order id' || name === 'work order') {
    draft.order = idOf(value);
    ledger.note(item, 'kept');
  } else if (name === 'owner') {
    const owner = laneOf(value);
    if (owner !== undefined) draft.values.owner = owner;
    if (owner === undefined) ledger.note(item, 'prose', 'It names no lane');
    else ledger.note(item, owner === bare(value) ? 'kept' : 'changed', `Written \`${owner}\` here`);
  } else if (choice !== undefined) {
    const reading = choiceOf(value, reportChoices[choice] as readonly string[]);
    if (reading === undefined) ledger.note(item, 'prose', `\`${choice}\` has no such value`);
    else {
      Object.assign(draft.values, { [choice]: reading.value });
      if (choice !== 'drift_status') draft.lines[choice] = item.start;
      ledger.note(item, 'kept');
    }
  } else if (commit !== undefined) {
    const said = /(?:^|[^0-9a-zA-Z])([0-9a-f]{7,64})(?![0-9a-zA-Z])/.exec(value)?.[1];
    if (said !== undefined) draft.commits[commit] = { said, line: item.start };
    ledger.note(item, said === undefined ? 'prose' : 'kept', said === undefined ? 'It names no commit' : '');
  } else if (name === 'branch workspace' || name === 'branch') {
    const branch = bare(value.split(/\s+\/\s+/)[0] ?? '');
    // As the schema has it.
    if (/^(?![-./])(?!.*(?:\.\.|@\{|\/\/|\/\.|\.lock(?:\/|$)))[^\s\p{Cc}~^:?*[\\<>]+(?<![./])$/u.test(branch))
      draft.values.branch = branch;
    const whole = draft.values.branch !== undefined && bare(value) === branch;
    ledger.note(item, whole ? 'kept' : 'prose', whole ? '' : 'Where the work tree was has no key');
  } else ledger.note(item, 'prose', 'No key takes it');
  for (const below of item.items) asProse(reader, summary, below, 'No key takes it');
}

const impacts: readonly (readonly [RegExp, keyof WorkerReport['contract_impact']])[] = [
  [/^public behaviou?r/, 'public_behavior'],
  [/^api\b|data model/, 'api_or_data_model'],
  [/^security/, 'security'],
  [/^deployment/, 'deployment'],
];

function takeFrom(draft: ReportDraft, section: string, block: Block, index: number): void {
  if (section === 'Verification' && block.kind === 'table' && block.header[0] === 'command')
    for (const { cells, line } of block.rows)
      draft.claims.push({ command: bare(cells[0] ?? ''), result: bare(cells[1] ?? '').toLowerCase(), line });
  if (section === 'Not verified')
    draft.notVerified.push(
      ...(block.kind === 'items' ? block.items.map(said) : block.kind === 'text' ? [block.text] : []),
    );
  if (block.kind !== 'items') return;
  for (const item of block.items) {
    const impact =
      section === 'Contract impact' ? impacts.find(([pattern]) => pattern.test(item.name))?.[1] : undefined;
    const answer = /^(yes|no)\b/i.exec(bare(item.value))?.[1]?.toLowerCase();
    if (impact !== undefined && answer !== undefined) draft.contract[impact] = answer as 'yes' | 'no';
  }
  if (section !== 'Next step' || index > 0) return;
  const next = choiceOf(block.items[0]?.value ?? '', reportChoices.next_step);
  if (next !== undefined) draft.values.next_step = next.value;
}

const said = ({ name, value }: Item): string => (name === '' ? value : `${name}: ${value}`);
