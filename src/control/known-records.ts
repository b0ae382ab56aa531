/** What earlier checks found in the bytes beside closeouts, by the ids of all the contents that it was found in. */
import type { CloseoutDocument } from '../core/documents/document.js';
import { closeoutsFolder, recordPaths } from '../core/documents/paths.js';
import type { RecordFact } from '../core/rules/history-facts.js';
import { readCached, writeCached } from '../edges/files/index.js';
import { cleanEntries } from '../edges/git/index.js';
import { build, cacheFolder } from './known-documents.js';
import type { Snapshot } from './snapshot.js';

type Kept = Record<string, Omit<RecordFact, 'files'> & { files: [path: string, sha256: string][] }>;

export interface KnownRecords {
  find(closeout: CloseoutDocument): RecordFact | undefined;
  /** Keeps these, and of those that are known only what was asked for. */
  keep(records: readonly [CloseoutDocument, RecordFact][]): void;
}

/** The records that this repository knows; undefined where nothing can be known without reading it. */
export async function knownRecords({
  repository,
  source,
  known,
  documents,
  workspace,
}: Pick<Snapshot, 'repository' | 'source' | 'known' | 'documents' | 'workspace'>): Promise<KnownRecords | undefined> {
  if (repository === undefined || known === undefined || source.of !== 'work-tree') return undefined;
  const ids = await cleanEntries(repository, closeoutsFolder);
  for (const { path, id } of documents) if (id !== undefined) ids.set(path, id);
  const folder = cacheFolder(repository);
  const name = `records-${build}.json`;
  const kept = (readCached(folder, name) ?? {}) as Kept;
  const asked: Kept = {};

  /** The content of everything that a record is about; undefined where something has no id. */
  function keyOf(closeout: CloseoutDocument): string | undefined {
    const { attestation, journal } = recordPaths(closeout.id);
    const around = [...workspace.reportsOf(closeout.id), ...workspace.reviewsOf(closeout.id)].map(({ path }) => path);
    const all = [closeout.path, attestation, journal, ...around].map((path) => [path, ids.get(path)]);
    return all.every(([, id]) => id !== undefined) ? JSON.stringify(all) : undefined;
  }
  return {
    find: (closeout) => {
      const key = keyOf(closeout);
      const found = key === undefined || !Object.hasOwn(kept, key) ? undefined : kept[key];
      if (key === undefined || found === undefined) return undefined;
      asked[key] = found;
      return { ...found, files: new Map(found.files) };
    },
    keep: (records) => {
      if (records.length === 0) return;
      for (const [closeout, record] of records) {
        const key = keyOf(closeout);
        if (key !== undefined) asked[key] = { ...record, files: [...record.files] };
      }
      writeCached(folder, name, asked);
    },
  };
}
