/** The files of an evidence record, and the documents and journal in them. */
import { createHash } from 'node:crypto';
import type {
  CloseoutDocument,
  OrderDocument,
  ParsedDocument,
  ReportDocument,
  ReviewDocument,
} from '../documents/document.js';
import { parseDocument } from '../documents/document.js';
import { orderPath, recordPaths, reportPath, reviewPath } from '../documents/paths.js';
import type { Closeout, Review, WorkerReport, WorkOrder } from '../documents/types.gen.js';
import { AutoloopError } from '../error.js';
import { parseJournal } from '../journal/chain.js';
import { foldRun } from '../journal/fold.js';
import type { RunState } from '../journal/state.js';
import { counted } from '../render/counted.js';
import { quoted } from '../untrusted.js';
import { type BadPlace, type Checked, failed, held } from './checked.js';

/** Bytes by path from the repository root. */
export type Files = ReadonlyMap<string, Uint8Array>;

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** A document without faults. */
export type Sound<Document extends ParsedDocument, Data> = Document & { data: Data };

export interface RecordDocuments {
  order: Sound<OrderDocument, WorkOrder>;
  closeout: Sound<CloseoutDocument, Closeout>;
  /** In the closeout's order. */
  reports: Sound<ReportDocument, WorkerReport>[];
  review: Sound<ReviewDocument, Review> | null;
}

/** The documents that the closeout of an order names; the first that is missing or at fault is named. */
export function readDocuments(order: string, files: Files): Checked<RecordDocuments> {
  const read = <Document extends ParsedDocument, Data>(path: string) => readSound<Document, Data>(path, files);
  const closeout = read<CloseoutDocument, Closeout>(recordPaths(order).closeout);
  if (closeout.ok === false) return closeout;
  const { data } = closeout.value;
  const contract = read<OrderDocument, WorkOrder>(orderPath(order));
  if (contract.ok === false) return contract;
  const reports: RecordDocuments['reports'] = [];
  for (const name of data.reports) {
    const report = read<ReportDocument, WorkerReport>(reportPath(order, name));
    if (report.ok === false) return report;
    reports.push(report.value);
  }
  const review = data.review === undefined ? null : read<ReviewDocument, Review>(reviewPath(order, data.review));
  if (review?.ok === false) return review;
  const documents = { order: contract.value, closeout: closeout.value, reports, review: review?.value ?? null };
  return answersTheOrder(order, documents);
}

function readSound<Document extends ParsedDocument, Data>(path: string, files: Files): Checked<Sound<Document, Data>> {
  const bytes = files.get(path);
  if (!bytes) return failed(path, 'it does not exist');
  const document = parseDocument(path, bytes);
  const fault = document.findings.find(({ severity }) => severity === 'error');
  if (fault) return failed({ path, line: fault.line }, `${fault.message} [${fault.rule}]`);
  return held('', document as Sound<Document, Data>);
}

/** Every document must speak of this order as it stands; where all agree against the order, it is the order that changed. */
function answersTheOrder(id: string, documents: RecordDocuments): Checked<RecordDocuments> {
  const { order, closeout, reports, review } = documents;
  const answers = [closeout, ...reports, ...(review ? [review] : [])];
  const stranger = answers.find(({ data }) => data.work_order !== id);
  if (stranger)
    return failed(lineOf(stranger, 'work_order'), `it speaks of the order ${quoted(stranger.data.work_order)}`);
  const stale = answers.filter(({ data }) => data.order_digest !== order.digest);
  const [first] = stale;
  if (first && stale.length === answers.length)
    return failed(order.path, `its contract is ${order.digest}, and every document answers ${first.data.order_digest}`);
  if (first) return failed(lineOf(first, 'order_digest'), `it answers ${first.data.order_digest}, not ${order.digest}`);
  return held(`${counted(answers.length + 1, 'document')}, all of the contract ${order.digest}`, documents);
}

const lineOf = (document: ParsedDocument, key: string): BadPlace => ({
  path: document.path,
  line: document.at([key]).line,
});

/** The run that the committed journal tells of: whole, and of this order. */
export function readRun(documents: RecordDocuments, files: Files): Checked<RunState> {
  const { order, closeout } = documents;
  const { journal: path } = recordPaths(order.id);
  const bytes = files.get(path);
  if (!bytes) return failed(path, 'it does not exist');
  const journal = parseJournal(bytes);
  if (!journal.ok)
    return failed({ path, line: journal.seq, seq: journal.seq }, `event ${journal.seq}: ${journal.reason}`);
  const run = fold(journal.events);
  if ('fault' in run) return failed(path, run.fault);
  const { started } = run;
  const at = (seq: number, reason: string) => failed({ path, line: seq, seq }, `event ${seq}: ${reason}`);
  if (started.order !== order.id) return at(1, `the run is of the order ${quoted(started.order)}`);
  if (started.order_digest !== order.digest) return at(1, `the run answered the contract ${started.order_digest}`);
  if (started.run_id !== closeout.data.run)
    return at(1, `${closeout.path} names the run ${quoted(closeout.data.run ?? '')}`);
  const last = journal.events.at(-1);
  const { seq, hash } = run.head;
  if (last?.type !== 'closeout.recorded') return at(seq, 'the journal does not end with the closing of the order');
  if (last.data.path !== closeout.path || last.data.result !== closeout.data.result)
    return at(
      seq,
      `it records ${quoted(last.data.result)} in ${quoted(last.data.path)}, not what ${closeout.path} says`,
    );
  if (hash !== closeout.data.journal_head)
    return at(seq, `its hash is ${hash}, but ${closeout.path} says \`journal_head: ${closeout.data.journal_head}\``);
  return held(`${counted(seq, 'event')} of the run ${started.run_id}, unbroken up to the head the closeout names`, run);
}

function fold(events: Parameters<typeof foldRun>[0]): RunState | { fault: string } {
  try {
    return foldRun(events);
  } catch (error) {
    if (error instanceof AutoloopError) return { fault: error.message };
    throw error;
  }
}
