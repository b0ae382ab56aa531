/**
 * The attestation file `<order>.intoto.jsonl`: an in-toto bundle, one DSSE envelope a line.
 * Format: https://github.com/in-toto/attestation/blob/main/spec/v1/bundle.md
 */
import { canonicalJson } from '../canonical-json.js';
import { type Envelope, type OpenedEnvelope, openEnvelope } from './envelope.js';
import { payloadType, type Statement, statementType } from './statement.js';

/** The bytes that are signed for a statement. */
export const statementBytes = (statement: Statement): Uint8Array => Buffer.from(canonicalJson(statement), 'utf8');

/** The file's text. */
export function renderBundle(envelopes: readonly Envelope[]): string {
  return envelopes.map((envelope) => `${canonicalJson(envelope)}\n`).join('');
}

export interface AttestedStatement {
  /** Line of the file, from 1. */
  line: number;
  statement: Statement;
  envelope: OpenedEnvelope;
}

export type Bundle =
  | { how: 'read'; statements: AttestedStatement[] }
  /** `line` is the first line that is not what we write. */
  | { how: 'malformed'; line: number; reason: string };

/**
 * Reads a bundle that anyone may have written. in-toto lets a reader skip lines it does not know; a record of evidence may
 * not hold what nobody checked, so every line must be an envelope in its one spelling.
 */
export function parseBundle(bytes: Uint8Array): Bundle {
  const text = decodeUtf8(bytes);
  if (text === undefined) return { how: 'malformed', line: 1, reason: 'it is not UTF-8' };
  const lines = text.split('\n');
  if (lines.pop() !== '') return { how: 'malformed', line: lines.length + 1, reason: 'its last line does not end' };
  const statements: AttestedStatement[] = [];
  for (const [index, source] of lines.entries()) {
    const line = index + 1;
    const envelope = parseCanonical(source);
    if (!envelope) return { how: 'malformed', line, reason: 'it is not canonical JSON' };
    const opened = openEnvelope(envelope.value, payloadType);
    if (opened.how === 'malformed') return { how: 'malformed', line, reason: opened.reason };
    const statement = parseCanonical(decodeUtf8(opened.envelope.payload) ?? '');
    if (!statement) return { how: 'malformed', line, reason: 'its payload is not canonical JSON' };
    if (!isStatement(statement.value))
      return { how: 'malformed', line, reason: 'its payload is not an in-toto statement' };
    statements.push({ line, statement: statement.value, envelope: opened.envelope });
  }
  return { how: 'read', statements };
}

/** Only what reads back to the same bytes: no repeated keys, no second spelling of a number. */
function parseCanonical(text: string): { value: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return canonicalJson(value) === text ? { value } : undefined;
  } catch {
    return undefined;
  }
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function isStatement(value: unknown): value is Statement {
  if (typeof value !== 'object' || value === null) return false;
  const { _type, subject, predicateType, predicate } = value as Record<string, unknown>;
  const known = _type === statementType && typeof predicateType === 'string' && Array.isArray(subject);
  return known && typeof predicate === 'object' && predicate !== null;
}
