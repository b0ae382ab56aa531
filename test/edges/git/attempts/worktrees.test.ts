import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  addWorktree,
  createBranch,
  emptyTrash,
  listWorktrees,
  openRepository,
  removeWorktree,
} from '../../../../src/edges/git/index.js';
import { commit, git, read, repository, temporary, write } from '../scene.js';

async function withWorktree(files: Parameters<typeof repository>[0] = { 'a.txt': 'a\n' }, init?: string[]) {
  const scene = await repository(files, init);
  const worktree = path.join(scene.dir, '.attempts/o/1');
  await createBranch(scene.repo, 'autoloop/o/1', scene.base);
  await addWorktree(scene.repo, worktree, 'autoloop/o/1');
  return { ...scene, worktree };
}

describe('addWorktree', () => {
  it.each([['sha1'], ['sha256']])('shows the files of the branch, clean to Git (%s)', async (format) => {
    const files = {
      'a.txt': 'a\n',
      'ü b/c': 'c',
      run: { run: '#!/bin/sh\n' },
      link: { link: 'a.txt' },
      [`${'n'.repeat(200)}`]: 'n',
    };
    const { dir, worktree, base } = await withWorktree(files, [`--object-format=${format}`]);
    expect(git(worktree, ['status', '--porcelain'])).toBe('');
    expect(git(worktree, ['rev-parse', 'HEAD', '--abbrev-ref', 'HEAD'])).toBe(`${base}\nautoloop/o/1`);
    expect(read(worktree, 'link')).toBe('a\n');
    expect(lstatSync(path.join(worktree, 'link')).isSymbolicLink()).toBe(true);
    expect(git(worktree, ['fsck'])).toBe('');
    expect(git(dir, ['worktree', 'list']).split('\n')).toHaveLength(2);
  });

  it('files are older than their index, so that no change is too early to be seen', async () => {
    const { worktree } = await withWorktree({ 'a.txt': 'aaa\n', link: { link: 'a.txt' } });
    for (const name of ['a.txt', 'link'])
      expect(lstatSync(path.join(worktree, name)).mtimeMs).toBeLessThan(Date.now() - 30_000);
    expect(statSync(path.join(worktree, '.git')).mtimeMs).toBeGreaterThan(Date.now() - 30_000);
    write(worktree, { 'a.txt': 'AAA\n' });
    expect(git(worktree, ['status', '--porcelain'])).toBe(' M a.txt');
  });

  it('runs nothing of the repository: no hook, no filter', async () => {
    const { dir, repo, base } = await repository({ '.gitattributes': 'x filter=f\n', x: 'raw\n' });
    git(dir, ['config', 'filter.f.smudge', 'touch ../smudged; sed s/raw/cooked/']);
    write(dir, { '.git/hooks/post-checkout': { run: '#!/bin/sh\ntouch ../hooked\n' } });
    const worktree = path.join(dir, '../side');
    await createBranch(repo, 'b', base);
    await addWorktree(repo, worktree, 'b');
    expect(read(worktree, 'x')).toBe('raw\n');
    expect(readdirSync(path.join(dir, '..')).sort()).toEqual(['project', 'side']);
  });

  it('many at once, while others are listed and removed', async () => {
    const { repo, dir, base } = await repository({ 'a.txt': 'a\n' });
    const numbers = Array.from({ length: 24 }, (_, index) => index + 1);
    for (const number of numbers) await createBranch(repo, `autoloop/o/${number}`, base);
    const live = (number: number) => path.join(dir, `.attempts/o/${number}`);
    await Promise.all(
      numbers.map(async (number) => {
        await addWorktree(repo, live(number), `autoloop/o/${number}`);
        await listWorktrees(repo);
        await removeWorktree(repo, live(number));
      }),
    );
    expect(await listWorktrees(repo)).toHaveLength(1);
  });

  it('says when the directory or the branch is taken', async () => {
    const { repo, dir, worktree } = await withWorktree();
    await expect(addWorktree(repo, path.join(dir, 'x'), 'autoloop/o/1')).rejects.toMatchObject({
      code: 'worktree-blocked',
    });
    await expect(addWorktree(repo, worktree, 'main')).rejects.toMatchObject({ code: 'worktree-blocked' });
    await expect(addWorktree(repo, path.join(dir, 'y'), 'no-such')).rejects.toMatchObject({ code: 'worktree-blocked' });
  });
});

describe('removeWorktree', () => {
  it('leaves nothing, and can be done again', async () => {
    const { repo, dir, worktree } = await withWorktree();
    write(worktree, { 'uncommitted.txt': 'x' });
    await removeWorktree(repo, worktree);
    await removeWorktree(repo, worktree);
    expect(existsSync(worktree)).toBe(false);
    expect(existsSync(path.join(dir, '.git/worktrees'))).toBe(false);
    expect(readdirSync(path.join(dir, '.git/autoloop/trash'))).toEqual([]);
    expect(git(dir, ['branch', '--list', 'autoloop/*'])).toContain('autoloop/o/1');
  });

  it('never runs what lies inside', async () => {
    const { repo, dir, worktree } = await withWorktree();
    const trap = path.join(dir, '../trapped');
    const nested = path.join(worktree, 'a.txt');
    spawnSync(
      'sh',
      [
        '-ec',
        `rm ${nested} .git; git init -q . && git config core.fsmonitor 'touch ${trap}' && git config core.hooksPath .`,
      ],
      { cwd: worktree },
    );
    await removeWorktree(repo, worktree);
    expect(existsSync(worktree)).toBe(false);
    expect(existsSync(trap)).toBe(false);
    expect(await listWorktrees(repo)).toHaveLength(1);
  });

  it('deletes what resists: unreadable folders, very deep ones, odd names; and follows no link', async () => {
    const { repo, dir, worktree } = await withWorktree();
    const precious = path.join(dir, '../precious');
    write(path.dirname(precious), { 'precious/file': 'keep' });
    const script = `mkdir shut; echo x > shut/y; chmod 000 shut; ln -s ${precious} link; ln -s ${precious} -- '-rf'; : > "$(printf 'a\nb')"
      i=0; while [ $i -lt 60 ]; do n=$(printf 'd%.0s' $(seq 200)); mkdir $n; cd -P $n 2>/dev/null || break; i=$((i+1)); done`;
    expect(spawnSync('sh', ['-c', script], { cwd: worktree }).status).toBe(0);
    await removeWorktree(repo, worktree);
    expect(existsSync(worktree)).toBe(false);
    expect(readdirSync(path.join(dir, '.git/autoloop/trash'))).toEqual([]);
    expect(read(precious, 'file')).toBe('keep');
  });

  it('forgets a worktree whose directory is gone, and no other', async () => {
    const { repo, dir, worktree } = await withWorktree();
    const users = path.join(temporary(), 'on-a-stick');
    git(dir, ['worktree', 'add', '-q', '-b', 'users', users]);
    spawnSync('rm', ['-rf', worktree, users]);
    await removeWorktree(repo, worktree);
    expect((await listWorktrees(repo)).map(({ branch }) => branch)).toEqual(['main', 'users']);
  });

  it('leaves alone what is not a linked worktree of this repository', async () => {
    const { repo, dir } = await withWorktree();
    write(dir, { 'notes/a': 'mine' });
    const link = path.join(dir, 'link');
    symlinkSync(path.join(dir, 'notes'), link);
    for (const directory of [path.join(dir, 'notes'), dir, link]) {
      await expect(removeWorktree(repo, directory)).rejects.toMatchObject({ code: 'not-a-worktree', kind: 'refused' });
    }
    expect(read(dir, 'notes/a')).toBe('mine');
    mkdirSync(path.join(dir, 'empty'));
    await removeWorktree(repo, path.join(dir, 'empty'));
    expect(existsSync(path.join(dir, 'empty'))).toBe(false);
  });

  it('works for a locked one, and from another linked worktree', async () => {
    const { dir, worktree } = await withWorktree();
    const side = path.join(dir, '../side');
    git(dir, ['worktree', 'add', '-q', '-b', 'side', side]);
    git(dir, ['worktree', 'lock', worktree]);
    const repo = await openRepository(side);
    await removeWorktree(repo, worktree);
    expect((await listWorktrees(repo)).map(({ branch }) => branch)).toEqual(['main', 'side']);
  });

  it('of a removal that was cut off, the trash can be emptied', async () => {
    const { repo, dir } = await withWorktree();
    write(dir, { '.git/autoloop/trash/abc/file': 'x' });
    await emptyTrash(repo);
    await emptyTrash(repo);
    expect(readdirSync(path.join(dir, '.git/autoloop/trash'))).toEqual([]);
  });

  it('a removal may leave the deleting for later, when the trash is emptied', async () => {
    const { repo, dir, worktree } = await withWorktree();
    await removeWorktree(repo, worktree, 'later');
    expect(existsSync(worktree)).toBe(false);
    expect(await listWorktrees(repo)).toHaveLength(1);
    const trash = path.join(dir, '.git/autoloop/trash');
    expect(readdirSync(trash)).toHaveLength(1);
    await addWorktree(repo, worktree, 'autoloop/o/1');
    await emptyTrash(repo);
    expect([readdirSync(trash), existsSync(worktree)]).toEqual([[], true]);
  });
});

describe('listWorktrees', () => {
  it('tells branch, commit, lock and loss', async () => {
    const { repo, dir, worktree, base } = await withWorktree();
    const next = commit(dir, { 'b.txt': 'b\n' });
    const detached = path.join(dir, '../de tached');
    git(dir, ['worktree', 'add', '-q', '--detach', detached, base]);
    git(dir, ['worktree', 'lock', '--reason', 'on\ntwo lines', detached]);
    spawnSync('rm', ['-rf', worktree]);
    const list = await listWorktrees(repo);
    expect(list).toEqual(
      [
        { path: dir, branch: 'main', commit: next, main: true, locked: false, prunable: null },
        {
          path: worktree,
          branch: 'autoloop/o/1',
          commit: base,
          main: false,
          locked: false,
          prunable: expect.stringContaining('gitdir'),
        },
        { path: path.resolve(detached), branch: null, commit: base, main: false, locked: true, prunable: null },
      ].sort((a, b) => list.findIndex((one) => one.path === a.path) - list.findIndex((one) => one.path === b.path)),
    );
  });
});
