/** Commits evidence on the user's branch, and touches nothing else of theirs. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { AutoloopError } from '../../core/error.js';
import { userGit, userGitAsIs } from './door.js';
import { namesIn } from './paths.js';
import { changedInWorkTree } from './read.js';
import { head, type Repository } from './repository.js';

/** What Git leaves in its directory while the user is in the middle of something. */
const UNDER_WAY: [file: string, what: string][] = [
  ['MERGE_HEAD', 'merge'],
  ['rebase-merge', 'rebase'],
  ['rebase-apply', 'rebase'],
  ['CHERRY_PICK_HEAD', 'cherry-pick'],
  ['REVERT_HEAD', 'revert'],
];

/**
 * Commits exactly these paths (new, changed or deleted; from the root, with `/`) on HEAD and returns the commit. Whatever
 * else is staged, changed or untracked stays as it was. The user's hooks and signing apply; the objects are on the disk
 * when it returns. Throws `refused`: `no-commits`, `merge-under-way`, `nothing-to-commit`, `commit-refused`.
 */
export async function commitPaths(
  repo: Repository,
  plan: { paths: readonly string[]; message: string },
): Promise<string> {
  const { paths, message } = plan;
  await mustBeQuiet(repo);
  if ((await changedInWorkTree(repo, paths)).length === 0) {
    throw new AutoloopError('refused', 'nothing-to-commit', `HEAD has all of this already: ${paths.join(', ')}`);
  }
  const known = new Set(namesIn((await userGit(repo, ['ls-files', '-z', '--', ...paths])).stdout));
  // `git commit <path>` wants to know its paths: new ones are announced without their content, and forgotten on failure.
  const fresh = paths.filter((name) => !known.has(name) && existsSync(path.join(repo.root, name)));
  try {
    if (fresh.length > 0) await userGitAsIs(repo, ['add', '--intent-to-add', '--force', '--', ...specsOf(fresh)]);
    const args = ['-c', 'core.fsync=all', 'commit', '--quiet', '--no-status', '--only', '--file=-'];
    await userGitAsIs(repo, [...args, '--', ...specsOf(paths)], { stdin: message });
  } catch (cause) {
    const left = (await forget(repo, fresh))
      ? 'nothing was changed'
      : `undo the rest with: git reset -- ${fresh.join(' ')}`;
    throw new AutoloopError('refused', 'commit-refused', `${paths.join(', ')}: ${(cause as Error).message}`, {
      hint: `A hook of yours, signing or another Git command may stand in the way; ${left}.`,
      cause,
    });
  }
  const { commit } = await head(repo);
  if (commit === null) throw new AutoloopError('environment', 'git-failed', 'HEAD has no commit after committing');
  return commit;
}

async function mustBeQuiet(repo: Repository): Promise<void> {
  if ((await head(repo)).commit === null) {
    throw new AutoloopError('refused', 'no-commits', 'This branch has no commit to build on', {
      hint: 'Make your first commit, then try again.',
    });
  }
  for (const [file, what] of UNDER_WAY) {
    if (!existsSync(path.join(repo.gitDir, file))) continue;
    throw new AutoloopError('refused', 'merge-under-way', `A ${what} is under way in ${repo.root}`, {
      hint: `Finish it or give it up (git ${what} --abort), then try again.`,
    });
  }
}

const specsOf = (paths: readonly string[]) => paths.map((name) => `:(top,literal)${name}`);

/** Answers whether the index has none of these paths any more. */
async function forget(repo: Repository, paths: readonly string[]): Promise<boolean> {
  const stdin = paths.map((name) => `${name}\0`).join('');
  const remove = ['update-index', '--force-remove', '-z', '--stdin'];
  if (paths.length > 0) await userGitAsIs(repo, remove, { stdin, accept: [128] });
  return paths.length === 0 || (await userGit(repo, ['ls-files', '-z', '--', ...paths])).stdout.length === 0;
}
