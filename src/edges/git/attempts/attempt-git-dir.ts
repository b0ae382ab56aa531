/** The private Git directory of an attempt: all of Git works in it, and nothing of the repository is there but its base. */
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AutoloopError } from '../../../core/error.js';
import type { Repository } from '../repository.js';
import { EXACT_BYTES, repositoryConfig } from './host-repository.js';
import { adminDirOf } from './worktrees.js';

export type AttemptGitDirPlan = {
  /** The directory to make; the sandbox shows it as `/gitdir`. */
  dir: string;
  /** The store made by `createBaseStore`; the sandbox shows its objects as `/base-objects`. */
  base: string;
  commit: string;
  branch: string;
} & FilesOver;

/** The files that it stands over: the attempt's linked worktree, as `addWorktree` made it, or a checkout by its index. */
type FilesOver = { worktree: string } | { index: string };

/** Where a sandbox shows the objects of the base store. */
const BASE_OBJECTS = '/base-objects';

/** Makes the Git directory of an attempt that stands on `commit` of its branch. Nothing in it is read by the host again. */
export async function createAttemptGitDir(repo: Repository, plan: AttemptGitDirPlan): Promise<void> {
  const { dir, commit, branch } = plan;
  const index = 'index' in plan ? plan.index : await indexOf(repo, plan.worktree);
  const ref = path.join(dir, 'refs', 'heads', branch);
  const folders = ['objects/info', 'objects/pack', 'info', 'refs/tags'].map((name) => path.join(dir, name));
  await Promise.all([...folders, path.dirname(ref)].map((folder) => mkdir(folder, { recursive: true })));
  await Promise.all([
    writeFile(path.join(dir, 'HEAD'), `ref: refs/heads/${branch}\n`),
    writeFile(ref, `${commit}\n`),
    writeFile(path.join(dir, 'config'), attemptConfig(repo)),
    writeFile(path.join(dir, 'info', 'attributes'), EXACT_BYTES),
    writeFile(path.join(dir, 'objects', 'info', 'alternates'), `${BASE_OBJECTS}\n`),
    copyShallow(plan.base, dir),
    copyFile(index, path.join(dir, 'index')),
  ]);
}

async function indexOf(repo: Repository, worktree: string): Promise<string> {
  const admin = await adminDirOf(repo, worktree);
  if (admin !== undefined) return path.join(admin, 'index');
  throw new AutoloopError('environment', 'worktree-lost', `${worktree} is not a worktree of this repository`);
}

/** Owner, inode and change time of every file differ inside the sandbox, so only size and modification time may count. */
function attemptConfig(repo: Repository): string {
  const core = [
    'bare = false',
    'filemode = true',
    'logAllRefUpdates = true',
    'checkStat = minimal',
    'trustctime = false',
  ];
  const user = '[user]\n\tname = attempt\n\temail = attempt@autoloop.invalid\n';
  return `${repositoryConfig(repo.objectFormat, ...core)}${user}[gc]\n\tauto = 0\n`;
}

async function copyShallow(base: string, dir: string): Promise<void> {
  const boundary = await readFile(path.join(base, 'shallow')).catch(() => undefined);
  if (boundary !== undefined) await writeFile(path.join(dir, 'shallow'), boundary);
}
