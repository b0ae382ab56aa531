/**
 * Issues that roles know of, as far as a phase asks that none is critical and open. What roles say of them can hold completion
 * back and never bring it about: the gravest that was said of an issue counts, and one that is left out stays as it was.
 */
import type { KeptDocument, RefusedDocument } from '../journal/documents.js';
import type { AttemptState } from '../journal/state.js';
import { sayFaults } from '../note-lines.js';
import type { PresetPhase } from '../presets/types.gen.js';
import type { KnownIssue, KnownIssues } from './types.gen.js';
import { validators } from './validators.gen.js';

/** Where the issues of a document stand; `reason` is the end of a sentence that begins with the document's name. */
export type IssuesStand = { how: 'unknown'; reason: string } | { how: 'known'; critical: string[] };

/** Names of the documents that phases read issues in. */
export const issuesIn = (phases: readonly PresetPhase[]): string[] => [
  ...new Set(phases.flatMap(({ no_critical }) => no_critical ?? [])),
];

const keys = ['issues'];

/** The issues that bytes of a document hold, or what is wrong with it, as the end of a sentence. */
export function readIssues(bytes: Uint8Array): { issues: KnownIssue[] } | { fault: string } {
  let data: unknown;
  try {
    data = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return { fault: 'it is not JSON' };
  }
  if (!validators.issues(data)) return { fault: sayFaults(validators.issues.errors, 'document', keys) };
  const { issues }: KnownIssues = data;
  const twice = issues.find(({ id }, index) => issues.findIndex((other) => other.id === id) !== index);
  return twice === undefined ? { issues } : { fault: `issue \`${twice.id}\` is there twice` };
}

/** The versions of document `name`, the oldest first. */
export const versionsOf = ({ documents }: Pick<AttemptState, 'documents'>, name: string): KeptDocument[] =>
  documents.filter((kept) => kept.name === name);

/**
 * Where the issues of document `name` stand.
 * @param texts the bytes of `versionsOf` it, in their order.
 */
export function standOf(
  name: string,
  attempt: Pick<AttemptState, 'documents' | 'refused_documents' | 'iterations'>,
  texts: readonly Uint8Array[],
): IssuesStand {
  const refused = refusedSince(attempt, name);
  if (refused !== undefined)
    return { how: 'unknown', reason: `of \`${refused.role}\` was not taken: ${refused.reason}` };
  if (texts.length === 0) return { how: 'unknown', reason: 'is missing' };
  const known = new Map<string, Pick<KnownIssue, 'severity' | 'status'>>();
  for (const text of texts) {
    const read = readIssues(text);
    if ('fault' in read) return { how: 'unknown', reason: `cannot be used: ${read.fault}` };
    for (const { id, severity, status } of read.issues) {
      const wasCritical = known.get(id)?.severity === 'critical';
      known.set(id, { severity: wasCritical ? 'critical' : severity, status });
    }
  }
  const critical = [...known].filter(([, { severity, status }]) => severity === 'critical' && status === 'open');
  return { how: 'known', critical: critical.map(([id]) => id) };
}

/** What was refused of a document after its latest version was taken: nobody knows what it would have said. */
export function refusedSince(
  attempt: Pick<AttemptState, 'documents' | 'refused_documents' | 'iterations'>,
  name: string,
): RefusedDocument | undefined {
  const latest = versionsOf(attempt, name).at(-1);
  const refused = attempt.refused_documents.findLast((one) => one.name === name);
  return refused !== undefined && (latest === undefined || isAfter(attempt, refused, latest)) ? refused : undefined;
}

type Left = { iteration: number; role: string };

/** Whether a role left the one after the other; who ended later in an iteration left later. */
function isAfter({ iterations }: Pick<AttemptState, 'iterations'>, one: Left, other: Left): boolean {
  if (one.iteration !== other.iteration) return one.iteration > other.iteration;
  const roles = iterations.find(({ iteration }) => iteration === one.iteration)?.roles ?? [];
  const placeOf = ({ role }: Left) => roles.findIndex((ended) => ended.role === role);
  return placeOf(one) > placeOf(other);
}
