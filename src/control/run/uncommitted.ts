import { AutoloopError } from '../../core/error.js';
import { changedInWorkTree, type Repository } from '../../edges/git/index.js';

const list = new Intl.ListFormat('en-GB');

/**
 * A run is governed by what is committed: an edit of these files that is not would silently be left out of it.
 * @param commit the command that commits those that were changed.
 * @throws AutoloopError `not-committed` that names them.
 */
export async function refuseUncommitted(
  repo: Repository,
  paths: string[],
  commit: (changed: string[]) => string,
): Promise<void> {
  const changed = await changedInWorkTree(repo, paths);
  if (changed.length === 0) return;
  const named = list.format(changed.map((path) => `\`${path}\``));
  throw new AutoloopError(
    'configuration',
    'not-committed',
    `${named} ${changed.length === 1 ? 'has' : 'have'} changes that are not committed, and a run is governed by what is`,
    { hint: `Commit first: ${commit(changed)}` },
  );
}
