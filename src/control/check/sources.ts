/** Where the documents of a snapshot come from: rules see values, and cannot tell. */
import { isRead } from '../../core/documents/kinds.js';
import { AutoloopError } from '../../core/error.js';
import { once } from '../../core/once.js';
import type { SnapshotFile } from '../../core/rules/workspace.js';
import { readDocuments, readFiles } from '../../edges/files/index.js';
import {
  cleanEntries,
  contentId,
  entriesAt,
  isContentOf,
  type Repository,
  readBlobs,
  stagedChange,
  stagedEntries,
  type TreeEntry,
  trackedFiles,
} from '../../edges/git/index.js';
import type { KnownDocuments } from './known-documents.js';

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

type StagedChange = Awaited<ReturnType<typeof stagedChange>>;

/** The files of a source. */
export interface SourceFiles {
  /** Everything under `.autoloop`; what is known need not be read. */
  documents(known?: KnownDocuments): Promise<SnapshotFile[]>;
  /** The regular files among these paths. */
  read(paths: readonly string[]): Promise<Map<string, Uint8Array>>;
  /** Every path that Git tracks; undefined where Git was not asked. */
  tracked(): Promise<string[] | undefined>;
  /** What the next commit will change; only of the index. */
  staged?(): Promise<StagedChange>;
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
      return gitFiles(
        repo,
        (under) => stagedEntries(repo, under),
        once(() => stagedChange(repo)),
      );
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
  documents: async (known) => {
    const ids = known && repository && (await cleanEntries(repository, '.autoloop'));
    return readDocuments(root, (path, content) => {
      if (known === undefined || repository === undefined) return undefined;
      const clean = ids?.get(path);
      if (content === undefined) return clean === undefined ? undefined : { id: clean };
      const document = clean === undefined ? undefined : known.find(clean, path, content);
      if (clean !== undefined && document) return { id: clean, document };
      // What was changed after Git looked must not be taken, now and ever after, for what was there before.
      if (clean !== undefined && isContentOf(clean, content(), repository.objectFormat)) return { id: clean };
      return knownAs(known, contentId(content(), repository.objectFormat), path, content);
    });
  },
  read: (paths) => readFiles(root, paths),
  tracked: async () => repository && trackedFiles(repository),
});

function withBuffers(files: SourceFiles, texts: ReadonlyMap<string, string>): SourceFiles {
  const buffers = new Map([...texts].map(([path, text]) => [path, Buffer.from(text)]));
  const typed = [...buffers].map(([path, bytes]): SnapshotFile => ({ path, bytes }));
  return {
    ...files,
    documents: async (known) => [...(await files.documents(known)).filter(({ path }) => !texts.has(path)), ...typed],
    read: async (paths) => {
      const saved = await files.read(paths.filter((path) => !texts.has(path)));
      return new Map([...saved, ...[...buffers].filter(([path]) => paths.includes(path))]);
    },
  };
}

function gitFiles(
  repo: Repository,
  list: (under?: string) => Promise<TreeEntry[]>,
  staged?: () => Promise<StagedChange>,
): SourceFiles {
  const entriesBelow = once(() => list('.autoloop'));
  const allEntries = once(() => list());
  const contentsOf = (entries: readonly TreeEntry[]) =>
    readBlobs(
      repo,
      entries.map(({ id }) => id),
    );
  return {
    documents: async (known) => {
      const entries = await entriesBelow();
      if (staged) askAhead(allEntries, staged);
      const files = new Map(entries.map((entry) => [entry.path, fileOf(entry, known)]));
      const blobs = await contentsOf(entries.filter(({ path }) => isUnread(files.get(path))));
      return entries.map(({ path, id }): SnapshotFile => {
        const file = files.get(path) as SnapshotFile;
        if (!isUnread(file)) return file;
        const blob = blobs.get(id);
        if (blob === undefined) return { path, problem: 'is not in this repository, which lacks some of its objects' };
        return blob.how === 'read' ? { path, id, bytes: blob.content } : { path, problem: `has ${blob.bytes} bytes` };
      });
    },
    read: async (paths) => {
      const wanted = new Set(paths);
      const entries = (await entriesBelow()).filter((entry) => wanted.has(entry.path) && !problemOf(entry));
      const blobs = await contentsOf(entries);
      return new Map(
        entries.flatMap(({ path, id }): [string, Uint8Array][] => {
          const blob = blobs.get(id);
          return blob?.how === 'read' ? [[path, blob.content]] : [];
        }),
      );
    },
    tracked: async () => (await allEntries()).map(({ path }) => path),
    ...(staged && { staged }),
  };
}

/**
 * Lets Git find out what will be asked for while the documents are made sense of; and a process is started the sooner the less
 * memory its parent has. What fails does so for whoever asks.
 */
function askAhead(...questions: readonly (() => Promise<unknown>)[]): void {
  for (const ask of questions) ask().catch(() => undefined);
}

/** A file as far as it can be told without its content. */
function fileOf(entry: TreeEntry, known: KnownDocuments | undefined): SnapshotFile {
  const { path, id } = entry;
  const problem = problemOf(entry);
  return problem === undefined ? { path, ...knownAs(known, id, path) } : { path, problem };
}

const isUnread = (file: SnapshotFile | undefined): boolean =>
  file !== undefined && file.problem === undefined && file.document === undefined && isRead(file.path);

/** The id of a content, and the document that is known to be made of it. */
function knownAs(known: KnownDocuments | undefined, id: string, path: string, read?: () => Uint8Array) {
  const document = known?.find(id, path, read);
  return document ? { id, document } : { id };
}

/** What keeps an entry from being read, as the end of a sentence about the file. */
function problemOf({ mode, conflicted }: TreeEntry): string | undefined {
  if (conflicted) return 'has a conflict that is not resolved';
  if (mode === '120000') return 'is a symbolic link';
  return mode.startsWith('100') ? undefined : 'is no regular file';
}
