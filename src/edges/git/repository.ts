/** Which repository we stand in, and where its HEAD is. */
import { AutoloopError } from '../../core/error.js';
import { type GitAnswer, userGit } from './door.js';

export type ObjectFormat = 'sha1' | 'sha256';

export interface Repository {
  /** Top of this work tree, absolute. */
  root: string;
  /** Git directory of this work tree; a linked worktree has its own. */
  gitDir: string;
  /** Git directory that all linked worktrees share. */
  commonDir: string;
  objectFormat: ObjectFormat;
  /** Whether history was cut off when it was cloned. */
  shallow: boolean;
}

export interface Head {
  /** Null before the first commit. */
  commit: string | null;
  /** Null when HEAD is detached. */
  branch: string | null;
}

const QUESTIONS = ['--is-bare-repository', '--is-inside-work-tree', '--show-object-format', '--is-shallow-repository'];
const PLACES = ['--path-format=absolute', '--show-toplevel', '--absolute-git-dir', '--git-common-dir'];

/**
 * The repository that contains `directory`, or the one a hook's `GIT_DIR` names.
 * Throws `environment`: git-missing, not-a-repository, bare-repository, not-in-work-tree, dubious-ownership.
 */
export async function openRepository(directory: string): Promise<Repository> {
  const answer = await userGit({ root: directory }, ['rev-parse', ...QUESTIONS, ...PLACES], { accept: [128] });
  const [bare, inside, format, shallow, root, gitDir, commonDir, ...rest] = answer.stdout.toString().split('\n');
  if (answer.code !== 0) throw cannotOpen(directory, answer, bare === 'true', inside === 'true');
  if (!root || !gitDir || !commonDir || rest.length !== 1) {
    throw new AutoloopError(
      'environment',
      'unsupported-path',
      `The path of the repository at ${directory} has a line break`,
      {
        hint: 'Move the repository to a directory without line breaks in its name.',
      },
    );
  }
  if (format !== 'sha1' && format !== 'sha256') {
    throw new AutoloopError('environment', 'unsupported-object-format', `${root} uses the object format ${format}`, {
      hint: 'AutoLoop knows sha1 and sha256.',
    });
  }
  return { root, gitDir, commonDir, objectFormat: format, shallow: shallow === 'true' };
}

function cannotOpen(directory: string, answer: GitAnswer, bare: boolean, insideWorkTree: boolean): AutoloopError {
  if (answer.stderr.includes('dubious ownership')) {
    return new AutoloopError('environment', 'dubious-ownership', `${directory} belongs to another user`, {
      hint: `If you trust it, run: git config --global --add safe.directory ${JSON.stringify(directory)}`,
    });
  }
  if (bare) {
    return new AutoloopError('environment', 'bare-repository', `${directory} is a bare repository: it has no files`, {
      hint: 'Run this in a clone of it, or in one of its worktrees.',
    });
  }
  if (/not a git repository/i.test(answer.stderr)) {
    return new AutoloopError('environment', 'not-a-repository', `${directory} is not inside a Git repository`, {
      hint: 'Change to your repository, or create one with: git init',
    });
  }
  if (!insideWorkTree && /work tree/.test(answer.stderr)) {
    return new AutoloopError(
      'environment',
      'not-in-work-tree',
      `${directory} is inside a Git directory, not a work tree`,
      {
        hint: 'Change to the directory that holds the files of the project.',
      },
    );
  }
  return new AutoloopError('environment', 'git-failed', `git could not open ${directory}: ${answer.stderr}`);
}

/** The commit and branch of HEAD in this work tree. */
export async function head(repo: Repository): Promise<Head> {
  const [commit, branch] = await Promise.all([
    userGit(repo, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'], { accept: [1] }),
    userGit(repo, ['symbolic-ref', '--quiet', 'HEAD'], { accept: [1] }),
  ]);
  const ref = branch.stdout.toString().trim();
  return {
    commit: commit.stdout.toString().trim() || null,
    branch: ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : null,
  };
}
