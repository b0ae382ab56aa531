import { chownSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { changedInWorkTree, commitPaths, head, openRepository, trackedFiles } from '../../../src/edges/git/index.js';
import { commit, git, repository, temporary, write } from './scene.js';

const codeOf = (opening: Promise<unknown>) =>
  opening.then(
    () => 'opened',
    (error) => `${error.kind} ${error.code}`,
  );

describe('openRepository', () => {
  it('finds the top from a folder below it', async () => {
    const { dir } = await repository({ 'a/b/c.txt': 'c\n' });
    const expected = {
      root: dir,
      gitDir: `${dir}/.git`,
      commonDir: `${dir}/.git`,
      objectFormat: 'sha1',
      shallow: false,
    };
    expect(await openRepository(path.join(dir, 'a/b'))).toEqual(expected);
    expect(await openRepository(dir)).toEqual(expected);
  });

  it('tells a linked worktree from what it shares', async () => {
    const { dir } = await repository();
    const side = path.join(dir, '../side');
    git(dir, ['worktree', 'add', '-q', '-b', 'side', side]);
    expect(await openRepository(side)).toMatchObject({
      root: side,
      gitDir: `${dir}/.git/worktrees/side`,
      commonDir: `${dir}/.git`,
    });
  });

  it('knows SHA-256 repositories and shallow clones', async () => {
    const { repo, dir } = await repository({ a: 'a' }, ['--object-format=sha256']);
    expect(repo.objectFormat).toBe('sha256');
    commit(dir, { a: 'b' });
    const clone = path.join(temporary(), 'c');
    git('/', ['clone', '-q', '--depth=1', `file://${dir}`, clone]);
    expect(await openRepository(clone)).toMatchObject({ shallow: true, objectFormat: 'sha256' });
  });

  it('names what is wrong', async () => {
    const { dir } = await repository();
    const empty = temporary();
    const bare = path.join(temporary(), 'bare.git');
    git('/', ['init', '-q', '--bare', bare]);
    expect(await codeOf(openRepository(empty))).toBe('environment not-a-repository');
    expect(await codeOf(openRepository(path.join(empty, 'missing')))).toBe('environment no-such-directory');
    expect(await codeOf(openRepository(bare))).toBe('environment bare-repository');
    expect(await codeOf(openRepository(path.join(dir, '.git')))).toBe('environment not-in-work-tree');
    const broken = path.join(temporary(), 'line\nbreak');
    mkdirSync(broken);
    git(broken, ['init', '-q']);
    expect(await codeOf(openRepository(broken))).toBe('environment unsupported-path');
  });

  it('says how to trust a repository of another user', async () => {
    const { dir } = await repository();
    // Only root can give files away; anybody else can at least own a repository that claims to be foreign.
    if (process.getuid?.() === 0) for (const name of ['', '.git']) chownSync(path.join(dir, name), 12345, 12345);
    else process.env.GIT_TEST_ASSUME_DIFFERENT_OWNER = '1';
    const opening = openRepository(dir);
    await expect(opening).rejects.toMatchObject({
      code: 'dubious-ownership',
      hint: expect.stringContaining(`safe.directory "${dir}"`),
    });
  });

  it('says when Git is not installed', async () => {
    const { dir } = await repository();
    const known = process.env.PATH;
    process.env.PATH = temporary();
    try {
      expect(await codeOf(openRepository(dir))).toBe('environment git-missing');
    } finally {
      process.env.PATH = known;
    }
  });
});

describe('inside a hook', () => {
  afterEach(() => {
    for (const name of Object.keys(process.env)) if (name.startsWith('GIT_')) delete process.env[name];
  });

  it('the repository and the index that Git names count, even by relative paths', async () => {
    const scene = await repository({ 'a.txt': 'a\n' });
    const elsewhere = await repository({ 'other.txt': 'o\n' });
    write(scene.dir, { 'staged.txt': 's\n' });
    git(scene.dir, ['update-index', '--add', 'staged.txt']);
    process.env.GIT_DIR = path.relative(process.cwd(), path.join(scene.dir, '.git'));
    process.env.GIT_WORK_TREE = path.relative(process.cwd(), scene.dir);
    const repo = await openRepository(elsewhere.dir);
    expect(repo.root).toBe(scene.dir);
    expect(await trackedFiles(repo)).toEqual(['a.txt', 'staged.txt']);
    // Git takes this one from the top of the work tree, wherever it is started.
    process.env.GIT_INDEX_FILE = path.relative(scene.dir, path.join(elsewhere.dir, '.git/index'));
    expect(await trackedFiles(repo)).toEqual(['other.txt']);
  });

  it('a path means itself, however the user told Git to read paths', async () => {
    const { repo, dir } = await repository({ a: '1', A: '1' });
    write(dir, { a: '2', A: '2' });
    process.env.GIT_ICASE_PATHSPECS = '1';
    expect(await changedInWorkTree(repo, ['a'])).toEqual(['a']);
    await commitPaths(repo, { paths: ['a'], message: 'm' });
    process.env.GIT_LITERAL_PATHSPECS = '1';
    delete process.env.GIT_ICASE_PATHSPECS;
    expect(git(dir, ['show', '--name-only', '--format='])).toBe('a');
    await commitPaths(repo, { paths: ['A'], message: 'm' });
  });
});

describe('head', () => {
  it('is a commit on a branch, a commit alone, or a branch without commits', async () => {
    const { repo, dir, base } = await repository();
    git(dir, ['checkout', '-q', '-b', 'feature/x']);
    expect(await head(repo)).toEqual({ commit: base, branch: 'feature/x' });
    git(dir, ['checkout', '-q', '--detach']);
    expect(await head(repo)).toEqual({ commit: base, branch: null });
    const fresh = temporary();
    git(fresh, ['init', '-q', '-b', 'main']);
    expect(await head(await openRepository(fresh))).toEqual({ commit: null, branch: 'main' });
  });
});
