/** What the bytes beside closeouts say, and which documents are as they were when a project began to be held to everything. */
import { createHash } from 'node:crypto';
import type { CloseoutDocument } from '../../core/documents/document.js';
import { classify } from '../../core/documents/kinds.js';
import { recordPaths } from '../../core/documents/paths.js';
import { attestedFiles, lastHash } from '../../core/evidence/attested-files.js';
import type { RecordFact, SinceFact } from '../../core/rules/history-facts.js';
import { isUsable } from '../../core/rules/rule.js';
import type { SnapshotFile, Workspace } from '../../core/rules/workspace.js';
import { entriesAt, isContentOf, type Repository } from '../../edges/git/index.js';
import { knownRecords } from './known-records.js';
import type { Snapshot } from './snapshot.js';
import type { SourceFiles } from './sources.js';

/** Records that are in memory at once: journals may be large. */
const AT_ONCE = 32;

/** The records of closeouts that name a run and are asked about; undefined where there are none. */
export async function recordFacts(
  snapshot: Omit<Snapshot, 'root' | 'withoutGit'>,
  isAsked: (path: string) => boolean,
): Promise<Map<string, RecordFact> | undefined> {
  const { files, workspace } = snapshot;
  const wanted = workspace.closeouts
    .filter(({ path }) => isAsked(path))
    .filter(isUsable)
    .filter(({ data }) => data.run !== undefined);
  if (wanted.length === 0) return undefined;
  const known = knownRecords(snapshot);
  const records = new Map(wanted.flatMap((closeout) => [[closeout.id, known?.find(closeout)] as const]));
  const unknown = wanted.filter(({ id }) => records.get(id) === undefined);
  for (let at = 0; at < unknown.length; at += AT_ONCE)
    for (const { closeout, record, read } of await readRecords(files, unknown.slice(at, at + AT_ONCE))) {
      known?.add(closeout, record, read);
      records.set(closeout.id, record);
    }
  known?.keep();
  return records as Map<string, RecordFact>;
}

interface ReadRecord {
  closeout: CloseoutDocument;
  record: RecordFact;
  /** All that it is made of, by path. */
  read: Map<string, Uint8Array>;
}

async function readRecords(files: SourceFiles, closeouts: readonly CloseoutDocument[]): Promise<ReadRecord[]> {
  const beside = await files.read(
    closeouts.flatMap(({ id }) => [recordPaths(id).attestation, recordPaths(id).journal]),
  );
  const begun = closeouts.map((closeout) => {
    const paths = recordPaths(closeout.id);
    const attestation = beside.get(paths.attestation);
    const said = attestation && attestedFiles(attestation);
    // Whatever an attestation names, only documents are looked at.
    const named = (said?.attested.files ?? []).map(({ path }) => path).filter((path) => classify(path));
    return { closeout, paths, attestation, journal: beside.get(paths.journal), said, named };
  });
  const documents = await files.read([...new Set(begun.flatMap(({ named }) => named))]);
  return begun.map(({ closeout, paths, attestation, journal, said, named }) => {
    const attested = named.flatMap((path) => {
      const bytes = documents.get(path);
      return bytes ? [[path, bytes] as const] : [];
    });
    const record: RecordFact = {
      attestation: attestation ? digestOf(attestation) : null,
      unreadable: said?.unreadable ?? null,
      journal: journal ? digestOf(journal) : null,
      head: journal ? lastHash(journal) : null,
      attested: said?.attested ?? { journal: null, head: null, files: [] },
      files: new Map(attested.map(([path, bytes]) => [path, digestOf(bytes)])),
    };
    const read = new Map(attested);
    if (attestation) read.set(paths.attestation, attestation);
    if (journal) read.set(paths.journal, journal);
    return { closeout, record, read };
  });
}

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** From `checks.since`; undefined where config.yml does not say, or this repository does not have that commit. */
export async function sinceFact(
  repository: Repository,
  { config }: Workspace,
  documents: readonly SnapshotFile[],
): Promise<SinceFact | undefined> {
  const { since } = config.checks;
  if (since === undefined) return undefined;
  const entries = await entriesAt(repository, since, '.autoloop').catch(() => undefined);
  if (entries === undefined) return undefined;
  const then = new Map(entries.map(({ path, id }) => [path, id]));
  const isUntouched = (file: SnapshotFile) => then.has(file.path) && isContent(file, then.get(file.path), repository);
  return { commit: since, untouched: new Set(documents.filter(isUntouched).map(({ path }) => path)) };
}

/** Git may have checked a text out with the line endings of the machine. */
function isContent({ id, bytes }: SnapshotFile, wanted: string | undefined, { objectFormat }: Repository): boolean {
  if (id === wanted) return true;
  return wanted !== undefined && bytes !== undefined && isContentOf(wanted, bytes, objectFormat);
}
