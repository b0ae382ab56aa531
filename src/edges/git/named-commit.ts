/** Commits and trees by whatever name somebody has for them. */
import { AutoloopError } from '../../core/error.js';
import { userGit } from './door.js';
import type { Repository } from './repository.js';

/** The full id of the commit that a revision names. Throws `environment` `no-such-commit`. */
export async function commitNamed(repo: Repository, revision: string): Promise<string> {
  const id = repo.reader ? await repo.reader.commitNamed(revision) : await peeled(repo, revision);
  if (id === null) throw noSuchCommit(revision);
  return id;
}

/** The commit that an object or a revision stands for, through tags; null for one that is no commit, or is not here. */
export async function peeled(repo: Repository, revision: string): Promise<string | null> {
  const answer = await objectNamed(repo, `${revision}^{commit}`);
  return answer.code === 0 ? answer.stdout.toString().trim() : null;
}

/** The one commit whose id begins with these hexadecimal digits; undefined when there is none, or several. */
export async function commitBeginning(repo: Repository, digits: string): Promise<string | undefined> {
  if (!/^[0-9a-f]{7,64}$/.test(digits)) return undefined;
  const id = await peeled(repo, digits);
  // A branch may have such a name.
  return id?.startsWith(digits) ? id : undefined;
}

/** The tree of a commit, as an id. Throws `environment` `no-such-commit`. */
export async function treeOf(repo: Repository, commit: string): Promise<string> {
  const answer = await objectNamed(repo, `${commit}^{tree}`);
  if (answer.code !== 0) throw noSuchCommit(commit);
  return answer.stdout.toString().trim();
}

/** The tree of a folder of a commit, by its path from the root; `.` is the root. Null where the commit has no such folder. */
export async function folderTreeOf(repo: Repository, commit: string, folder: string): Promise<string | null> {
  const tree = await treeOf(repo, commit);
  if (folder === '.') return tree;
  const { stdout } = await userGit(repo, ['ls-tree', '-d', '-z', '--full-tree', tree, '--', folder]);
  const [, kind, id] = (stdout.toString().split('\t', 1)[0] ?? '').split(' ');
  return kind === 'tree' && id !== undefined ? id : null;
}

const objectNamed = (repo: Repository, name: string) =>
  userGit(repo, ['rev-parse', '--verify', '--quiet', '--end-of-options', name], { accept: [1, 128] });

const noSuchCommit = (commit: string) =>
  new AutoloopError('environment', 'no-such-commit', `This repository has no commit ${JSON.stringify(commit)}`, {
    hint: 'Fetch it first, or name a commit that `git log` shows.',
  });
