/** Clean files of a tree, without any Git directory beside them. */
import { copyFile, mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { AutoloopError } from '../../core/error.js';
import { backdate } from './backdate.js';
import { hostGit } from './door.js';
import { withView } from './host-repository.js';
import { ensureQuarantine, withIndex } from './quarantine.js';
import type { Repository } from './repository.js';
import { adminDirOf } from './worktrees.js';

export interface CheckoutPlan {
  /** The quarantine that has the tree; absent when the repository itself has it. */
  dir?: string | undefined;
  tree: string;
  /** A missing or empty directory, or a linked worktree that nobody has touched since `addWorktree`. */
  into: string;
  /**
   * Leaves an index of the tree `of` at `at`, for `createAttemptGitDir`: it knows the new files that are as in `of`, so that
   * Git need not read them to say so. Of a directory that was no worktree.
   */
  index?: { at: string; of: string };
}

/**
 * Writes the files of a tree, byte for byte as they are stored: no filter, no hook, no line-ending conversion.
 * Throws `refused` `directory-not-empty` when there is anything in the way.
 */
export async function checkoutTree(repo: Repository, plan: CheckoutPlan): Promise<void> {
  if (plan.dir === undefined) return withView(repo, (view) => checkOut(repo, view, plan));
  await ensureQuarantine(repo, plan.dir);
  return checkOut(repo, plan.dir, plan);
}

async function checkOut(repo: Repository, gitDir: string, { tree, into, index }: CheckoutPlan): Promise<void> {
  await mkdir(into, { recursive: true });
  const empty = (await readdir(into)).length === 0;
  const admin = empty ? undefined : await adminDirOf(repo, into);
  if (!empty && admin === undefined) {
    throw new AutoloopError('refused', 'directory-not-empty', `${into} is not empty`, {
      hint: 'Check out into a new directory.',
    });
  }
  await withIndex(gitDir, async (env) => {
    // From a worktree's own index Git knows what is already there and writes only what differs.
    if (admin !== undefined) await copyFile(path.join(admin, 'index'), env.GIT_INDEX_FILE);
    const write = (...args: string[]) =>
      hostGit(gitDir, ['-c', 'index.version=2', 'read-tree', '--reset', ...args], {
        env: { ...env, GIT_WORK_TREE: into },
      });
    await write('-u', tree);
    if (index === undefined) return;
    await backdate(into, env.GIT_INDEX_FILE, repo.objectFormat);
    await write(index.of);
    await copyFile(env.GIT_INDEX_FILE, index.at);
  });
}
