import { userGit } from './door.js';
import type { Repository } from './repository.js';

/** The first commits that HEAD goes back to, by id: the same in every clone that is not shallow, wherever it came from. */
export async function rootCommits(repo: Repository): Promise<string[]> {
  const { stdout } = await userGit(repo, ['rev-list', '--max-parents=0', 'HEAD', '--']);
  return stdout.toString('latin1').split('\n').filter(Boolean).sort();
}
