/** Which commits touched a file, and which commits lie behind which. */
import { userGit } from './door.js';
import type { Repository } from './repository.js';

/** The commits reachable from HEAD that added, changed or removed the file, oldest first; none before the first commit. */
export async function historyOf(repo: Repository, path: string): Promise<string[]> {
  const born = await userGit(repo, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'], { accept: [1] });
  if (born.code !== 0) return [];
  const { stdout } = await userGit(repo, ['rev-list', '--topo-order', '--reverse', 'HEAD', '--', path]);
  return stdout.toString().split('\n').slice(0, -1);
}

/** Whether `ancestor` is `commit` or lies behind it. Both must be in the repository. */
export async function isAncestor(repo: Repository, ancestor: string, commit: string): Promise<boolean> {
  const args = ['merge-base', '--is-ancestor', ancestor, commit];
  return (await userGit(repo, args, { accept: [1] })).code === 0;
}
