/** Where the documents of a snapshot come from: rules see values, and cannot tell. */
import { isRead } from '../core/documents/kinds.js';
import { AutoloopError } from '../core/error.js';
import type { SnapshotFile } from '../core/rules/workspace.js';
import { readDocuments, readFiles } from '../edges/files/index.js';
import {
  entriesAt,
  type Repository,
  readBlobs,
  stagedEntries,
  type TreeEntry,
  trackedFiles,
} from '../edges/git/index.js';

export type Source =
  | { of: 'work-tree' }
  /** What the next commit will hold, as Git hands it to a hook; with what its message says, once that is known. */
  | { of: 'index'; message?: string }
  /** What a commit holds. */
  | { of: 'commit'; commit: string }
  /** What `to` holds, and what each commit did that is reachable from `to` and from none of `not`. */
  | { of: 'range'; to: string; not: readonly string[] }
  /** The work tree with unsaved texts, by path from its root, in the place of files. */
  | { of: 'buffers'; texts: ReadonlyMap<string, string> };

/** The files of a source. */
export interface SourceFiles {
  /** Everything under `.autoloop`. */
  documents(): Promise<SnapshotFile[]>;
  /** The regular files among these paths. */
  read(paths: readonly string[]): Promise<Map<string, Uint8Array>>;
  /** Every path that Git tracks; undefined where Git was not asked. */
  tracked(): Promise<string[] | undefined>;
}

/**
 * The files of a source in the work tree at `root`.
 * @throws AutoloopError `needs-git` for a source that only Git has.
 */
export function filesOf(source: Source, root: string, repository: Repository | undefined): SourceFiles {
  switch (source.of) {
    case 'work-tree':
      return workTreeFiles(root, repository);
    case 'buffers':
      return withBuffers(workTreeFiles(root, repository), source.texts);
    case 'index': {
      const repo = demanded(repository);
      return gitFiles(repo, (under) => stagedEntries(repo, under));
    }
    default: {
      const repo = demanded(repository);
      const commit = source.of === 'commit' ? source.commit : source.to;
      return gitFiles(repo, (under) => entriesAt(repo, commit, under));
    }
  }
}

function demanded(repository: Repository | undefined): Repository {
  if (repository !== undefined) return repository;
  throw new AutoloopError('environment', 'needs-git', 'Only Git knows what is staged and what was committed', {
    hint: 'Run it in a Git repository, or leave the option out to check the files as they are.',
  });
}

const workTreeFiles = (root: string, repository: Repository | undefined): SourceFiles => ({
  documents: () => readDocuments(root),
  read: (paths) => readFiles(root, paths),
  tracked: async () => repository && trackedFiles(repository),
});

function withBuffers(files: SourceFiles, texts: ReadonlyMap<string, string>): SourceFiles {
  const buffers = [...texts].map(([path, text]): SnapshotFile => ({ path, bytes: Buffer.from(text) }));
  return {
    ...files,
    documents: async () => [...(await files.documents()).filter(({ path }) => !texts.has(path)), ...buffers],
  };
}

function gitFiles(repo: Repository, list: (under?: string) => Promise<TreeEntry[]>): SourceFiles {
  return {
    documents: async () => {
      const entries = await list('.autoloop');
      const documents = entries.filter((entry) => problemOf(entry) === undefined && isRead(entry.path));
      const blobs = await readBlobs(
        repo,
        documents.map(({ id }) => id),
      );
      return entries.map((entry): SnapshotFile => {
        const { path, id } = entry;
        const problem = problemOf(entry);
        if (problem !== undefined) return { path, problem };
        if (!isRead(path)) return { path };
        const bytes = blobs.get(id);
        return bytes ? { path, bytes } : { path, problem: 'is not in this repository' };
      });
    },
    read: async (paths) => {
      const wanted = new Set(paths);
      const entries = (await list('.autoloop')).filter((entry) => wanted.has(entry.path) && !problemOf(entry));
      const blobs = await readBlobs(
        repo,
        entries.map(({ id }) => id),
      );
      return new Map(entries.flatMap(({ path, id }) => (blobs.has(id) ? [[path, blobs.get(id) as Uint8Array]] : [])));
    },
    tracked: async () => (await list()).map(({ path }) => path),
  };
}

/** What keeps an entry from being read, as the end of a sentence about the file. */
function problemOf({ mode, conflicted }: TreeEntry): string | undefined {
  if (conflicted) return 'has a conflict that is not resolved';
  if (mode === '120000') return 'is a symbolic link';
  return mode.startsWith('100') ? undefined : 'is no regular file';
}
