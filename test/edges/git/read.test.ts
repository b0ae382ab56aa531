import { execFileSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  changedInWorkTree,
  commitFacts,
  diffStat,
  excludedLocally,
  excludeLocally,
  identity,
  listFilesAt,
  openRepository,
  readFileAt,
  readFilesAt,
  showDiff,
  trackedFiles,
  treeOf,
} from '../../../src/edges/git/index.js';
import { commit, git, read, repository, temporary, write } from './scene.js';

const odd = 'sp ace/ü\nline "q" *?.md';

describe('files of a commit', () => {
  it('are read as they were, whatever their name', async () => {
    const { repo, dir, base } = await repository({
      'a.md': 'old\r\n',
      [odd]: 'odd\n',
      'd/e': 'e',
      link: { link: 'a.md' },
    });
    commit(dir, { 'a.md': 'new\n', [odd]: null });
    expect(Buffer.from((await readFileAt(repo, base, 'a.md')) ?? []).toString()).toBe('old\r\n');
    expect(Buffer.from((await readFileAt(repo, base, odd)) ?? []).toString()).toBe('odd\n');
    for (const absent of ['A.md', 'd', 'd/', 'd/e/f', 'link', '', '../a.md', '/etc/passwd', '*', ':(top)a.md']) {
      expect(await readFileAt(repo, base, absent)).toBeNull();
    }
    expect(await listFilesAt(repo, base)).toEqual(['a.md', 'd/e', 'link', odd]);
    expect(await listFilesAt(repo, base, 'd/')).toEqual(['d/e']);
    expect(await listFilesAt(repo, base, 'd')).toEqual(['d/e']);
    expect(await listFilesAt(repo, base, 'nothing')).toEqual([]);
  });

  it('are read in one go, however many', async () => {
    const names = Array.from({ length: 300 }, (_, i) => `f/${i}`);
    const { repo, base } = await repository(Object.fromEntries(names.map((name) => [name, name])));
    const found = await readFilesAt(repo, base, [...names, 'absent']);
    expect(found.size).toBe(300);
    expect(Buffer.from(found.get('f/299') ?? []).toString()).toBe('f/299');
  });

  it('come from the repository itself, not from a replacement', async () => {
    const { repo, dir, base } = await repository({ a: 'true\n' });
    const other = commit(dir, { a: 'false\n' });
    git(dir, ['replace', base, other]);
    expect(Buffer.from((await readFileAt(repo, base, 'a')) ?? []).toString()).toBe('true\n');
  });

  it('of an unknown commit are an error that names it', async () => {
    const { repo } = await repository();
    for (const commit of ['0'.repeat(40), '--help', 'no such']) {
      await expect(treeOf(repo, commit)).rejects.toMatchObject({ code: 'no-such-commit' });
    }
  });
});

describe('the work tree', () => {
  it('changed where a path differs from HEAD, is gone, or is not tracked', async () => {
    const { repo, dir } = await repository({
      same: '1',
      changed: '1',
      staged: '1',
      gone: '1',
      '.gitignore': 'ignored\n',
    });
    write(dir, { changed: '2', staged: '2', gone: null, fresh: '1', ignored: '1', 'new/deep': '1', ':(odd)': '1' });
    git(dir, ['add', 'staged']);
    const asked = ['same', 'changed', 'staged', 'gone', 'fresh', 'ignored', 'new/deep', ':(odd)', 'never'];
    expect(await changedInWorkTree(repo, asked)).toEqual(asked.slice(1, -1));
    const many = [...asked, ...Array.from({ length: 500 }, (_, i) => `n${i}`)];
    expect(await changedInWorkTree(repo, many)).toEqual(asked.slice(1, -1));
    expect(await changedInWorkTree(repo, [])).toEqual([]);
  });

  it('before the first commit, everything is a change', async () => {
    const dir = temporary();
    git(dir, ['init', '-q']);
    write(dir, { a: 'a', b: 'b' });
    git(dir, ['add', 'a']);
    expect(await changedInWorkTree(await openRepository(dir), ['a', 'b', 'c'])).toEqual(['a', 'b']);
  });

  it('tracks each path once, also in a conflict', async () => {
    const { repo, dir } = await repository({ a: '1', [odd]: '1' });
    git(dir, ['checkout', '-q', '-b', 'x']);
    commit(dir, { a: '2' });
    git(dir, ['checkout', '-q', 'main']);
    commit(dir, { a: '3' });
    expect(() => git(dir, ['merge', '-q', 'x'])).toThrow();
    expect(await trackedFiles(repo)).toEqual(['a', odd]);
  });
});

describe('commitFacts', () => {
  it('knows tree, parents, author and time; leaves out what is no commit', async () => {
    const { repo, dir, base } = await repository();
    write(dir, { 'README.md': 'two\n' });
    process.env.GIT_COMMITTER_DATE = '2020-02-03T04:05:06+02:00';
    process.env.GIT_AUTHOR_NAME = 'Zoë <odd';
    const second = commit(dir, {});
    delete process.env.GIT_COMMITTER_DATE;
    delete process.env.GIT_AUTHOR_NAME;
    const tree = await treeOf(repo, second);
    const facts = await commitFacts(repo, [second, base, tree, second.slice(0, 10), 'HEAD', 'f'.repeat(40), '']);
    expect([...facts.keys()]).toEqual([second, base]);
    expect(facts.get(second)).toEqual({
      tree,
      parents: [base],
      author: { name: 'Zoë odd', email: 'ada@example.com' },
      at: '2020-02-03T02:05:06.000Z',
      message: expect.stringMatching(/\n$/),
    });
    expect(facts.get(base)?.parents).toEqual([]);
  });

  it('reads names in the encoding the commit declares', async () => {
    const { repo, dir } = await repository();
    git(dir, ['config', 'i18n.commitEncoding', 'ISO-8859-1']);
    const raw = Buffer.concat([
      Buffer.from(`tree ${git(dir, ['write-tree'])}\nauthor Zo`),
      Buffer.from([0xeb]),
      Buffer.from(' <z@e> 1 +0000\ncommitter Z <z@e> 1 +0000\nencoding ISO-8859-1\n\nx\n'),
    ]);
    const id = git(dir, ['hash-object', '-t', 'commit', '-w', '--stdin'], raw);
    expect((await commitFacts(repo, [id])).get(id)?.author.name).toBe('Zoë');
  });
});

describe('identity', () => {
  it('is whom Git would name, or an error that says how to be somebody', async () => {
    const { repo, dir } = await repository();
    expect(await identity(repo)).toEqual({ name: 'Ada', email: 'ada@example.com' });
    git(dir, ['config', '--unset', 'user.email']);
    git(dir, ['config', 'user.useConfigOnly', 'true']);
    const home = process.env.HOME;
    process.env.HOME = temporary();
    try {
      await expect(identity(repo)).rejects.toMatchObject({ code: 'no-identity', kind: 'environment' });
    } finally {
      process.env.HOME = home;
    }
  });
});

describe('differences', () => {
  it('ignore what attributes and settings of the repository would hide', async () => {
    const { repo, dir, base } = await repository({ '.gitattributes': '*.txt -diff\n', 'a.txt': 'a\n', 'b b': 'b\n' });
    git(dir, ['config', 'diff.external', 'false']);
    git(dir, ['config', 'diff.noprefix', 'true']);
    const next = commit(dir, { 'a.txt': 'A\nB\n' });
    expect(await diffStat(repo, base, next)).toEqual([
      { path: 'a.txt', status: 'M', binary: false, insertions: 2, deletions: 1 },
    ]);
    expect(Buffer.from(await showDiff(repo, base, next)).toString()).toContain(
      '--- a/a.txt\n+++ b/a.txt\n@@ -1 +1,2 @@\n-a\n+A\n+B\n',
    );
  });
});

describe('excludeLocally', () => {
  it('adds a pattern once, for every worktree', async () => {
    const { repo, dir } = await repository();
    const side = path.join(dir, '../side');
    git(dir, ['worktree', 'add', '-q', '-b', 'side', side]);
    write(dir, { '.git/info/exclude': '# no line break at the end' });
    await excludeLocally(repo, '/.attempts/');
    await excludeLocally(await openRepository(side), '/.attempts/');
    expect(read(dir, '.git/info/exclude')).toBe('# no line break at the end\n/.attempts/\n');
    write(dir, { '.attempts/x': 'x' });
    expect(git(dir, ['status', '--porcelain'])).toBe('');
  });

  it.each(['mkfifo', 'mkdir'])('waits for no pipe and reads no folder: %s', async (make) => {
    const { repo, dir } = await repository();
    const file = path.join(dir, '.git/info/exclude');
    await rm(file, { force: true });
    execFileSync(make, [file]);
    await expect(excludedLocally(repo, '/x/')).rejects.toMatchObject({ code: 'exclude-unusable' });
    await expect(excludeLocally(repo, '/x/')).rejects.toMatchObject({ code: 'exclude-unusable' });
  });
});
