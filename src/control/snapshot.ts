/** The documents of a work tree, of the index, of a commit, or of an editor. */
import { resolve } from 'node:path';
import { AutoloopError } from '../core/error.js';
import { buildWorkspace, type SnapshotFile, type Workspace } from '../core/rules/workspace.js';
import { nearestWith } from '../edges/files/index.js';
import { openRepository, type Repository } from '../edges/git/index.js';
import { filesOf, type Source, type SourceFiles } from './sources.js';

export type { Source } from './sources.js';

export interface Snapshot {
  /** What paths are relative to, absolute. */
  root: string;
  /** Why Git was not asked; undefined when it was. */
  withoutGit: string | undefined;
  repository: Repository | undefined;
  source: Source;
  files: SourceFiles;
  /** Everything under `.autoloop`, of which the workspace was built. */
  documents: readonly SnapshotFile[];
  workspace: Workspace;
}

/**
 * The documents of the repository that contains `directory`; outside a repository those of the nearest folder above that
 * has `.autoloop`.
 * @throws AutoloopError `no-documents` where there are none; `folder-unreadable`; `needs-git`; whatever keeps Git from
 * opening the repository, where no `.autoloop` is found without it either.
 */
export async function readSnapshot(directory: string, source: Source = { of: 'work-tree' }): Promise<Snapshot> {
  const place = await openPlace(resolve(directory));
  const files = filesOf(source, place.root, place.repository);
  const documents = await files.documents();
  if (documents.length === 0)
    throw new AutoloopError('usage', 'no-documents', `There is nothing under .autoloop in ${place.root}`, {
      hint: 'Set it up with: autoloop init',
    });
  return { ...place, source, files, documents, workspace: buildWorkspace(documents) };
}

/** The documents of a repository; nothing under `.autoloop` is an empty workspace. */
export async function snapshotOf(repository: Repository, source: Source): Promise<Snapshot> {
  const { root } = repository;
  const files = filesOf(source, root, repository);
  const documents = await files.documents();
  return { root, repository, withoutGit: undefined, source, files, documents, workspace: buildWorkspace(documents) };
}

/**
 * The repository that contains `directory`; without one the nearest folder above that has `.autoloop`.
 * @throws AutoloopError as `readSnapshot`, but for `no-documents`.
 */
export async function openPlace(directory: string): Promise<Pick<Snapshot, 'root' | 'repository' | 'withoutGit'>> {
  try {
    const repository = await openRepository(directory);
    return { root: repository.root, repository, withoutGit: undefined };
  } catch (error) {
    const root = nearestWith(directory, '.autoloop');
    if (!(error instanceof AutoloopError) || root === undefined) throw error;
    return { root, repository: undefined, withoutGit: error.message };
  }
}
