import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
  commitFacts,
  commitNamed,
  commitsBetween,
  entriesAt,
  head,
  inHead,
  openForReading,
  type Repository,
  readBlobs,
  stagedChange,
  stagedEntries,
  trackedFiles,
} from '../../../../src/edges/git/index.js';
import { commit, git, repository, temporary, write } from '../scene.js';

const known = { ...process.env };
afterEach(() => {
  for (const name of Object.keys(process.env)) if (!(name in known)) delete process.env[name];
  Object.assign(process.env, known);
});

/** The same repository, read by the `git` command and without it. */
async function bothWays(dir: string): Promise<{ binary: Repository; reader: Repository }> {
  const binary = await openForReading(dir);
  process.env.PATH = temporary('no-git');
  const reader = await openForReading(dir);
  process.env.PATH = known.PATH;
  expect(binary.reader).toBeUndefined();
  expect(reader.reader).toBeDefined();
  return { binary, reader };
}

const numbered = (count: number, line: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => line(n)).join('');

/** Each leaves something in a fresh repository with a first commit; the answer is a folder, when that is the one to look at. */
const repositories: Record<string, (dir: string) => unknown> = {
  'one commit, loose': () => {},
  'a repository before its first commit': () => {
    const fresh = temporary();
    git(fresh, ['init', '-q', '-b', 'main']);
    write(fresh, { '.autoloop/a.md': 'a\n' });
    git(fresh, ['add', '-A']);
    return fresh;
  },
  'packs with deltas, packed refs, a graph and an index of several packs': (dir) => {
    for (let version = 0; version < 12; version++) {
      const text = numbered(400, (n) => `line ${n} ${n % 13 === version ? version : ''}\n`);
      commit(dir, { '.autoloop/large.md': text, [`src/${version}/deep/er/file.txt`]: `${version}\n` });
      if (version % 5 === 4) git(dir, ['repack', '-q', '-d']);
    }
    git(dir, ['tag', '-a', '-m', 'A tag', 'v1', 'HEAD~2']);
    git(dir, ['tag', '-a', '-m', 'A tag of a tag', 'v1-again', 'v1']);
    git(dir, ['pack-refs', '--all']);
    git(dir, ['multi-pack-index', 'write']);
    git(dir, ['commit-graph', 'write', '--reachable']);
    commit(dir, { '.autoloop/loose.md': 'loose\n' });
  },
  'one pack of everything': (dir) => {
    for (let version = 0; version < 5; version++) commit(dir, { 'a.txt': numbered(300, (n) => `${n * version}\n`) });
    git(dir, ['gc', '-q', '--aggressive', '--prune=now']);
  },
  'merges, one of three, and what is only in one of their parents': (dir) => {
    for (const name of ['one', 'two', 'three']) {
      git(dir, ['checkout', '-q', '-b', name, 'main']);
      commit(dir, { [`${name}.txt`]: name, '.autoloop/shared.md': 'same\n' });
      commit(dir, { [`${name}.txt`]: null, [`folder/${name}.txt`]: name });
    }
    git(dir, ['checkout', '-q', 'main']);
    git(dir, ['merge', '-q', '--no-ff', '-m', 'One', 'one']);
    git(dir, ['merge', '-q', '-m', 'Both', 'two', 'three']);
    git(dir, ['merge', '-q', '--no-ff', '--no-commit', 'three~1']);
    commit(dir, { 'extra.txt': 'after\n' });
  },
  'files that become folders, links and programs, and back': (dir) => {
    commit(dir, { thing: 'file\n', 'thing.txt': 'x\n', 'a/b/c.txt': 'c\n', 'a.txt': 'a\n', 'a-b': 'ab\n' });
    commit(dir, { thing: null, 'thing/inside': 'file\n', 'a/b/c.txt': null, 'a/b': 'now a file\n' });
    commit(dir, { 'thing.txt': { link: 'a.txt' }, 'a.txt': { run: '#!/bin/sh\n' } });
    write(dir, { 'thing/inside': null, thing: { link: 'a' }, 'a/b': null, 'a/b/again.txt': 'x\n' });
    git(dir, ['add', '-A']);
  },
  'names of every kind': (dir) => {
    commit(dir, {
      'li\nne': '1',
      '"quo\\te': '2',
      'ü/日本.md': '3',
      ' blank ': '4',
      '-option': '5',
      '.autoloop/ü.md': '6',
    });
    const id = git(dir, ['rev-parse', 'HEAD:li\nne']);
    const latin = Buffer.concat([Buffer.from(`100644 ${id}\tb`), Buffer.from([0xeb]), Buffer.from('d\0')]);
    git(dir, ['update-index', '-z', '--index-info'], latin);
    git(dir, ['update-index', '--add', '--cacheinfo', `100644,${id},${'long/'.repeat(1200)}name`]);
    git(dir, ['commit', '-q', '-m', 'Names']);
  },
  'a linked worktree, with a branch of its own': (dir) => {
    const linked = path.join(temporary(), 'linked');
    git(dir, ['worktree', 'add', '-q', '-b', 'side/branch', linked]);
    commit(dir, { 'a.txt': 'here\n' });
    write(linked, { 'b.txt': 'there\n' });
    git(linked, ['add', '-A']);
    return linked;
  },
  'a submodule, and what holds it': (dir) => {
    const library = temporary();
    git('/', ['clone', '-q', dir, path.join(library, 'library')]);
    git(dir, ['submodule', '--quiet', 'add', path.join(library, 'library'), 'lib']);
    git(dir, ['commit', '-q', '-m', 'A submodule']);
  },
  'inside a submodule': (dir) => {
    const outer = temporary();
    git(outer, ['init', '-q']);
    git(outer, ['submodule', '--quiet', 'add', dir, 'lib']);
    return path.join(outer, 'lib');
  },
  'a detached HEAD, in a folder below the top': (dir) => {
    commit(dir, { 'sub/a.txt': 'a\n' });
    git(dir, ['checkout', '-q', '--detach']);
    return path.join(dir, 'sub');
  },
  'a conflict': (dir) => {
    commit(dir, { '.autoloop/a.md': 'base\n', 'gone.txt': 'base\n' });
    git(dir, ['checkout', '-q', '-b', 'side']);
    commit(dir, { '.autoloop/a.md': 'side\n', 'gone.txt': null, 'new.txt': 'side\n', 'both.txt': 'side\n' });
    git(dir, ['checkout', '-q', 'main']);
    commit(dir, { '.autoloop/a.md': 'main\n', 'gone.txt': 'main\n', 'both.txt': 'main\n' });
    expect(() => git(dir, ['merge', '-q', 'side'])).toThrow();
    expect(git(dir, ['ls-files', '--unmerged'])).not.toBe('');
  },
  'what is only intended to be added, hidden, or not to be looked at': (dir) => {
    commit(dir, { 'a.txt': 'a\n', 'b.txt': 'b\n', 'c.txt': 'c\n', 'empty.txt': '' });
    write(dir, { 'new.txt': 'new\n', 'void.txt': '', 'staged-void.txt': '' });
    git(dir, ['add', 'staged-void.txt']);
    git(dir, ['rm', '-q', '--cached', 'c.txt']);
    git(dir, ['add', '-N', 'new.txt', 'void.txt', 'c.txt']);
    git(dir, ['update-index', '--skip-worktree', 'a.txt']);
    git(dir, ['update-index', '--assume-unchanged', 'b.txt']);
  },
  'history that was cut off': (dir) => {
    for (let n = 0; n < 4; n++) commit(dir, { 'a.txt': `${n}\n` });
    const clone = path.join(temporary(), 'clone');
    git('/', ['clone', '-q', '--depth=2', `file://${dir}`, clone]);
    commit(clone, { 'b.txt': 'b\n' });
    return clone;
  },
};

const revisions = [
  'HEAD',
  '@',
  'HEAD~1',
  'HEAD^',
  'HEAD^2',
  'HEAD^0',
  'HEAD~2^',
  'main',
  'heads/main',
  'refs/heads/main',
]
  .concat([
    'side',
    'v1',
    'v1-again',
    'v1~1',
    'v1^{}',
    'MERGE_HEAD',
    'nowhere',
    'HEAD~99',
    'HEAD^{commit}',
    'origin/main',
  ])
  .concat(['side/branch', '0000', '1'.repeat(40)]);

/** What a maker answers, when it is a folder. */
const placeIn = (made: unknown, dir: string): string =>
  typeof made === 'string' && path.isAbsolute(made) ? made : dir;

describe('what is read without git is what git says', () => {
  it.each(Object.entries(repositories))('%s', async (_, make) => {
    const { dir } = await repository({ 'README.md': 'one\n', '.autoloop/config.yml': 'owners: {}\n' });
    const { binary, reader } = await bothWays(placeIn(make(dir), dir));
    const { reader: _reader, ...place } = reader;
    expect(place).toEqual(binary);

    const here = await head(binary);
    expect(await head(reader)).toEqual(here);
    const staged = await stagedEntries(binary);
    expect(await stagedEntries(reader)).toEqual(staged);
    expect(await stagedEntries(reader, '.autoloop')).toEqual(await stagedEntries(binary, '.autoloop'));
    expect(await trackedFiles(reader)).toEqual(staged.map(({ path }) => path));
    const { author: _author, ...change } = await stagedChange(reader);
    const { author, ...byGit } = await stagedChange(binary);
    expect(change).toEqual(byGit);
    expect(author.email).not.toBe('');
    const ids = staged.map(({ id }) => id);
    expect(await readBlobs(reader, [...ids, 'f'.repeat(40)])).toEqual(await readBlobs(binary, ids));

    const named = (repo: Repository) =>
      Promise.all(
        [...revisions, here.commit?.slice(0, 9) ?? 'none'].map((revision) =>
          commitNamed(repo, revision).catch((error) => error.code),
        ),
      );
    expect(await named(reader)).toEqual(await named(binary));
    if (here.commit === null) return;

    const all = git(binary.root, ['rev-list', '--all']).split('\n');
    expect(await commitFacts(reader, all)).toEqual(await commitFacts(binary, all));
    expect(await inHead(reader, all)).toEqual(await inHead(binary, all));
    for (const id of all) {
      expect(await entriesAt(reader, id)).toEqual(await entriesAt(binary, id));
      expect(await entriesAt(reader, id, '.autoloop')).toEqual(await entriesAt(binary, id, '.autoloop'));
      const [some, same] = await Promise.all(
        [reader, binary].map((repo) => commitsBetween(repo, id, [all.at(-1) ?? id])),
      );
      expect(byId(some)).toEqual(byId(same));
    }
    const [whole] = [await commitsBetween(reader, here.commit, [])];
    expect(byId(whole)).toEqual(byId(await commitsBetween(binary, here.commit, [])));
    const before = new Set<string>();
    const inRange = new Set(whole.map(({ commit }) => commit));
    for (const { commit, parents } of whole) {
      expect(parents.filter((parent) => inRange.has(parent) && !before.has(parent))).toEqual([]);
      before.add(String(commit));
    }
  });
});

const byId = (changes: readonly { commit: string | null }[] = []) =>
  changes.toSorted((a, b) => (String(a.commit) < String(b.commit) ? -1 : 1));

describe('what only git can read is refused by name', () => {
  const refused: Record<string, { make(dir: string): unknown; because: string }> = {
    'an index of version 4': {
      make: (dir) => git(dir, ['update-index', '--index-version', '4']),
      because: 'its index has version 4',
    },
    'a split index': {
      make: (dir) => git(dir, ['update-index', '--split-index']),
      because: 'its index has the extension link',
    },
    'a sparse index': {
      make: (dir) => {
        commit(dir, { 'src/a.txt': 'a\n' });
        git(dir, ['sparse-checkout', 'set', '--cone', '--sparse-index', 'src']);
      },
      because: 'its index has the extension sdir',
    },
    'SHA-256': {
      make: () => {
        const other = temporary();
        git(other, ['init', '-q', '--object-format=sha256']);
        return other;
      },
      because: 'it has the extension objectformat',
    },
    'an extension nobody has heard of': {
      make: (dir) => git(dir, ['config', 'extensions.refStorage', 'reftable']),
      because: 'it has the extension refstorage',
    },
    'objects of another repository': {
      make: (dir) => {
        const clone = path.join(temporary(), 'clone');
        git('/', ['clone', '-q', '--shared', dir, clone]);
        return clone;
      },
      because: 'it shares the objects of another repository',
    },
    'a partial clone': {
      make: (dir) => {
        git(dir, ['config', 'uploadpack.allowFilter', 'true']);
        const clone = path.join(temporary(), 'clone');
        git('/', ['clone', '-q', '--filter=blob:none', `file://${dir}`, clone]);
        return clone;
      },
      because: 'it is a partial clone',
    },
    'a folder in the place of the index': {
      make: (dir) => write(dir, { '.git/index': null, '.git/index/x': '' }),
      because: 'its index is no file',
    },
    'a damaged index': {
      make: (dir) => write(dir, { '.git/index': 'DIRC\0\0\0\x02\0\0\0\x05' }),
      because: 'its index is damaged',
    },
  };

  it.each(Object.entries(refused))('%s', async (_, { make, because }) => {
    const { dir } = await repository({ '.autoloop/a.md': 'a\n' });
    const there = placeIn(make(dir), dir);
    process.env.PATH = temporary('no-git');
    await expect(openForReading(there)).rejects.toMatchObject({
      kind: 'environment',
      code: 'git-missing',
      message: expect.stringContaining(`cannot be read without it: ${because}`),
    });
  });

  it('and so is what is no repository, or has no files', async () => {
    const bare = path.join(temporary(), 'bare.git');
    git('/', ['init', '-q', '--bare', bare]);
    process.env.PATH = temporary('no-git');
    await expect(openForReading(temporary())).rejects.toMatchObject({ code: 'not-a-repository' });
    await expect(openForReading(bare)).rejects.toMatchObject({ code: 'not-a-repository' });
  });
});

describe('inside a hook', () => {
  it('the repository and the index that Git names count', async () => {
    const { dir } = await repository({ 'a.txt': 'a\n' });
    const elsewhere = await repository({ 'other.txt': 'o\n' });
    mkdirSync(path.join(dir, 'sub'));
    process.env.GIT_DIR = path.relative(process.cwd(), path.join(dir, '.git'));
    process.env.GIT_WORK_TREE = path.relative(process.cwd(), dir);
    process.env.GIT_INDEX_FILE = path.relative(dir, path.join(elsewhere.dir, '.git/index'));
    const { binary, reader } = await bothWays(path.join(dir, 'sub'));
    expect(reader.root).toBe(binary.root);
    expect(await trackedFiles(reader)).toEqual(['other.txt']);
    expect(await trackedFiles(binary)).toEqual(['other.txt']);
  });
});
