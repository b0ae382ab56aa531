/** Messages of commits that are being made. Formats: git-commit(1) `--cleanup`, git-interpret-trailers(1). */
import { readFile } from 'node:fs/promises';
import { AutoloopError } from '../../core/error.js';
import { userGit, userGitAsIs } from './door.js';
import type { Repository } from './repository.js';

/** Below this line Git takes nothing over: the comment character, then the mark. */
const scissors = /^\S{1,8} -{24} >8 -{24}\r?$/m;

/**
 * The message that Git will make of the file it hands to `commit-msg`. `edited`: an editor was opened, so what Git wrote for
 * its reader goes. A `--cleanup` on the command line is not known to hooks; `commit.cleanup` is.
 * @throws AutoloopError `no-message` where there is no such file.
 */
export async function messageIn(repo: Repository, file: string, edited: boolean): Promise<string> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new AutoloopError('usage', 'no-message', `${file} cannot be read: it is to be the message of a commit`, {
      hint: 'Git names it when it calls the hook.',
      cause,
    });
  });
  const configured = await userGit(repo, ['config', '--get', 'commit.cleanup'], { accept: [1] });
  const set = configured.stdout.toString().trim();
  const mode = set === '' || set === 'default' ? (edited ? 'strip' : 'whitespace') : set;
  // `scissors` is `whitespace` where nobody edits, and never takes comments away.
  const cut = edited ? (text.split(scissors, 1)[0] ?? '') : text;
  if (mode === 'verbatim') return cut;
  const strip = mode === 'strip' ? ['--strip-comments'] : [];
  const { stdout } = await userGit(repo, ['stripspace', ...strip], { stdin: cut });
  return stdout.toString();
}

/** Adds a trailer to the message in a file, where a trailer belongs; not where there is one of the name. */
export async function addTrailer(repo: Repository, file: string, name: string, value: string): Promise<void> {
  const how = ['--in-place', '--no-divider', '--if-exists', 'doNothing', '--if-missing', 'add'];
  await userGitAsIs(repo, ['interpret-trailers', ...how, '--trailer', `${name}: ${value}`, '--', file]);
}
