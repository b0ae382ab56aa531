/** What an attestation says of the files beside it, as far as it can be read; nothing of it is believed here. */
import { parseBundle } from './bundle.js';

export interface AttestedFiles {
  journal: string | null;
  head: string | null;
  files: readonly { path: string; sha256: string }[];
}

/** Why it cannot be read is said in `unreadable`. */
export function attestedFiles(attestation: Uint8Array): { attested: AttestedFiles; unreadable: string | null } {
  const bundle = parseBundle(attestation);
  const nothing = { journal: null, head: null, files: [] };
  if (bundle.how === 'malformed') return { attested: nothing, unreadable: `line ${bundle.line}: ${bundle.reason}` };
  const decision = bundle.statements
    .map(({ statement }) => statement.predicate as Record<string, unknown>)
    .find(({ journal }) => isRecord(journal));
  if (decision === undefined) return { attested: nothing, unreadable: null };
  const { journal, reports, review } = decision;
  const { sha256, head } = journal as Record<string, unknown>;
  const pins = [...(Array.isArray(reports) ? reports : []), review].filter(isPin);
  return {
    attested: {
      journal: textOf(sha256),
      head: textOf(head),
      files: pins.map((pin) => ({ path: pin.path, sha256: pin.sha256 })),
    },
    unreadable: null,
  };
}

/** The hash that the last line of a journal carries; null when that is no event. */
export function lastHash(journal: Uint8Array): string | null {
  const text = Buffer.from(journal.buffer, journal.byteOffset, journal.byteLength);
  if (text.at(-1) !== 0x0a) return null;
  const start = text.lastIndexOf(0x0a, text.length - 2) + 1;
  try {
    const event: unknown = JSON.parse(text.toString('utf8', start));
    return isRecord(event) ? textOf(event.hash) : null;
  } catch {
    return null;
  }
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const isPin = (value: unknown): value is { path: string; sha256: string } =>
  isRecord(value) && typeof value.path === 'string' && typeof value.sha256 === 'string';
