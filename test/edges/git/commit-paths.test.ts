import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { commitPaths, openRepository } from '../../../src/edges/git/index.js';
import { commit, git, gitBytes, read, repository, temporary, write } from './scene.js';

/** Everything the index says of these paths: mode, object, flags (intent-to-add, skip-worktree), stage. */
const indexOf = (dir: string, ...paths: string[]) =>
  git(dir, ['ls-files', '--stage', '-v', '-t', '--debug', '--', ...paths]).replace(
    /^ {2}(ctime|mtime|dev|uid|size).*$/gm,
    (line) => (line.includes('flags') ? line.replace(/.*flags/, 'flags') : ''),
  );

const committed = (dir: string) =>
  git(dir, ['-c', 'core.quotePath=false', 'show', '--name-status', '--no-renames', '--format=', 'HEAD']);

async function busy() {
  const scene = await repository({
    changed: '1',
    gone: '1',
    removed: '1',
    staged: '1',
    both: '1',
    skipped: '1',
    user: '1',
    'use?': '1',
  });
  const { dir } = scene;
  write(dir, { staged: '2', both: '2', added: '1', intended: '1' });
  git(dir, ['add', 'staged', 'both', 'added']);
  git(dir, ['add', '--intent-to-add', 'intended']);
  git(dir, ['update-index', '--skip-worktree', 'skipped']);
  write(dir, {
    both: '3',
    user: '2',
    untracked: '1',
    changed: '2',
    gone: null,
    'use?': null,
    'evi dence/new ü.json': '{}',
    '*': 'star',
    ':(odd': 'odd',
  });
  git(dir, ['rm', '-q', 'removed']);
  return scene;
}

const mine = ['staged', 'both', 'added', 'intended', 'skipped', 'user', 'untracked'];

describe('commitPaths', () => {
  it('commits new, changed and deleted paths, and leaves everything else of the user as it was', async () => {
    const { repo, dir, base } = await busy();
    const before = indexOf(dir, ...mine);
    const status = git(dir, ['status', '--porcelain', '--', ...mine]);
    const paths = ['changed', 'gone', 'removed', 'evi dence/new ü.json', '*', 'use?', ':(odd'];
    const made = await commitPaths(repo, { paths, message: 'Record the decision\n\n# not a comment\n' });
    expect(git(dir, ['rev-parse', 'HEAD', 'HEAD^', 'main'])).toBe(`${made}\n${base}\n${made}`);
    expect(git(dir, ['log', '-1', '--format=%B'])).toBe('Record the decision\n\n# not a comment');
    expect(committed(dir)).toBe('A\t*\nA\t:(odd\nM\tchanged\nA\tevi dence/new ü.json\nD\tgone\nD\tremoved\nD\tuse?');
    expect(indexOf(dir, ...mine)).toBe(before);
    expect(before).toContain('intended');
    expect(git(dir, ['status', '--porcelain', '--', ...mine])).toBe(status);
    expect(git(dir, ['status', '--porcelain', '--', ...paths.map((name) => `:(literal)${name}`)])).toBe('');
    expect([read(dir, 'both'), read(dir, 'user')]).toEqual(['3', '2']);
  });

  it('commits what is in the file, not what was staged of it', async () => {
    const { repo, dir } = await busy();
    await commitPaths(repo, { paths: ['both', 'intended'], message: 'm' });
    expect(git(dir, ['show', 'HEAD:both', 'HEAD:intended'])).toBe('31');
  });

  it('commits a path that the user ignores', async () => {
    const { repo, dir } = await repository({ '.gitignore': '.autoloop\n' });
    write(dir, { '.autoloop/x': 'x' });
    await commitPaths(repo, { paths: ['.autoloop/x'], message: 'm' });
    expect(committed(dir)).toBe('A\t.autoloop/x');
  });

  it('works on a detached HEAD, in a linked worktree, in a SHA-256 repository', async () => {
    const { dir, base } = await repository({ a: '1' }, ['--object-format=sha256']);
    const side = path.join(dir, '../side');
    git(dir, ['worktree', 'add', '-q', '--detach', side]);
    write(side, { a: '2' });
    const made = await commitPaths(await openRepository(side), { paths: ['a'], message: 'm' });
    expect(made).toHaveLength(64);
    expect(git(side, ['rev-parse', 'HEAD', 'HEAD^'])).toBe(`${made}\n${base}`);
    expect(git(dir, ['rev-parse', 'main'])).toBe(base);
  });

  it('asks the user’s hooks, and undoes everything when they refuse', async () => {
    const { repo, dir, base } = await busy();
    write(dir, {
      '.git/hooks/pre-commit': { run: '#!/bin/sh\ngit diff --cached --name-only > seen-by-hook\nexit 1\n' },
    });
    const before = indexOf(dir);
    const commitment = commitPaths(repo, { paths: ['changed', 'evi dence/new ü.json'], message: 'm' });
    await expect(commitment).rejects.toMatchObject({ code: 'commit-refused', kind: 'refused' });
    expect(read(dir, 'seen-by-hook')).toBe('changed\n"evi dence/new \\303\\274.json"\n');
    expect(indexOf(dir)).toBe(before);
    expect(git(dir, ['rev-parse', 'HEAD'])).toBe(base);
    write(dir, {
      '.git/hooks/pre-commit': null,
      '.git/hooks/commit-msg': { run: '#!/bin/sh\necho "Signed-off-by: hook" >> "$1"\n' },
    });
    await commitPaths(repo, { paths: ['changed'], message: 'm\n' });
    expect(git(dir, ['log', '-1', '--format=%B'])).toContain('Signed-off-by: hook');
  });

  it('signs where the user signs', async () => {
    const { repo, dir } = await repository();
    const key = path.join(temporary(), 'key');
    expect(spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]).status).toBe(0);
    for (const [name, value] of [
      ['gpg.format', 'ssh'],
      ['user.signingKey', key],
      ['commit.gpgSign', 'true'],
    ]) {
      git(dir, ['config', name as string, value as string]);
    }
    write(dir, { a: 'a' });
    const made = await commitPaths(repo, { paths: ['a'], message: 'm' });
    expect(gitBytes(dir, ['cat-file', 'commit', made]).toString()).toContain('-----BEGIN SSH SIGNATURE-----');
  });

  it('refuses in the middle of a merge, a rebase, a cherry-pick or a revert', async () => {
    const { repo, dir } = await repository({ a: '1' });
    git(dir, ['checkout', '-q', '-b', 'other']);
    const theirs = commit(dir, { a: '2' });
    git(dir, ['checkout', '-q', 'main']);
    commit(dir, { a: '3' });
    write(dir, { evidence: 'e' });
    for (const args of [
      ['merge', 'other'],
      ['rebase', 'other'],
      ['cherry-pick', theirs],
      ['revert', theirs],
    ]) {
      expect(() => git(dir, args)).toThrow();
      const commitment = commitPaths(repo, { paths: ['evidence'], message: 'm' });
      await expect(commitment).rejects.toMatchObject({
        code: 'merge-under-way',
        message: expect.stringContaining(`A ${args[0]} is`),
      });
      git(dir, [args[0] as string, '--abort']);
    }
    await commitPaths(repo, { paths: ['evidence'], message: 'm' });
    expect(committed(dir)).toBe('A\tevidence');
  });

  it('refuses before the first commit, and when there is nothing to commit', async () => {
    const { repo } = await repository({ a: '1' });
    await expect(commitPaths(repo, { paths: ['a'], message: 'm' })).rejects.toMatchObject({
      code: 'nothing-to-commit',
    });
    await expect(commitPaths(repo, { paths: ['never'], message: 'm' })).rejects.toMatchObject({
      code: 'nothing-to-commit',
    });
    const fresh = temporary();
    git(fresh, ['init', '-q']);
    write(fresh, { a: 'a' });
    const unborn = await openRepository(fresh);
    await expect(commitPaths(unborn, { paths: ['a'], message: 'm' })).rejects.toMatchObject({ code: 'no-commits' });
  });

  it('says so when another Git command holds the index, and leaves no trace', async () => {
    const { repo, dir } = await repository({ a: '1' });
    write(dir, { a: '2', b: '1', '.git/index.lock': '' });
    await expect(commitPaths(repo, { paths: ['a'], message: 'm' })).rejects.toMatchObject({ code: 'commit-refused' });
    await expect(commitPaths(repo, { paths: ['b'], message: 'm' })).rejects.toMatchObject({ code: 'commit-refused' });
    expect(existsSync(path.join(dir, '.git/index.lock'))).toBe(true);
    write(dir, { '.git/index.lock': null });
    expect(git(dir, ['status', '--porcelain'])).toBe(' M a\n?? b');
  });

  it('has every object on the disk when it returns', async () => {
    const { repo, dir } = await repository({ a: '1' });
    write(dir, { a: '2' });
    const trace = path.join(temporary(), 'trace');
    process.env.GIT_TRACE2_EVENT = trace;
    try {
      await commitPaths(repo, { paths: ['a'], message: 'm' });
    } finally {
      delete process.env.GIT_TRACE2_EVENT;
    }
    // Git counts its own fsync calls: blob, tree and commit at least, none of them without being told to.
    const flushes = /"key":"fsync\/hardware-flush","value":"(\d+)"/.exec(read(path.dirname(trace), 'trace'))?.[1];
    expect(Number(flushes)).toBeGreaterThanOrEqual(3);
  });
});
