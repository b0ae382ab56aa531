/** The documents of a work tree, of the index, of a commit, or of an editor. */
import { resolve } from 'node:path';
import { AutoloopError } from '../../core/error.js';
import { buildWorkspace, type SnapshotFile, type Workspace } from '../../core/rules/workspace.js';
import { nearestWith } from '../../edges/files/index.js';
import { openForReading, type Repository } from '../../edges/git/index.js';
import { type KnownDocuments, knownDocuments } from './known-documents.js';
import { filesOf, type Source, type SourceFiles } from './sources.js';

export type { Source } from './sources.js';

export interface Snapshot {
  /** What paths are relative to, absolute. */
  root: string;
  /** What keeps Git from being asked everything, as a sentence; undefined when nothing does. */
  withoutGit: string | undefined;
  repository: Repository | undefined;
  source: Source;
  files: SourceFiles;
  /** Everything under `.autoloop`, of which the workspace was built. */
  documents: readonly SnapshotFile[];
  workspace: Workspace;
  /** Documents that need not be read; undefined where all are. */
  known: KnownDocuments | undefined;
}

/**
 * The documents of the repository that contains `directory`; outside a repository those of the nearest folder above that
 * has `.autoloop`. What is staged or committed may have none: a project takes its first step that way, and its last.
 * @throws AutoloopError `no-documents` where files have none; `folder-unreadable`; `needs-git`; whatever keeps Git from
 * opening the repository, where no `.autoloop` is found without it either.
 */
export async function readSnapshot(directory: string, source: Source = { of: 'work-tree' }): Promise<Snapshot> {
  const place = await openPlace(resolve(directory), source);
  const files = filesOf(source, place.root, place.repository);
  const known = place.repository && knownDocuments(place.repository);
  const documents = await files.documents(known);
  if (documents.length === 0 && (source.of === 'work-tree' || source.of === 'buffers'))
    throw new AutoloopError('usage', 'no-documents', `There is nothing under .autoloop in ${place.root}`, {
      hint: 'Set it up with: autoloop init',
    });
  return { ...place, source, files, known, documents, workspace: buildWorkspace(documents) };
}

/**
 * What `look` sees in a snapshot. It looks again where it asked for the text of a document that was not read; at last what was
 * read is kept for the next time.
 */
export async function settle<Seen>(
  snapshot: Snapshot,
  look: (snapshot: Snapshot) => Promise<Seen>,
): Promise<{ snapshot: Snapshot; seen: Seen }> {
  const { known, files } = snapshot;
  const asked = known?.askedFor.size;
  const seen = await look(snapshot);
  if (known?.askedFor.size === asked) {
    known?.keep(snapshot.documents, snapshot.workspace);
    return { snapshot, seen };
  }
  const documents = await files.documents(known);
  return settle({ ...snapshot, documents, workspace: buildWorkspace(documents) }, look);
}

/** The documents of a repository, each read; nothing under `.autoloop` is an empty workspace. What is decided rests on these. */
export async function snapshotOf(repository: Repository, source: Source): Promise<Snapshot> {
  const { root } = repository;
  const files = filesOf(source, root, repository);
  const documents = await files.documents();
  const workspace = buildWorkspace(documents);
  return { root, repository, withoutGit: undefined, source, files, known: undefined, documents, workspace };
}

/** Where a snapshot is taken. */
export type Place = Pick<Snapshot, 'root' | 'repository' | 'withoutGit'>;

/**
 * The repository that contains `directory`; without one the nearest folder above that has `.autoloop`.
 * @throws AutoloopError as `readSnapshot`, but for `no-documents`.
 */
export async function openPlace(directory: string, { of }: Source): Promise<Place> {
  try {
    // What was committed is also in a repository without files, where a server's hooks run.
    const repository = await openForReading(directory, { bare: of === 'commit' || of === 'range' });
    return { root: repository.root, repository, withoutGit: repository.reader?.unknown };
  } catch (error) {
    const root = of === 'work-tree' || of === 'buffers' ? nearestWith(directory, '.autoloop') : undefined;
    if (!(error instanceof AutoloopError) || root === undefined) throw error;
    return { root, repository: undefined, withoutGit: error.message };
  }
}
