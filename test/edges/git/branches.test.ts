import { describe, expect, it } from 'vitest';
import { branches, createBranch, deleteBranch, moveBranch } from '../../../src/edges/git/index.js';
import { commit, git, repository } from './scene.js';

describe.each([['sha1'], ['sha256']])('branches of a %s repository', (format) => {
  it('are created once, moved and deleted only from where they stand', async () => {
    const { repo, dir, base } = await repository({ a: '1' }, [`--object-format=${format}`]);
    const next = commit(dir, { a: '2' });
    expect(await createBranch(repo, 'autoloop/o/1', base)).toBe(true);
    expect(await createBranch(repo, 'autoloop/o/1', next)).toBe(false);
    expect(await branches(repo, 'autoloop/')).toEqual([{ name: 'autoloop/o/1', commit: base }]);
    expect(await moveBranch(repo, 'autoloop/o/1', next, next)).toBe(false);
    expect(await moveBranch(repo, 'autoloop/o/1', next, base)).toBe(true);
    expect(await moveBranch(repo, 'nowhere', next, base)).toBe(false);
    expect(await deleteBranch(repo, 'autoloop/o/1', base)).toBe(false);
    expect(git(dir, ['rev-parse', 'autoloop/o/1'])).toBe(next);
    expect(await deleteBranch(repo, 'autoloop/o/1', next)).toBe(true);
    expect(await branches(repo, 'autoloop')).toEqual([]);
  });
});

describe('branch names', () => {
  it('of twenty that want one name, one gets it', async () => {
    const { repo, base } = await repository();
    const won = await Promise.all(Array.from({ length: 20 }, () => createBranch(repo, 'autoloop/o/1', base)));
    expect(won.filter(Boolean)).toHaveLength(1);
  });

  it('are found by whole components', async () => {
    const { repo, base } = await repository();
    for (const name of ['autoloop/o/1', 'autoloop/o/2', 'autoloop-x']) await createBranch(repo, name, base);
    expect((await branches(repo, 'autoloop/o')).map(({ name }) => name)).toEqual(['autoloop/o/1', 'autoloop/o/2']);
    expect((await branches(repo, 'autoloop')).map(({ name }) => name)).toEqual(['autoloop/o/1', 'autoloop/o/2']);
  });

  it('that Git forbids or that are in the way are errors', async () => {
    const { repo, base } = await repository();
    for (const name of ['a b', 'a..b', '', 'x.lock', 'a\nb']) {
      await expect(createBranch(repo, name, base)).rejects.toMatchObject({ code: 'bad-branch-name' });
    }
    await createBranch(repo, 'autoloop', base);
    await expect(createBranch(repo, 'autoloop/o/1', base)).rejects.toMatchObject({ code: 'branch-blocked' });
  });
});
