import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkoutTree, createAttemptGitDir, treeOf } from '../../../../src/edges/git/index.js';
import { attempt, commit, git, importAttempt, inside, repository, shellInside, write } from '../scene.js';

describe.each([['sha1'], ['sha256']])('Git inside an attempt of a %s repository', (format) => {
  it('does everything an agent asks of it', async () => {
    const scene = await repository({ 'a.txt': 'a\n', 'b/c.txt': 'c\n' }, [`--object-format=${format}`]);
    const at = await attempt(scene);
    expect(await shellInside(at, 'git status --porcelain; git log --format=%s; git branch --show-current')).toBe(
      `change\n${at.branch}`,
    );
    const script = `
      echo one >> a.txt; git diff --stat | grep -q a.txt; git add a.txt; git commit -qm one
      echo two >> a.txt; git stash -q; test "$(git status --porcelain)" = ""; git stash pop -q; git commit -qam two
      git commit -q --amend -m second; git tag v1; git branch side; git checkout -q side; echo s > s.txt; git add -A; git commit -qm side
      git checkout -q -; echo three > t.txt; git add t.txt; git commit -qm three; git rebase -q side; git gc -q; git fsck --no-dangling; git log --format=%s`;
    expect(await shellInside(at, script)).toBe('three\nside\nsecond\none\nchange');
    expect((await importAttempt(at)).files.map(({ path: name }) => name)).toEqual(['a.txt', 's.txt', 't.txt']);
    expect(git(scene.dir, ['for-each-ref', '--format=%(refname)'])).toBe(`refs/heads/${at.branch}\nrefs/heads/main`);
  });
});

describe('the private Git directory', () => {
  it('sees a change of the same size in the same second', async () => {
    const at = await attempt(await repository({ 'a.txt': 'aaa\n' }));
    write(at.worktree, { 'a.txt': 'AAA\n' });
    expect(await shellInside(at, 'git status --porcelain')).toBe(' M a.txt');
  });

  it('writes no object anew when nothing changed', async () => {
    const files = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`f${i}`, `${i}\n`]));
    const at = await attempt(await repository(files));
    await shellInside(at, 'git add -A; git stash -q || true');
    expect(readdirSync(path.join(at.gitDir, 'objects')).sort()).toEqual(['info', 'pack']);
  });

  it('shows neither other branches nor the repository', async () => {
    const scene = await repository({ 'a.txt': 'a\n' });
    const fix = commit(scene.dir, { 'a.txt': 'the fix\n' });
    git(scene.dir, ['checkout', '-q', '--detach', scene.base]);
    const at = await attempt(scene);
    expect((await inside(at, ['git', 'cat-file', '-e', fix])).ended).toMatchObject({ how: 'exited', code: 1 });
    expect(await shellInside(at, 'git for-each-ref --format="%(refname)"; cat .git')).toBe(
      `refs/heads/${at.branch}\ngitdir: /gitdir`,
    );
    expect(await shellInside(at, 'git remote -v; git worktree list | wc -l')).toBe('1');
  });

  it('resumes: files of an earlier round are changes on the base', async () => {
    const at = await attempt(await repository({ 'a.txt': 'aaa\n', 'b.txt': 'b\n' }));
    write(at.worktree, { 'a.txt': 'AAA\n', 'b.txt': null, 'new.txt': 'n\n' });
    const { tree } = await importAttempt(at);
    const again = await attempt({ dir: at.dir, repo: at.repo, base: at.base }, 2);
    await checkoutTree(at.repo, { dir: at.quarantine, tree, into: again.worktree });
    const { gitDir: dir, store: base, worktree, branch } = again;
    await createAttemptGitDir(at.repo, { dir, base, commit: at.base, worktree, branch });
    expect(await shellInside(again, 'git status --porcelain')).toBe(' M a.txt\n D b.txt\n?? new.txt');
    expect((await importAttempt(again)).tree).toBe(tree);
    expect(tree).not.toBe(await treeOf(at.repo, at.base));
  });

  it('needs a worktree of the repository', async () => {
    const at = await attempt(await repository());
    const plan = { dir: `${at.gitDir}2`, base: at.store, commit: at.base, worktree: at.dir, branch: 'x' };
    await expect(createAttemptGitDir(at.repo, plan)).rejects.toMatchObject({ code: 'worktree-lost' });
  });
});
