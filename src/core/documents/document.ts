/** The documents of the protocol, by kind. */
import { orderDigest } from './digest.js';
import type { Fault } from './fault.js';
import { classify, idFault } from './kinds.js';
import { type Parsed, parseAs } from './parse.js';

export type { DocumentKind } from './kinds.js';
export type { ParsedDocument } from './parse.js';

export type OrderDocument = Parsed<'order'> & {
  /** The digest of the contract; empty when the document cannot be used. */
  readonly digest: string;
};
export type ReportDocument = Parsed<'report'>;
export type ReviewDocument = Parsed<'review'>;
export type CloseoutDocument = Parsed<'closeout'>;
export type StageDocument = Parsed<'stage'>;
export type DecisionDocument = Parsed<'decision'>;
export type GateDocument = Parsed<'gate'>;
export type ConfigDocument = Parsed<'config'>;
export type AnyDocument =
  | OrderDocument
  | ReportDocument
  | ReviewDocument
  | CloseoutDocument
  | StageDocument
  | DecisionDocument
  | GateDocument
  | ConfigDocument;

/**
 * Parses the document at `path`, whose kind its path says. Never throws: whatever is wrong is a finding. A path where
 * no document lives gives an order without data and the finding `misplaced-document`.
 */
export function parseDocument(path: string, bytes: Uint8Array): AnyDocument {
  const place = classify(path);
  if (place === undefined) {
    const message = 'No document of the protocol lives at this path';
    const misplaced: Fault = { rule: 'misplaced-document', start: 0, end: 0, message };
    const document = parseAs('order', { path, id: path }, bytes, [misplaced]);
    const findings = document.findings.filter(({ rule }) => rule === misplaced.rule);
    return withDigest({ ...document, data: undefined, findings });
  }
  const { kind, id } = place;
  const message = idFault(kind, id);
  const hint = 'Rename the file; a document is known by its file name.';
  const faults: Fault[] = message ? [{ rule: 'document-id', start: 0, end: 0, message, hint }] : [];
  if (kind === 'order') return withDigest(parseAs(kind, { path, id }, bytes, faults));
  return parseAs(kind, { path, id }, bytes, faults) as AnyDocument;
}

const digests = new WeakMap<object, string>();

/** Computed when asked for: most documents that are read are not orders that somebody answers. */
function withDigest(order: Parsed<'order'>): OrderDocument {
  const digest = () => {
    const known = digests.get(order) ?? (order.data ? orderDigest(order.data, order.body) : '');
    digests.set(order, known);
    return known;
  };
  return Object.defineProperty(order, 'digest', { get: digest, enumerable: true }) as OrderDocument;
}

/** The digest of an order that somebody asked for before. */
export const knownDigest = (document: AnyDocument): string | undefined => digests.get(document);
