/** Which commits touched a file, and which files a folder ever had. */
import { userGit } from './door.js';
import { namesIn } from './paths.js';
import type { Repository } from './repository.js';

/** The commits reachable from HEAD that added, changed or removed the file, oldest first; none before the first commit. */
export async function historyOf(repo: Repository, path: string): Promise<string[]> {
  if (!(await isBorn(repo))) return [];
  const { stdout } = await userGit(repo, ['rev-list', '--topo-order', '--reverse', 'HEAD', '--', path]);
  return stdout.toString().split('\n').slice(0, -1);
}

/** Every path below `folder` that a commit reachable from HEAD added, whether or not it is still there; sorted. */
export async function everUnder(repo: Repository, folder: string): Promise<string[]> {
  if (!(await isBorn(repo))) return [];
  const { stdout: commits } = await userGit(repo, ['rev-list', 'HEAD', '--', folder]);
  const added = ['diff-tree', '--stdin', '-r', '-m', '--root', '--no-commit-id', '--no-renames', '--diff-filter=A'];
  const { stdout } = await userGit(repo, [...added, '--name-only', '-z', '--', folder], { stdin: commits });
  return [...new Set(namesIn(stdout))].sort();
}

async function isBorn(repo: Repository): Promise<boolean> {
  return (await userGit(repo, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'], { accept: [1] })).code === 0;
}
