/** Clean files of a tree, without any Git directory beside them. */
import { access, copyFile, mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { AutoloopError } from '../../../core/error.js';
import { backdate } from '../backdate.js';
import { hostGit } from '../door.js';
import type { Repository } from '../repository.js';
import { withView } from './host-repository.js';
import { ensureQuarantine, withIndex } from './quarantine.js';
import { adminDirOf } from './worktrees.js';

export interface CheckoutPlan {
  /** The quarantine that has the tree; absent when the repository itself has it. */
  dir?: string | undefined;
  tree: string;
  /** A missing or empty directory, or a linked worktree that nobody has touched since `addWorktree`; or as `beside` has it. */
  into: string;
  /**
   * Two files beside a directory that is checked out into again and again, where nobody else changes anything but owners. By
   * `known`, which is made when it is missing, only what differs is written. `index` becomes one of the tree `of`, for
   * `createAttemptGitDir`: Git need not read the files to say which are as in `of`. Where code of the tree's ran over the
   * files, `distrusts` writes every one of them again, whatever is there now; what it added stays.
   */
  beside?: { known: string; index: string; of: string; distrusts?: boolean };
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

async function checkOut(repo: Repository, gitDir: string, { tree, into, beside }: CheckoutPlan): Promise<void> {
  await mkdir(into, { recursive: true });
  const empty = (await readdir(into)).length === 0;
  const distrusts = beside?.distrusts === true;
  const index = empty || distrusts ? undefined : ((await existing(beside?.known)) ?? (await indexOf(repo, into)));
  if (!empty && index === undefined && !distrusts) {
    throw new AutoloopError('refused', 'directory-not-empty', `${into} is not empty`, {
      hint: 'Check out into a new directory.',
    });
  }
  await withIndex(gitDir, async (env) => {
    // From its own index Git knows what is already there and writes only what differs.
    if (index !== undefined) await copyFile(index, env.GIT_INDEX_FILE);
    const config = beside === undefined ? [] : OWNERS_CHANGE;
    const inFiles = (...args: string[]) =>
      hostGit(gitDir, [...config, ...args], { env: { ...env, GIT_WORK_TREE: into } });
    const read = (...args: string[]) => inFiles('read-tree', '--reset', ...args);
    await (distrusts ? read(tree) : read('-u', tree));
    // An index that knows no file's size and time takes none of them for written.
    if (distrusts) await inFiles('checkout-index', '--all', '--force', '--index', '--quiet');
    if (beside === undefined) return;
    await backdate(into, env.GIT_INDEX_FILE, repo.objectFormat);
    await copyFile(env.GIT_INDEX_FILE, beside.known);
    await read(beside.of);
    await copyFile(env.GIT_INDEX_FILE, beside.index);
  });
}

/** A new owner of a file is no change; and `backdate` reads this version. */
const OWNERS_CHANGE = ['core.checkStat=minimal', 'core.trustctime=false', 'index.version=2'].flatMap((one) => [
  '-c',
  one,
]);

const existing = (file: string | undefined): Promise<string | undefined> =>
  file === undefined
    ? Promise.resolve(undefined)
    : access(file).then(
        () => file,
        () => undefined,
      );

async function indexOf(repo: Repository, worktree: string): Promise<string | undefined> {
  const admin = await adminDirOf(repo, worktree);
  return admin && path.join(admin, 'index');
}
