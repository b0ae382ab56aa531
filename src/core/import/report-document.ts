/** A worker report that was read as a document: what no log backs is told, and not believed. */
import { renderDocument } from '../documents/render.js';
import type { WorkerReport } from '../documents/types.gen.js';
import type { Filled, MadeDocument, Recorded } from './made.js';
import type { MadeOrder } from './order-document.js';
import { type ReportDraft, reportSections } from './report.js';
import { idOf } from './values.js';

export interface AroundReport {
  /** The order it answers; undefined when there is none. */
  order: MadeOrder | undefined;
  /** Names that other reports of the order have. */
  taken: readonly string[];
  /** Who added the file to the repository. */
  recorded: Recorded | undefined;
  commitOf(said: string): string | undefined;
  /** Why the report with this path may not be written. */
  left: ReadonlyMap<string, string>;
  filled: Filled[];
}

export type ReportResult = { document: MadeDocument; name: string } | { lost: string };

/** The document, or why the whole report is left where it is. */
export function reportDocument(draft: ReportDraft, around: AroundReport): ReportResult {
  const { order, recorded } = around;
  if (draft.order === undefined) return { lost: 'It names no work order' };
  if (order === undefined) return { lost: `There is no work order \`${draft.order}\`` };
  if (recorded === undefined || !/^[^\s\p{Cc}]{1,254}$/u.test(recorded.email))
    return { lost: 'Git does not say who wrote it: commit it, and import it again' };
  const owner = draft.values.owner ?? order.values.owner;
  const name = nameOf(draft, owner, around.taken);
  const path = `.autoloop/reports/${order.id}/${name}.md`;
  const fault = around.left.get(path);
  if (fault !== undefined) return { lost: `It breaks the protocol: ${fault}` };
  const fill = (key: string, value: string, why: string) => around.filled.push({ path, key, value, why });

  const verification = (order.values.acceptance_commands ?? []).map(({ id }) => ({
    command: id,
    result: 'not-run' as const,
  }));
  tellClaims(draft, order);
  const values = {
    work_order: order.id,
    order_digest: order.digest,
    worker: recorded.email,
    owner,
    ...proven(draft, verification.length > 0),
    ...(draft.values.branch === undefined ? {} : { branch: draft.values.branch }),
    ...commitsOf(draft, around, recorded, fill),
    drift_status: draft.values.drift_status ?? 'not-applicable',
    verification,
    contract_impact: contractOf(draft, fill),
    next_step: draft.values.next_step ?? 'review',
  } satisfies WorkerReport;
  fill('worker', recorded.email, `The author of the commit that added ${draft.path}`);
  fill('order_digest', order.digest, 'The order as it is here');
  if (draft.values.owner === undefined) fill('owner', owner, 'The lane of its order');
  if (draft.values.drift_status === undefined) fill('drift_status', values.drift_status, 'The report does not say');
  if (draft.values.next_step === undefined) fill('next_step', values.next_step, 'The report does not say');
  const body = bodyOf(draft, verification);
  return { name, document: { path, text: renderDocument(values, body), from: [draft.path] } };
}

function nameOf({ path }: ReportDraft, owner: string, taken: readonly string[]): string {
  const stem = idOf(path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '')) ?? 'report';
  const names = [owner, stem, ...Array.from({ length: 99 }, (_, index) => `${stem.slice(0, 60)}-${index + 2}`)];
  return names.find((name) => !taken.includes(name)) ?? stem;
}

/** A result without a log proves nothing here, so work that was done is work in part until it is measured. */
function proven({ values, lines, ledger }: ReportDraft, hasCommands: boolean) {
  const result = values.result ?? 'partial';
  const weaker = result === 'done' && hasCommands ? 'partial' : result;
  const claimed = values.evidence_level ?? 'not-applicable';
  const isClaim = weaker === 'done' || weaker === 'partial';
  const level = isClaim ? 'not-applicable' : claimed;
  if (weaker !== result && lines.result !== undefined)
    ledger.note(at(lines.result), 'changed', 'Written `partial` here: no log backs what it says passed');
  if (level !== claimed && lines.evidence_level !== undefined)
    ledger.note(at(lines.evidence_level), 'changed', 'Written `not-applicable` here: no log backs any evidence');
  return { result: weaker, evidence_level: level };
}

function tellClaims({ claims, ledger }: ReportDraft, { values }: MadeOrder): void {
  for (const { command, result, line } of claims) {
    const known = values.acceptance_commands?.find(({ run }) => sameCommand(run, command));
    const why =
      known === undefined
        ? 'It is no acceptance command of the order'
        : `\`${known.id}: not-run\` here: no log backs \`${result.replaceAll('`', '').slice(0, 40)}\``;
    ledger.note(at(line), known === undefined ? 'prose' : 'changed', why);
  }
}

const sameCommand = (one: string, other: string): boolean => one.replace(/\s+/g, ' ') === other.replace(/\s+/g, ' ');

function commitsOf(
  { commits, ledger, path }: ReportDraft,
  { commitOf }: AroundReport,
  recorded: Recorded,
  fill: (key: string, value: string, why: string) => void,
) {
  const found = (key: 'base_commit' | 'verified_head' | 'observed_integration'): string | undefined => {
    const named = commits[key];
    if (named === undefined) return undefined;
    const full = commitOf(named.said);
    if (full === undefined) ledger.note(at(named.line), 'prose', `This repository has no commit \`${named.said}\``);
    return full;
  };
  const needed = (key: 'base_commit' | 'verified_head'): string => {
    const full = found(key);
    if (full === undefined) fill(key, recorded.commit, `The commit that added ${path}`);
    return full ?? recorded.commit;
  };
  const observed = found('observed_integration');
  return {
    base_commit: needed('base_commit'),
    verified_head: needed('verified_head'),
    ...(observed === undefined ? {} : { observed_integration: observed }),
  };
}

function contractOf({ contract }: ReportDraft, fill: (key: string, value: string, why: string) => void) {
  const answer = (key: keyof WorkerReport['contract_impact']): 'yes' | 'no' => {
    const said = contract[key];
    if (said === undefined) fill(`contract_impact.${key}`, 'yes', 'The report does not say, so somebody must look');
    return said ?? 'yes';
  };
  return {
    public_behavior: answer('public_behavior'),
    api_or_data_model: answer('api_or_data_model'),
    security: answer('security'),
    deployment: answer('deployment'),
  };
}

function bodyOf({ body, path }: ReportDraft, verification: readonly { command: string }[]): string {
  const open = verification.map(({ command }) => `\`${command}\``).join(', ');
  if (open !== '') body.say('Not verified', `No log of these came with the report: ${open}.`);
  for (const title of reportSections) if (!body.has(title)) body.say(title, 'The report did not say.');
  body.say('As it was reported', `Imported from \`${path.replaceAll('`', '')}\`.`);
  return body.text(reportSections);
}

const at = (line: number) => ({ start: line, end: line });
