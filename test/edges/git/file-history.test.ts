import { describe, expect, it } from 'vitest';
import { everUnder, historyOf } from '../../../src/edges/git/file-history.js';
import { commit, git, repository } from './scene.js';

describe('historyOf', () => {
  it('lists what added, changed and removed one file, oldest first', async () => {
    const { dir, repo } = await repository({ 'other.txt': 'x\n' });
    const added = commit(dir, { 'a b.md': 'one\n' });
    commit(dir, { 'other.txt': 'y\n' });
    const changed = commit(dir, { 'a b.md': 'two\n' });
    const removed = commit(dir, { 'a b.md': null });
    expect(await historyOf(repo, 'a b.md')).toEqual([added, changed, removed]);
    expect(await historyOf(repo, 'never.md')).toEqual([]);
  });

  it('takes a path literally', async () => {
    const { dir, repo } = await repository({ 'other.txt': 'x\n' });
    commit(dir, { 'ab.md': 'one\n' });
    expect(await historyOf(repo, '*.md')).toEqual([]);
    expect(await historyOf(repo, ':(glob)*.md')).toEqual([]);
  });

  it('sees a change that only a merge made', async () => {
    const { dir, repo } = await repository({ 'a.md': 'one\n' });
    git(dir, ['switch', '-q', '-c', 'side']);
    commit(dir, { 'side.txt': 'x\n' });
    git(dir, ['switch', '-q', 'main']);
    commit(dir, { 'main.txt': 'x\n' });
    git(dir, ['merge', '-q', '--no-ff', '--no-commit', 'side']);
    const merge = commit(dir, { 'a.md': 'two\n' });
    expect((await historyOf(repo, 'a.md')).at(-1)).toBe(merge);
  });

  it('is empty before the first commit', async () => {
    const { dir, repo } = await repository();
    git(dir, ['checkout', '-q', '--orphan', 'fresh']);
    expect(await historyOf(repo, 'README.md')).toEqual([]);
  });
});

describe('everUnder', () => {
  it('lists what was ever added below a folder, also what is gone', async () => {
    const { dir, repo } = await repository({ 'notes/a b.md': 'one\n', 'other.md': 'x\n' });
    commit(dir, { 'notes/a b.md': null, 'notes/deep/ü.md': 'two\n' });
    git(dir, ['switch', '-q', '-c', 'side']);
    commit(dir, { 'notes/side.md': 'x\n' });
    git(dir, ['switch', '-q', 'main']);
    commit(dir, { 'other.md': 'y\n' });
    git(dir, ['merge', '-q', '--no-ff', '-m', 'merge', 'side']);
    expect(await everUnder(repo, 'notes')).toEqual(['notes/a b.md', 'notes/deep/ü.md', 'notes/side.md']);
    expect(await everUnder(repo, 'nothing')).toEqual([]);
  });
});
