/** The linked worktrees that attempts work in. Git is never run inside one: what lies there is an agent's. */
import { randomBytes } from 'node:crypto';
import { lstat, mkdir, readdir, readFile, realpath, rename, statfs } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { AutoloopError } from '../../../core/error.js';
import { deleteTree } from '../../process/delete-tree.js';
import { backdate } from '../backdate.js';
import { type GitAnswer, hostGit, userGit, userGitAsIs } from '../door.js';
import type { Repository } from '../repository.js';
import { withView } from './host-repository.js';

export interface Worktree {
  path: string;
  /** Null when its HEAD is detached. */
  branch: string | null;
  /** Null before the first commit. */
  commit: string | null;
  /** The repository's own work tree rather than a linked one. */
  main: boolean;
  locked: boolean;
  /** Why Git would prune it, usually because its directory is gone. */
  prunable: string | null;
}

/**
 * Makes a linked worktree of a branch at `directory`, its files byte for byte as committed: no filter, no line-ending
 * conversion and no hook of the repository runs, so that an attempt starts from what its result is compared with.
 * Throws `environment` `worktree-blocked` when the directory or the branch is taken.
 */
export async function addWorktree(repo: Repository, directory: string, branch: string): Promise<void> {
  await mkdir(path.dirname(directory), { recursive: true });
  const args = ['-c', 'core.hooksPath=/dev/null', 'worktree', 'add', '--no-checkout', '--quiet', directory, branch];
  const answer = await patiently(repo, args);
  if (answer.code !== 0) {
    throw new AutoloopError('environment', 'worktree-blocked', `No worktree at ${directory}: ${answer.stderr}`, {
      hint: 'Remove what is in the way, or run `autoloop clean` if a run that ended left it there.',
    });
  }
  const admin = await adminDirOf(repo, directory);
  if (admin === undefined) throw new AutoloopError('environment', 'worktree-lost', `Git did not register ${directory}`);
  const index = path.join(admin, 'index');
  const env = { GIT_WORK_TREE: directory, GIT_INDEX_FILE: index };
  await withView(repo, async (view) => {
    const commit = await userGit(repo, ['rev-parse', '--verify', `refs/heads/${branch}^{commit}`]);
    await hostGit(view, ['-c', 'index.version=2', 'read-tree', '--reset', '-u', commit.stdout.toString().trim()], {
      env,
    });
  });
  await backdate(directory, index, repo.objectFormat);
}

/**
 * Removes a linked worktree with everything in it; nothing happens when there is none. Its directory is moved aside, the
 * repository forgets it, and only then is it deleted, so that a crash leaves either a worktree or rubbish in the trash.
 * `later` leaves that to `emptyTrash` while there is room: making files soon after many were deleted is slow.
 * Throws `refused` `not-a-worktree` when the directory holds anything that is not a linked worktree of this repository.
 */
export async function removeWorktree(
  repo: Repository,
  directory: string,
  deletes: 'now' | 'later' = 'now',
): Promise<void> {
  const admin = await adminDirOf(repo, directory);
  const there = await lstat(directory).catch(() => undefined);
  if (there !== undefined && admin === undefined && !(there.isDirectory() && (await readdir(directory)).length === 0)) {
    throw new AutoloopError('refused', 'not-a-worktree', `${directory} is not a linked worktree of this repository`, {
      hint: 'Look at what is there, and delete it yourself if nobody needs it.',
    });
  }
  const aside = there === undefined ? undefined : await moveAside(repo, directory);
  if (admin !== undefined) {
    const answer = await patiently(repo, ['worktree', 'remove', '--force', '--force', directory]);
    if (answer.code !== 0 && (await adminDirOf(repo, directory)) !== undefined)
      throw new AutoloopError('environment', 'worktree-stays', `Git keeps ${directory}: ${answer.stderr}`, {
        hint: 'Try again with: autoloop clean',
      });
  }
  if (aside !== undefined && !(deletes === 'later' && (await mayWait(repo, aside)))) await deleteTree(aside);
}

/** Removes a folder of ours as `removeWorktree` does `later`; nothing happens when it is not there. */
export async function discardFolder(repo: Repository, directory: string): Promise<void> {
  if ((await lstat(directory).catch(() => undefined)) === undefined) return;
  const aside = await moveAside(repo, directory);
  if (!(await mayWait(repo, aside))) await deleteTree(aside);
}

/** Whether what was moved aside is found by `emptyTrash`, and there is room until then. */
const mayWait = async (repo: Repository, aside: string): Promise<boolean> =>
  path.dirname(aside) === trashOf(repo) && (await hasRoom(aside));

/** How long a worktree may take to be made, in tries and milliseconds between them. */
const PATIENCE = { tries: 40, pause: 25 };

/**
 * Every `git worktree` command reads about all worktrees, and dies where another process has only half made one:
 * `failed to read .git/worktrees/2/commondir`. That passes.
 */
async function patiently(repo: Repository, args: readonly string[]): Promise<GitAnswer> {
  for (let attempt = 1; ; attempt++) {
    const answer = await userGitAsIs(repo, args, { accept: [128], env: { LC_ALL: 'C' } });
    if (answer.code === 0 || attempt === PATIENCE.tries || !/failed to read .*worktrees/.test(answer.stderr))
      return answer;
    await setTimeout(PATIENCE.pause);
  }
}

/** Whether a fifth of the file system is free, and of its inodes where they are counted. */
async function hasRoom(place: string): Promise<boolean> {
  const { blocks, bavail, files, ffree } = await statfs(place);
  return bavail * 5 >= blocks && ffree * 5 >= files;
}

/** Deletes what removals put off, or left behind when they were cut off. The folder stays: another process may be moving into it. */
export async function emptyTrash(repo: Repository): Promise<void> {
  const trash = trashOf(repo);
  for (const name of await readdir(trash).catch(() => [])) await deleteTree(path.join(trash, name));
}

/** All worktrees of the repository, the main one first. */
export async function listWorktrees(repo: Repository): Promise<Worktree[]> {
  const { code, stdout, stderr } = await patiently(repo, ['worktree', 'list', '--porcelain', '-z']);
  if (code !== 0) throw new AutoloopError('environment', 'git-failed', `git worktree list: ${stderr}`);
  const records = stdout
    .toString()
    .split('\0\0')
    .filter((record) => record !== '');
  return records.map((record, index) => {
    const facts = new Map(record.split('\0').map((line) => [line.split(' ', 1)[0], line.slice(line.indexOf(' ') + 1)]));
    const commit = facts.get('HEAD') ?? '';
    return {
      path: facts.get('worktree') ?? '',
      branch: facts.get('branch')?.replace(/^refs\/heads\//, '') ?? null,
      commit: /^0*$/.test(commit) ? null : commit,
      main: index === 0,
      locked: facts.has('locked'),
      prunable: facts.get('prunable') ?? null,
    };
  });
}

/** The directory in which the repository keeps a linked worktree's HEAD and index; it alone says which worktree is whose. */
export async function adminDirOf(repo: Repository, directory: string): Promise<string | undefined> {
  const parent = await realpath(path.dirname(directory)).catch(() => path.resolve(path.dirname(directory)));
  const wanted = path.join(parent, path.basename(directory), '.git');
  const all = path.join(repo.commonDir, 'worktrees');
  for (const name of await readdir(all).catch(() => [])) {
    const admin = path.join(all, name);
    const recorded = await readFile(path.join(admin, 'gitdir'), 'utf8').catch(() => '');
    if (recorded !== '' && path.resolve(admin, recorded.replace(/\n$/, '')) === wanted) return admin;
  }
  return undefined;
}

async function moveAside(repo: Repository, directory: string): Promise<string> {
  const trash = trashOf(repo);
  await mkdir(trash, { recursive: true });
  const name = randomBytes(6).toString('hex');
  try {
    await rename(directory, path.join(trash, name));
    return path.join(trash, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
  }
  // Another file system: a sibling is the nearest place to move to.
  const sibling = path.join(path.dirname(directory), `.removed-${name}`);
  await rename(directory, sibling);
  return sibling;
}

/** Where worktrees lie that were removed and not deleted yet. */
export const trashOf = (repo: Repository) => path.join(repo.commonDir, 'autoloop', 'trash');
