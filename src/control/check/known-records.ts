/** What earlier checks found in the bytes beside closeouts, by the ids of all the contents that it was found in. */
import type { CloseoutDocument } from '../../core/documents/document.js';
import { classify } from '../../core/documents/kinds.js';
import { recordPaths } from '../../core/documents/paths.js';
import type { RecordFact } from '../../core/rules/history-facts.js';
import { readCached, writeCached } from '../../edges/files/index.js';
import { contentId } from '../../edges/git/index.js';
import { build, cacheFolder } from './known-documents.js';
import type { Snapshot } from './snapshot.js';

type Kept = Record<string, Omit<RecordFact, 'files'> & { files: [path: string, sha256: string][] }>;

export interface KnownRecords {
  find(closeout: CloseoutDocument): RecordFact | undefined;
  /** Notes a record that was made of what was `read`, by path. */
  add(closeout: CloseoutDocument, record: RecordFact, read: ReadonlyMap<string, Uint8Array>): void;
  /** Keeps what was added, and of those that are known only what was asked for. */
  keep(): void;
}

/** The records that this repository knows; undefined where nothing can be known without reading it. */
export function knownRecords({
  repository,
  source,
  known,
  documents,
  workspace,
}: Pick<Snapshot, 'repository' | 'source' | 'known' | 'documents' | 'workspace'>): KnownRecords | undefined {
  if (repository === undefined || known === undefined || source.of !== 'work-tree') return undefined;
  const ids = new Map(documents.map(({ path, id }) => [path, id]));
  const folder = cacheFolder(repository);
  const name = `records-${build}.json`;
  const kept = (readCached(folder, name) ?? {}) as Kept;
  const asked: Kept = {};
  let hasNew = false;

  /** The content of everything that a record is about, by path; undefined where something has no id. */
  function contentsOf(closeout: CloseoutDocument): (readonly [path: string, id: string])[] | undefined {
    const { attestation, journal } = recordPaths(closeout.id);
    const around = [...workspace.reportsOf(closeout.id), ...workspace.reviewsOf(closeout.id)].map(({ path }) => path);
    const paths = [closeout.path, attestation, journal, ...around];
    const known = paths.flatMap((path) => {
      const id = ids.get(path);
      return id === undefined ? [] : [[path, id] as const];
    });
    return known.length === paths.length ? known : undefined;
  }
  return {
    find: (closeout) => {
      const key = JSON.stringify(contentsOf(closeout));
      const found = key !== undefined && Object.hasOwn(kept, key) ? kept[key] : undefined;
      if (found === undefined) return undefined;
      asked[key] = found;
      return { ...found, files: new Map(found.files) };
    },
    add: (closeout, record, read) => {
      const contents = contentsOf(closeout);
      const known = new Map(contents);
      // An attestation may name what this record is not known by.
      if (!record.attested.files.every(({ path }) => known.has(path) || classify(path) === undefined)) return;
      // What changed after Git looked must not be taken, ever after, for what was there before.
      if (![...read].every(([path, bytes]) => contentId(bytes, repository.objectFormat) === known.get(path))) return;
      if (contents === undefined) return;
      asked[JSON.stringify(contents)] = { ...record, files: [...record.files] };
      hasNew = true;
    },
    keep: () => {
      if (hasNew) writeCached(folder, name, asked);
    },
  };
}
