import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAttemptGitDir } from '../../src/edges/git/attempts/attempt-git-dir.js';
import { createBaseStore } from '../../src/edges/git/attempts/base-store.js';
import { openRepository } from '../../src/edges/git/repository.js';

export interface HostGit {
  git: { dir: string; base: string };
  fix: string;
}

/**
 * A repository with the solution on another branch, a linked worktree of its base, and what the tool shows of it inside: a
 * private Git directory, and the objects that the base reaches.
 */
export async function makeRepository(
  { repository, workspace }: { repository: string; workspace: string },
  secret: string,
): Promise<HostGit> {
  const env = { PATH: process.env.PATH ?? '', GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=host', '-c', 'user.email=host@localhost.invalid', ...args], {
      cwd: repository,
      env,
      encoding: 'utf8',
    }).trim();
  const commit = (files: Record<string, string>, message: string): string => {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(repository, name), content);
    git('add', '-A');
    git('commit', '-q', '-m', message);
    return git('rev-parse', 'HEAD');
  };
  mkdirSync(join(repository, 'fixed/inner'), { recursive: true });
  git('init', '-q', '-b', 'main');
  const base = commit({ README: 'a project\n', '.gitignore': 'shared\n', 'fixed/inner/proof': 'untouched\n' }, 'Base');
  git('checkout', '-q', '-b', 'fix');
  const fix = commit({ solution: `${secret}\n` }, 'Solution');
  git('checkout', '-q', 'main');
  git('worktree', 'add', '-q', '-b', 'attempt', workspace);

  const opened = await openRepository(repository);
  const store = `${repository}.base`;
  const dir = `${repository}.private`;
  const objects = await createBaseStore(opened, base, store);
  await createAttemptGitDir(opened, { dir, base: store, commit: base, worktree: workspace, branch: 'attempt' });
  return { git: { dir, base: objects }, fix };
}
