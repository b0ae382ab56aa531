/** Which repository we stand in, and where its HEAD is. */
import { AutoloopError } from '../../core/error.js';
import { type GitAnswer, userGit } from './door.js';
import type { Head, ObjectFormat, Repository } from './reader.js';

export type { Head, ObjectFormat, Repository };

const QUESTIONS = ['--is-bare-repository', '--is-inside-work-tree', '--show-object-format', '--is-shallow-repository'];
const PLACES = ['--absolute-git-dir', '--path-format=absolute', '--git-common-dir'];

/**
 * The repository that contains `directory`, or the one a hook's `GIT_DIR` names.
 * Throws `environment`: git-missing, not-a-repository, bare-repository, not-in-work-tree, dubious-ownership.
 */
export async function openRepository(directory: string): Promise<Repository> {
  const answer = await ask(directory, ['--show-toplevel', ...PLACES]);
  const [bare, inside] = answer.stdout.toString().split('\n');
  if (answer.code !== 0) throw cannotOpen(directory, answer, bare === 'true', inside === 'true');
  return repositoryIn(answer, directory);
}

/** A repository without files, the root of which is its Git directory. Throws as `openRepository`. */
export async function openBare(directory: string): Promise<Repository> {
  const answer = await ask(directory, ['--absolute-git-dir', ...PLACES]);
  if (answer.code !== 0) throw cannotOpen(directory, answer, false, false);
  return repositoryIn(answer, directory);
}

const ask = (directory: string, places: readonly string[]): Promise<GitAnswer> =>
  userGit({ root: directory }, ['rev-parse', ...QUESTIONS, ...places], { accept: [128] });

function repositoryIn(answer: GitAnswer, directory: string): Repository {
  const [, , format, shallow, root, gitDir, commonDir, ...rest] = answer.stdout.toString().split('\n');
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
  if (repo.reader) return repo.reader.head();
  const answer = await userGit(repo, ['rev-parse', 'HEAD^{commit}', '--symbolic-full-name', 'HEAD'], { accept: [128] });
  if (answer.code === 0) {
    const [commit = '', ref = ''] = answer.stdout.toString().split('\n');
    return { commit, branch: branchOf(ref) };
  }
  const ref = await userGit(repo, ['symbolic-ref', '--quiet', 'HEAD'], { accept: [1] });
  return { commit: null, branch: branchOf(ref.stdout.toString().trim()) };
}

const branchOf = (ref: string): string | null =>
  ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : null;
