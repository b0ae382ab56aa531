/** Branches of the user's repository, only ever changed by compare-and-swap. */
import { AutoloopError } from '../../core/error.js';
import { userGit, userGitAsIs } from './door.js';
import { zeroId } from './object-id.js';
import type { Repository } from './repository.js';

export interface Branch {
  name: string;
  commit: string;
}

/** Creates `refs/heads/<name>`; false when it already exists. Throws `branch-blocked` when another name is in the way. */
export function createBranch(repo: Repository, name: string, commit: string): Promise<boolean> {
  return swap(
    repo,
    name,
    ['--create-reflog', refOf(name), commit, zeroId(repo.objectFormat)],
    zeroId(repo.objectFormat),
  );
}

/** Moves a branch from one commit to another; false when it no longer stood at `from`. */
export function moveBranch(repo: Repository, name: string, to: string, from: string): Promise<boolean> {
  return swap(repo, name, [refOf(name), to, from], from);
}

/** Deletes a branch; false when it no longer stood at `expected`. */
export function deleteBranch(repo: Repository, name: string, expected: string): Promise<boolean> {
  return swap(repo, name, ['-d', refOf(name), expected], expected);
}

/** The branches whose name begins with these path components (`autoloop` finds `autoloop/x`, not `autoloop-x`). */
export async function branches(repo: Repository, prefix: string): Promise<Branch[]> {
  const pattern = refOf(prefix.replace(/\/+$/, ''));
  const { stdout } = await userGit(repo, ['for-each-ref', '--format=%(objectname) %(refname)', pattern]);
  return stdout
    .toString()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => ({ commit: line.slice(0, line.indexOf(' ')), name: line.slice(line.indexOf(' refs/heads/') + 12) }));
}

async function swap(repo: Repository, name: string, args: readonly string[], expected: string): Promise<boolean> {
  await mustBeBranchName(repo, name);
  const answer = await userGitAsIs(repo, ['update-ref', '-m', 'autoloop', ...args], { accept: [1, 128] });
  if (answer.code === 0) return true;
  const now = await userGit(repo, ['rev-parse', '--verify', '--quiet', refOf(name)], { accept: [1] });
  if ((now.stdout.toString().trim() || zeroId(repo.objectFormat)) !== expected) return false;
  throw new AutoloopError(
    'environment',
    'branch-blocked',
    `The branch ${name} could not be changed: ${answer.stderr}`,
    {
      hint: 'Another branch may use the name as a folder, or another Git command may hold its lock.',
    },
  );
}

async function mustBeBranchName(repo: Repository, name: string): Promise<void> {
  const answer = await userGit(repo, ['check-ref-format', refOf(name)], { accept: [1] });
  if (answer.code === 0 && !name.startsWith('-')) return;
  throw new AutoloopError(
    'environment',
    'bad-branch-name',
    `Git does not allow a branch called ${JSON.stringify(name)}`,
    {
      hint: 'Branch names have no spaces, no `..`, no `~^:?*[\\`, and do not start with a dash.',
    },
  );
}

const refOf = (name: string) => `refs/heads/${name}`;
