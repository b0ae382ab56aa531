import { mkdir, readdir, rename, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { autoloop, git, runProgram } from '../../support/run-program.js';
import { temporary } from '../../support/temporary.js';
import {
  badOrder,
  badPath,
  commitsAreChecked,
  fingerprint,
  hooks,
  project,
  stage,
  status,
  tryGit,
  writeHook,
} from './project.js';

/** What a push of everything to a remote that has nothing tells its hook. */
async function pushOf(repo: string): Promise<string> {
  const head = await git(repo, 'rev-parse', 'HEAD');
  return `refs/heads/main ${head} refs/heads/main ${'0'.repeat(40)}\n`;
}

describe('several at once', () => {
  it('installs and uninstalls wait for each other, and every one of them does its work', async () => {
    const repo = await project();
    const before = await fingerprint(repo);
    for (let round = 0; round < 3; round++) {
      await hooks(repo, 'install');
      const all = ['uninstall', 'install', 'uninstall', 'install'];
      const ended = await Promise.all(all.map((action) => autoloop(repo, ['hooks', action])));
      expect(ended).toEqual(all.map(() => expect.objectContaining({ code: 0, stderr: '' })));
      const active = Object.values((await status(repo)).hooks).map((one) => one.active);
      expect(new Set(active).size).toBe(1);
      await hooks(repo, 'uninstall');
      expect(await fingerprint(repo)).toEqual(before);
    }
  });
});

describe('what is changed for others', () => {
  it('folders that were not there go again, all of them', async () => {
    const repo = await project();
    await git(repo, 'config', 'core.hooksPath', 'a/b/c');
    await hooks(repo, 'install');
    expect(await readdir(join(repo, 'a/b/c'))).toContain('pre-commit');
    await hooks(repo, 'uninstall');
    expect(await readdir(repo)).not.toContain('a');
  });

  it.each([
    ['lefthook.yml', []],
    ['.husky/pre-commit', ['.husky/_/h']],
  ])('%s that is a link, or not UTF-8, stays as it is', async (path, besides) => {
    const repo = await project();
    for (const other of besides) await writeHook(join(repo, other), '');
    if (besides.length > 0) await git(repo, 'config', 'core.hooksPath', '.husky/_');
    const paths = ['.husky', 'lefthook.yml', 'elsewhere', '.git/hooks'];
    const isRefused = async (action: 'install' | 'uninstall') => {
      const before = await fingerprint(repo, paths);
      const { code, stderr } = await autoloop(repo, ['hooks', action]);
      expect([code, stderr]).toEqual([2, expect.stringContaining('[cannot-edit]')]);
      expect(await fingerprint(repo, paths)).toEqual(before);
    };
    const latin1 = Buffer.from('# d\xe9j\xe0\n', 'latin1');
    await writeHook(join(repo, path), latin1);
    await isRefused('install');
    await writeHook(join(repo, path), '# plain\n');
    await hooks(repo, 'install');
    await runProgram('sh', ['-c', `printf '# d\\351j\\340\\n' >> ${path}`], { cwd: repo });
    await isRefused('uninstall');
    await writeHook(join(repo, 'elsewhere'), '# plain\n');
    await rename(join(repo, path), join(repo, 'aside'));
    await symlink(join(repo, 'elsewhere'), join(repo, path));
    await isRefused('install');
  });
});

describe('a script that lacks what it needs', () => {
  it('lets nothing through that it could not look at', async () => {
    const repo = await project();
    await hooks(repo, 'install');
    await stage(repo, { [badPath]: badOrder, message: 'A\n\nWork-Order: nobody\n' });
    await git(repo, 'commit', '-q', '--no-verify', '-m', 'Bad');
    const bin = await temporary();
    for (const name of ['git', 'sh']) {
      const { stdout } = await runProgram('sh', ['-c', `command -v ${name}`], { cwd: repo });
      await symlink(stdout.trim(), join(bin, name));
    }
    const call = async (name: string, args: string[], env: Record<string, string>) => {
      const stdin = await pushOf(repo);
      const { code } = await runProgram('/bin/sh', [join(repo, '.git/hooks', name), ...args], {
        cwd: repo,
        env,
        stdin,
      });
      return code;
    };
    // No `cat` and no `grep`.
    expect(await call('pre-push', ['origin', 'x'], { PATH: bin })).toBe(1);
    expect(await call('commit-msg', ['message'], { PATH: bin })).toBe(1);
    // Variables of the framework pre-commit that reached a push it has nothing to do with.
    const left = { PRE_COMMIT_LOCAL_BRANCH: 'x', PRE_COMMIT_REMOTE_BRANCH: 'x', PRE_COMMIT_TO_REF: '0' };
    expect(await call('pre-push', ['origin', 'x'], left)).toBe(1);
    expect(await call('pre-push', ['origin', 'x'], {})).toBe(1);
  });

  it('holds a message that was in an editor to its order, also when that editor is `:`', async () => {
    const repo = await project();
    await hooks(repo, 'install');
    await git(repo, 'switch', '-q', '-c', 'topic');
    await git(repo, 'commit', '-q', '--allow-empty', '-m', 'A\n\nWork-Order: add');
    await stage(repo, { 'docs/read.md': 'changed\n' });
    const amended = await tryGit(repo, ['commit', '--amend'], { GIT_EDITOR: ':' });
    expect([amended.code, amended.stderr]).toEqual([1, expect.stringMatching(/docs\/read\.md:1:1: error: .*scope\]/)]);
  });
});

it('a push of fifty thousand refs is looked at as one, and the bad commit at their end is found', async () => {
  const repo = await project();
  await hooks(repo, 'install');
  await git(repo, 'init', '-q', '--bare', '../remote.git');
  await git(repo, 'remote', 'add', 'origin', '../remote.git');
  await git(repo, 'push', '-q', 'origin', 'main');
  const good = await git(repo, 'rev-parse', 'HEAD');
  await stage(repo, { [badPath]: badOrder });
  await git(repo, 'commit', '-q', '--no-verify', '-m', 'Bad');
  const line = (id: string, name: string | number) => `refs/heads/${name} ${id} refs/heads/${name} ${'0'.repeat(40)}\n`;
  const many = Array.from({ length: 50_000 }, (_, index) => line(good, index)).join('');
  const bad = line(await git(repo, 'rev-parse', 'HEAD'), 'bad');
  const call = (stdin: string) =>
    runProgram('sh', [join(repo, '.git/hooks/pre-push'), 'origin', '../remote.git'], { cwd: repo, stdin });
  expect(await call(many)).toMatchObject({ code: 0 });
  expect(await call(many + bad)).toMatchObject({ code: 1, stderr: expect.stringContaining(`${badPath}:`) });
});

describe('a repository with a hostile name', () => {
  it.each(['$(touch pwned)`id`', '-rf * ?', "';exit 0;'"])('%j is checked', async (name) => {
    const repo = await project({ name });
    await mkdir(join(repo, '.git/hooks'), { recursive: true });
    await writeHook(join(repo, '.git/hooks/pre-commit'), '#!/bin/bash\nexit 0\n');
    const before = await fingerprint(repo);
    await hooks(repo, 'install');
    const { good, bad } = await commitsAreChecked(repo);
    expect(good).toMatchObject({ code: 0 });
    expect(bad.stderr).toContain('pre-commit refuses');
    await hooks(repo, 'uninstall');
    expect(await fingerprint(repo)).toEqual(before);
  });
});
