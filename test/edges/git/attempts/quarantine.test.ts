import { chmodSync, chownSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  checkoutTree,
  commitImported,
  createAttemptGitDir,
  restorePaths,
  treeOf,
} from '../../../../src/edges/git/index.js';
import {
  type Attempt,
  attempt,
  commit,
  git,
  gitBytes,
  importAttempt,
  listing,
  read,
  repository,
  shellInside,
  temporary,
  write,
} from '../scene.js';

async function changed(files: Parameters<typeof repository>[0], change: Parameters<typeof write>[1], init?: string[]) {
  const at = await attempt(await repository(files, init));
  write(at.worktree, change);
  return { at, tree: (await importAttempt(at)).tree };
}

const commitPlan = (at: Attempt, tree: string) => ({
  dir: at.quarantine,
  tree,
  baseCommit: at.base,
  branch: at.branch,
  message: 'Make it so\n\nAttempt: 1\n',
  author: { name: 'agent/x@attempt-1', email: 'x@attempt-1.invalid' },
  committer: { name: 'AutoLoop', email: 'autoloop@localhost.invalid' },
  at: '2026-11-20T10:00:00.123Z',
});

describe('restorePaths', () => {
  it('puts protected paths back as in the base, whatever became of them', async () => {
    const base = { 'test/a': 'a', 'test/b': 'b', 'test/run': { run: 'r' }, 'src/x': 'x', 'test/file': 'f' };
    const { at, tree } = await changed(base, {
      'test/a': 'easier',
      'test/b': null,
      'test/new': 'n',
      'test/run': 'not executable',
      'test/file': null,
      'test/file/planted': 'p',
      'src/x': 'better',
    });
    const plan = {
      dir: at.quarantine,
      tree,
      baseCommit: at.base,
      isProtected: (name: string) => name.startsWith('test/'),
    };
    const { tree: evidence, restored } = await restorePaths(at.repo, plan);
    expect(restored).toEqual(['test/a', 'test/b', 'test/file', 'test/file/planted', 'test/new', 'test/run']);
    expect(listing(at, evidence)).toEqual([
      '100644 src/x',
      '100644 test/a',
      '100644 test/b',
      '100644 test/file',
      '100755 test/run',
    ]);
    expect(git(at.quarantine, ['cat-file', 'blob', `${evidence}:src/x`])).toBe('better');
    expect(git(at.quarantine, ['cat-file', 'blob', `${evidence}:test/a`])).toBe('a');
  });

  it('gives way to what is protected: a folder in the place of a protected file goes', async () => {
    const { at, tree } = await changed({ gate: 'g' }, { gate: null, 'gate/x': 'x' });
    const plan = { dir: at.quarantine, tree, baseCommit: at.base, isProtected: (name: string) => name === 'gate' };
    expect(listing(at, (await restorePaths(at.repo, plan)).tree)).toEqual(['100644 gate']);
  });

  it('keeps a tree that touches nothing protected', async () => {
    const { at, tree } = await changed({ a: 'a' }, { a: 'b' });
    const plan = { dir: at.quarantine, tree, baseCommit: at.base, isProtected: () => false };
    expect(await restorePaths(at.repo, plan)).toEqual({ tree, restored: [] });
  });
});

describe.each([['sha1'], ['sha256']])('commitImported into a %s repository', (format) => {
  it('commits in the host’s name and moves the branch', async () => {
    const { at, tree } = await changed({ a: 'a\n' }, { a: 'b\n', 'd/n': 'n' }, [`--object-format=${format}`]);
    const made = await commitImported(at.repo, commitPlan(at, tree));
    expect(git(at.dir, ['rev-parse', at.branch])).toBe(made);
    expect(git(at.dir, ['log', '-1', '--format=%T %P|%an|%ae|%cn|%ce|%at|%ct|%B', made])).toBe(
      `${tree} ${at.base}|agent/x@attempt-1|x@attempt-1.invalid|AutoLoop|autoloop@localhost.invalid|1795168800|1795168800|Make it so\n\nAttempt: 1`,
    );
    expect(git(at.dir, ['fsck', '--full', '--strict'])).toBe('');
    expect(git(at.dir, ['cat-file', 'blob', `${made}:d/n`])).toBe('n');
  });
});

describe('commitImported', () => {
  it('done again gives the same commit and moves nothing', async () => {
    const { at, tree } = await changed({ a: 'a\n' }, { a: 'b\n' });
    const made = await commitImported(at.repo, commitPlan(at, tree));
    expect(await commitImported(at.repo, commitPlan(at, tree))).toBe(made);
  });

  it('commits an empty change too', async () => {
    const { at, tree } = await changed({ a: 'a\n' }, {});
    const made = await commitImported(at.repo, commitPlan(at, tree));
    expect(await treeOf(at.repo, made)).toBe(await treeOf(at.repo, at.base));
    expect(made).not.toBe(at.base);
  });

  it('does not overwrite a branch that somebody moved', async () => {
    const { at, tree } = await changed({ a: 'a\n' }, { a: 'b\n' });
    const other = commit(at.dir, { c: 'c' });
    git(at.dir, ['update-ref', `refs/heads/${at.branch}`, other]);
    await expect(commitImported(at.repo, commitPlan(at, tree))).rejects.toMatchObject({
      code: 'branch-moved',
      kind: 'refused',
    });
    expect(git(at.dir, ['rev-parse', at.branch])).toBe(other);
  });
});

describe('checkoutTree', () => {
  it('writes the files of a tree, byte for byte, and nothing else', async () => {
    const base = {
      '.gitattributes': '*.txt eol=crlf\n*.id ident\n',
      'a.txt': 'a\n',
      'b.id': '$Id$\n',
      'run.sh': { run: '#!/bin/sh\n' },
    };
    const { at, tree } = await changed(base, { 'deep/er/x': Buffer.from([0, 255]), link: { link: 'a.txt' } });
    git(at.dir, ['config', 'core.autocrlf', 'true']);
    const into = path.join(temporary(), 'new/clean');
    await checkoutTree(at.repo, { dir: at.quarantine, tree, into });
    expect(readdirSync(into, { recursive: true }).sort()).toEqual(
      ['.gitattributes', 'a.txt', 'b.id', 'deep', 'deep/er', 'deep/er/x', 'link', 'run.sh'].sort(),
    );
    expect([read(into, 'a.txt'), read(into, 'b.id'), read(into, 'link')]).toEqual(['a\n', '$Id$\n', 'a\n']);
    expect([...readFileSync(path.join(into, 'deep/er/x'))]).toEqual([0, 255]);
    expect(statSync(path.join(into, 'run.sh')).mode & 0o111).not.toBe(0);
    expect(readdirSync(at.quarantine).filter((name) => name.startsWith('index'))).toEqual([]);
  });

  it('works from the repository itself, and makes the quarantine when it is the first to need it', async () => {
    const { repo, base } = await repository({ a: 'a' });
    const [one, two] = [temporary(), temporary()];
    await checkoutTree(repo, { tree: base, into: one });
    const dir = path.join(temporary(), 'q');
    await Promise.all([1, 2, 3].map((n) => checkoutTree(repo, { dir, tree: base, into: path.join(two, String(n)) })));
    expect([read(one, 'a'), read(two, '1/a'), read(two, '3/a')]).toEqual(['a', 'a', 'a']);
    expect(readdirSync(path.dirname(dir))).toEqual(['q']);
  });

  it('refuses a directory that holds anything', async () => {
    const { repo, base } = await repository({ a: 'a' });
    const into = temporary();
    write(into, { mine: 'm' });
    await expect(checkoutTree(repo, { tree: base, into })).rejects.toMatchObject({ code: 'directory-not-empty' });
    expect(readdirSync(into)).toEqual(['mine']);
  });

  it('makes a fresh worktree show another tree', async () => {
    const { at, tree } = await changed({ a: 'a', b: 'b', 'c/d': 'd', same: 's' }, { a: 'A', b: null, c: 'now a file' });
    const again = await attempt(at, 2);
    const inode = () => statSync(path.join(again.worktree, 'same')).ino;
    const before = inode();
    await checkoutTree(at.repo, { dir: at.quarantine, tree, into: again.worktree });
    expect(readdirSync(again.worktree).sort()).toEqual(['.git', 'a', 'c', 'same']);
    expect(inode()).toBe(before); // only what differs is written
    expect(read(again.worktree, 'a')).toBe('A');
    expect(existsSync(path.join(again.worktree, 'b'))).toBe(false);
  });

  it('writes only what differs from what it wrote there before, whoever owns it by now', async () => {
    const { at, tree } = await changed({ a: 'a', b: 'b', 'c/d': 'd', same: 's' }, { a: 'A', b: null, c: 'now a file' });
    const room = temporary();
    const [into, known, index] = ['files', 'known', 'index'].map((name) => path.join(room, name)) as [
      string,
      string,
      string,
    ];
    const base = await treeOf(at.repo, at.base);
    const checkOut = (one: string) =>
      checkoutTree(at.repo, { dir: at.quarantine, tree: one, into, beside: { known, index, of: base } });
    await checkOut(base);
    const same = path.join(into, 'same');
    // Git reads no file again that is of an earlier second than its index.
    expect(Math.floor(statSync(same).mtimeMs / 1000)).toBeLessThan(Math.floor(statSync(known).mtimeMs / 1000));
    // Seen as another file by all but its size and time; written again, it would have its mode again.
    if (process.getuid?.() === 0) chownSync(same, 4711, 4711);
    chmodSync(same, 0o600);
    await checkOut(tree);
    expect(statSync(same).mode & 0o777).toBe(0o600);
    expect([...readdirSync(into).sort(), read(into, 'a')]).toEqual(['a', 'c', 'same', 'A']);
    const dir = path.join(room, 'git');
    await createAttemptGitDir(at.repo, { dir, base: at.store, commit: at.base, index, branch: 'base' });
    write(into, { '.git': 'gitdir: /gitdir' });
    expect(
      await shellInside({ ...at, worktree: into, gitDir: dir }, 'git status --porcelain; git diff-files --name-only'),
    ).toBe(' M a\n D b\n D c/d\n?? c\na\nb\nc/d');
  });
});

describe('the quarantine', () => {
  it('takes only what the attempt brought: no object of the repository comes in by its name', async () => {
    const at = await attempt(await repository({ a: 'a' }));
    const secret = git(at.dir, ['hash-object', '-w', '--stdin'], 'secret of another branch');
    const stolen = git(
      at.dir,
      ['mktree'],
      `100644 blob ${secret}\tloot\n100644 blob ${git(at.dir, ['rev-parse', 'HEAD:a'])}\tcopy\n`,
    );
    const pack = gitBytes(at.dir, ['pack-objects', '-q', '--stdout'], `${stolen}\n`);
    const { importSnapshot, readTree, DEFAULT_SNAPSHOT_LIMITS } = await import('../../../../src/edges/git/index.js');
    const names = ['nested', 'special', 'unreadable', 'setid', 'large', 'submodule', 'ignored', 'errors'];
    const stdout = Buffer.concat([
      Buffer.from(
        `autoloop-snapshot 1\ntree ${stolen}\n${names.map((name) => `${name} 0 0\n\n`).join('')}pack ${pack.length} ${pack.length}\n`,
      ),
      pack,
      Buffer.from('\nend\n'),
    ]);
    const run = {
      dir: at.quarantine,
      baseCommit: at.base,
      ended: { how: 'exited' as const, code: 0 },
      stdout,
      stderr: Buffer.alloc(0),
    };
    const change = await importSnapshot(at.repo, { ...run, limits: DEFAULT_SNAPSHOT_LIMITS });
    expect(change.refused).toEqual([{ path: 'loot', reason: 'content that the attempt did not bring' }]);
    expect(listing(at, change.tree)).toEqual(['100644 copy']);
    const { diff } = await readTree(at.repo, { dir: at.quarantine, tree: change.tree, baseCommit: at.base });
    expect(Buffer.from(diff).toString()).not.toContain('secret');

    await expect(
      importSnapshot(at.repo, { ...run, ended: { how: 'timed-out', after_ms: 5 }, limits: DEFAULT_SNAPSHOT_LIMITS }),
    ).rejects.toMatchObject({ code: 'snapshot-failed' });
  });
});
