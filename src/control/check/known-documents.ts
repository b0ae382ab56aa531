/** Documents as earlier checks understood them, by the content they are made of. */
import { join } from 'node:path';
import type { AnyDocument } from '../../core/documents/document.js';
import { classify } from '../../core/documents/kinds.js';
import { configPath } from '../../core/documents/paths.js';
import { type Kept, recordOf, revive } from '../../core/rules/alone.js';
import type { SnapshotFile, Workspace } from '../../core/rules/workspace.js';
import { openDocumentCache } from '../../edges/files/index.js';
import { isContentOf, type Repository } from '../../edges/git/index.js';

export interface KnownDocuments {
  /**
   * The document with this content at this path. `read` gives its bytes where its text is asked for after all; where that takes
   * longer than anybody can wait, or they are others by now, the path is added to `askedFor`, and the answer is worth nothing.
   */
  find(id: string, path: string, read?: () => Uint8Array): AnyDocument | undefined;
  /** Documents whose text was asked for in vain; none is known any more. */
  askedFor: ReadonlySet<string>;
  /** Keeps those of the files that were read now and whose content has an id. */
  keep(files: readonly SnapshotFile[], workspace: Workspace): void;
}

/** What another build understood may be wrong now: rules are part of the name. Absent where the sources are run. */
export const build = process.env.AUTOLOOP_BUILD;

/** Where a repository keeps what can be made again. */
export const cacheFolder = ({ commonDir }: Repository): string => join(commonDir, 'autoloop', 'cache');

/** The documents known to this repository; undefined where nothing can be kept. */
export function knownDocuments(repository: Repository): KnownDocuments | undefined {
  if (build === undefined) return undefined;
  const cache = openDocumentCache(cacheFolder(repository), build);
  const askedFor = new Set<string>();
  return {
    askedFor,
    find: (id, path, read) => {
      // The settings are asked for their places by nearly every message; the board is no document.
      if (path === configPath || askedFor.has(path) || classify(path) === undefined) return undefined;
      const kept = cache.find(id, path) as Kept | undefined;
      const text = () => {
        const bytes = read?.();
        // A file that was changed meanwhile has another text than the one that is known.
        if (bytes && isContentOf(id, bytes, repository.objectFormat)) return bytes;
        askedFor.add(path);
        return new Uint8Array();
      };
      return kept && revive(path, kept, text);
    },
    keep: (files, { documents }) => {
      const byPath = new Map(documents.map((document) => [document.path, document]));
      const read = files.filter(({ bytes, path }) => bytes !== undefined && path !== configPath);
      const entries = read.flatMap(({ id, path }) => {
        const document = byPath.get(path);
        const record = id !== undefined && document && recordOf(document);
        return record ? [{ id, path, summary: record.summary, rest: record.data }] : [];
      });
      cache.keep(entries, files);
    },
  };
}
