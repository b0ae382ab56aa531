/** How commits hang together. Format: git-rev-list(1), `--parents`. */
import { userGit } from './door.js';
import type { Repository } from './repository.js';

/** A command line holds only so many names. */
const NAMES_PER_CALL = 200;

/**
 * Commits that can be reached from `tips`, each with its parents and after all its descendants. What is older than every one of
 * `floor` is left out; all of these must be in the repository. Parents beyond where a shallow clone was cut off are none.
 */
export async function parentsOf(
  repo: Repository,
  tips: readonly string[],
  floor: readonly string[],
): Promise<Map<string, string[]>> {
  const oldest = await commonAncestor(repo, [...new Set(floor)]);
  const lines = [...new Set([...tips, ...floor]), ...(oldest === undefined ? [] : [`^${oldest}^@`]), ''];
  const { stdout } = await userGit(repo, ['rev-list', '--topo-order', '--parents', '--stdin'], {
    stdin: lines.join('\n'),
  });
  return new Map(
    stdout
      .toString()
      .split('\n')
      .slice(0, -1)
      .map((line) => line.split(' '))
      .map(([id = '', ...parents]) => [id, parents]),
  );
}

/** A commit that all of these have in their history; undefined when they have none in common. */
async function commonAncestor(repo: Repository, commits: readonly string[]): Promise<string | undefined> {
  let [common, ...others] = commits;
  while (common !== undefined && others.length > 0) {
    const some = others.splice(0, NAMES_PER_CALL);
    const answer = await userGit(repo, ['merge-base', '--octopus', common, ...some], { accept: [1] });
    common = answer.stdout.toString().split('\n')[0] || undefined;
  }
  return common;
}

/** The commits reachable from `to` and from none of `not`, the oldest first. Throws `git-failed` for what is no commit. */
export async function idsBetween(repo: Repository, to: string, not: readonly string[]): Promise<string[]> {
  if (repo.reader) return repo.reader.commitsBetween(to, not);
  const { stdout } = await userGit(repo, ['rev-list', '--topo-order', '--reverse', '--stdin'], {
    stdin: [to, ...not.map((commit) => `^${commit}`), ''].join('\n'),
  });
  return stdout.toString().split('\n').slice(0, -1);
}

/** Where a branch of one name stands, here and as far as remotes told: `refs/heads/<name>` before `refs/remotes/…/<name>`. */
export interface BranchTip {
  name: string;
  /** Null for one of this repository. */
  remote: string | null;
  commit: string;
}

/** Every branch of this repository and of its remotes, those of this repository first. */
export async function branchTips(repo: Repository): Promise<BranchTip[]> {
  const format = '--format=%(objectname)%00%(refname)%00%(symref)';
  const [refs, remotes] = await Promise.all([
    userGit(repo, ['for-each-ref', format, 'refs/heads', 'refs/remotes']),
    userGit(repo, ['remote']),
  ]);
  const names = remotes.stdout.toString().split('\n').filter(Boolean);
  return refs.stdout
    .toString()
    .split('\n')
    .flatMap((line) => {
      const [commit = '', ref = '', symbolic] = line.split('\0');
      // `origin/HEAD` is another's name.
      return ref === '' || symbolic ? [] : tipAt(ref, commit, names);
    });
}

/** A remote may have a slash in its name. */
function tipAt(ref: string, commit: string, remotes: readonly string[]): BranchTip[] {
  if (ref.startsWith('refs/heads/')) return [{ name: ref.slice('refs/heads/'.length), remote: null, commit }];
  const rest = ref.slice('refs/remotes/'.length);
  const remote = remotes.filter((name) => rest.startsWith(`${name}/`)).sort((a, b) => b.length - a.length)[0];
  const known = remote ?? rest.slice(0, rest.indexOf('/'));
  return known === '' ? [] : [{ name: rest.slice(known.length + 1), remote: known, commit }];
}
