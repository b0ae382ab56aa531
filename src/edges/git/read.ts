/** Reading the user's repository: files of a commit, names of the index, what the work tree changed. */
import { AutoloopError } from '../../core/error.js';
import { userGit } from './door.js';
import { readObjects } from './objects.js';
import { namesIn } from './paths.js';
import type { Repository } from './repository.js';

/** A command line holds only so many names; beyond this the whole list is asked for and filtered here. */
const NAMES_PER_CALL = 200;

interface TreeEntry {
  mode: string;
  id: string;
  path: string;
}

/** The tree of a commit, as an id. */
export async function treeOf(repo: Repository, commit: string): Promise<string> {
  const answer = await userGit(repo, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${commit}^{tree}`], {
    accept: [1],
  });
  if (answer.code !== 0) throw noSuchCommit(commit);
  return answer.stdout.toString().trim();
}

/** The full id of the commit that a revision names. Throws `environment` `no-such-commit`. */
export async function commitNamed(repo: Repository, revision: string): Promise<string> {
  if (repo.reader) {
    const id = await repo.reader.commitNamed(revision);
    if (id === null) throw noSuchCommit(revision);
    return id;
  }
  const name = `${revision}^{commit}`;
  const answer = await userGit(repo, ['rev-parse', '--verify', '--quiet', '--end-of-options', name], {
    accept: [1, 128],
  });
  if (answer.code !== 0) throw noSuchCommit(revision);
  return answer.stdout.toString().trim();
}

/** A regular file of a commit, or null when the commit has none there. */
export async function readFileAt(repo: Repository, commit: string, path: string): Promise<Uint8Array | null> {
  return (await readFilesAt(repo, commit, [path])).get(path) ?? null;
}

/** Regular files of a commit with two processes, however many; absent ones are left out. */
export async function readFilesAt(
  repo: Repository,
  commit: string,
  paths: readonly string[],
): Promise<Map<string, Uint8Array>> {
  const wanted = new Set(paths.filter(isTreePath));
  const few = wanted.size <= NAMES_PER_CALL;
  const entries = (await listTree(repo, commit, few ? [...wanted] : [], !few)).filter(
    (entry) => wanted.has(entry.path) && isFile(entry),
  );
  const objects = await readObjects(
    (args, call) => userGit(repo, args, call),
    [...new Set(entries.map((entry) => entry.id))],
  );
  const files = new Map<string, Uint8Array>();
  for (const { path, id } of entries) {
    const object = objects.get(id);
    if (object === undefined) throw missingObject(commit, path);
    files.set(path, object.content);
  }
  return files;
}

/** Paths of the files and symbolic links of a commit, sorted by bytes; submodules are not files. */
export async function listFilesAt(repo: Repository, commit: string, prefix?: string): Promise<string[]> {
  const entries = await listTree(repo, commit, prefix ? [prefix] : [], true);
  return entries.filter((entry) => entry.mode !== '160000').map((entry) => entry.path);
}

/** Paths in the index, each once, submodules included. */
export async function trackedFiles(repo: Repository): Promise<string[]> {
  if (repo.reader) return (await repo.reader.stagedEntries()).map(({ path }) => path);
  const { stdout } = await userGit(repo, ['ls-files', '-z']);
  return [...new Set(namesIn(stdout))];
}

/** Of these paths, those whose file differs from HEAD, is gone, or is not tracked (ignored or not). */
export async function changedInWorkTree(repo: Repository, paths: readonly string[]): Promise<string[]> {
  if (paths.length === 0) return [];
  const only = paths.length <= NAMES_PER_CALL ? ['--', ...paths] : [];
  const base = await userGit(repo, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'], { accept: [1] });
  const diff = ['diff', '--name-only', '-z', '--no-renames', '--no-ext-diff', '--no-textconv', '--no-relative'];
  const [changed, untracked] = await Promise.all([
    base.code === 0 ? userGit(repo, [...diff, 'HEAD', ...only]) : userGit(repo, ['ls-files', '-z', ...only]),
    userGit(repo, ['ls-files', '--others', '-z', ...only]),
  ]);
  const found = new Set([...namesIn(changed.stdout), ...namesIn(untracked.stdout)]);
  return paths.filter((path) => found.has(path));
}

async function listTree(
  repo: Repository,
  commit: string,
  paths: readonly string[],
  recurse: boolean,
): Promise<TreeEntry[]> {
  const tree = await treeOf(repo, commit);
  const args = ['ls-tree', '-z', '--full-tree', ...(recurse ? ['-r'] : []), tree, '--', ...paths];
  return namesIn((await userGit(repo, args)).stdout).map((line) => {
    const [, mode = '', id = '', path = ''] = /^(\d+) \w+ ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
    return { mode, id, path };
  });
}

/** What Git can be asked about: no tree holds anything else, and Git takes it for a mistake. */
const isTreePath = (path: string) => path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');

const isFile = (entry: TreeEntry) => entry.mode.startsWith('100');

const noSuchCommit = (commit: string) =>
  new AutoloopError('environment', 'no-such-commit', `This repository has no commit ${JSON.stringify(commit)}`, {
    hint: 'Fetch it first, or name a commit that `git log` shows.',
  });

const missingObject = (commit: string, path: string) =>
  new AutoloopError('environment', 'missing-object', `${path} of commit ${commit} is not in this repository`, {
    hint: 'The repository is damaged or a partial clone: run `git fsck`, or fetch without a filter.',
  });
