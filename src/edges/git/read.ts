/** Reading the user's repository: files of a commit, names of the index, what the work tree changed. */
import { AutoloopError } from '../../core/error.js';
import { userGit } from './door.js';
import { entriesAmong, entriesAt } from './entries.js';
import { readObjects } from './objects.js';
import { namesIn } from './paths.js';
import type { Repository, TreeEntry } from './reader.js';

/** A command line holds only so many names; beyond this the whole list is asked for and filtered here. */
const NAMES_PER_CALL = 200;

/** A regular file of a commit, or null when the commit has none there. */
export async function readFileAt(repo: Repository, commit: string, path: string): Promise<Uint8Array | null> {
  return (await readFilesAt(repo, commit, [path])).get(path) ?? null;
}

/** Regular files of a commit with two processes, however many; absent ones are left out. Throws `no-such-commit`, `missing-object`. */
export async function readFilesAt(
  repo: Repository,
  commit: string,
  paths: readonly string[],
): Promise<Map<string, Uint8Array>> {
  const wanted = new Set(paths.filter(isTreePath));
  if (wanted.size === 0) return new Map();
  const entries = (await entriesAmong(repo, commit, wanted.size <= NAMES_PER_CALL ? [...wanted] : [])).filter(
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
  const entries = await entriesAt(repo, commit, prefix);
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
  const only = ['--', ...(paths.length <= NAMES_PER_CALL ? paths : new Set(paths.map(topOf)))];
  const base = await userGit(repo, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'], { accept: [1] });
  const diff = ['diff', '--name-only', '-z', '--no-renames', '--no-ext-diff', '--no-textconv', '--no-relative'];
  const [changed, untracked] = await Promise.all([
    base.code === 0 ? userGit(repo, [...diff, 'HEAD', ...only]) : userGit(repo, ['ls-files', '-z', ...only]),
    userGit(repo, ['ls-files', '--others', '-z', ...only]),
  ]);
  const found = new Set([...namesIn(changed.stdout), ...namesIn(untracked.stdout)]);
  return paths.filter((path) => found.has(path));
}

/** The first name of a path, a folder most often; there are few of them. */
const topOf = (path: string): string => path.split('/', 1)[0] ?? '';

/** What Git can be asked about: no tree holds anything else, and Git takes it for a mistake. */
const isTreePath = (path: string) => path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');

const isFile = ({ mode }: TreeEntry) => mode.startsWith('100');

const missingObject = (commit: string, path: string) =>
  new AutoloopError('environment', 'missing-object', `${path} of commit ${commit} is not in this repository`, {
    hint: 'The repository is damaged or a partial clone: run `git fsck`, or fetch without a filter.',
  });
