/** Which files of the work tree are what the index holds, so that their content is known without reading them. */
import { userGit } from './door.js';
import { idLength } from './object-id.js';
import { namesIn } from './paths.js';
import type { Repository } from './repository.js';

/** Magic of a path (gitglossary(7), "pathspec") that names what no filter makes on its way to disk. */
const UNCONVERTED = ':(top,literal,attr:!filter !ident !working-tree-encoding)';

/**
 * A file whose time of change was set back is found by all the rest that git-config(1) lets people leave out, and no monitor is
 * taken at its word.
 */
const WHOLE_STAT = ['core.checkStat=default', 'core.trustctime=true', 'core.fsmonitor=false'].flatMap((setting) => [
  '-c',
  setting,
]);

/**
 * Ids of the contents of the tracked files under a folder that are unchanged on disk, by path. Where Git was told not to
 * look (`assume-unchanged`, `skip-worktree`) nothing is known, nor of what a merge left in several versions, nor of files that
 * are other bytes on disk by intent (gitattributes(5)); only ends of lines may differ.
 */
export async function cleanEntries(repo: Repository, under: string): Promise<Map<string, string>> {
  if (repo.reader) return new Map();
  const [listed, changed] = await Promise.all([
    userGit(repo, ['ls-files', '--stage', '-v', '--full-name', '-z', '--', `${UNCONVERTED}${under}`], {
      env: { GIT_LITERAL_PATHSPECS: '0' },
    }),
    userGit(repo, [...WHOLE_STAT, 'diff-files', '--name-only', '--no-renames', '-z', '--', under]),
  ]);
  const clean = new Map<string, string>();
  // Tag, mode, id and stage have the same width in every line, and an index may have very many.
  const endOfId = 'H 100644 '.length + idLength(repo.objectFormat);
  for (const line of namesIn(listed.stdout))
    if ((line.startsWith('H 100644 ') || line.startsWith('H 100755 ')) && line[endOfId + 1] === '0')
      clean.set(line.slice(endOfId + 3), line.slice('H 100644 '.length, endOfId));
  for (const path of namesIn(changed.stdout)) clean.delete(path);
  return clean;
}
