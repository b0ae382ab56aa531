import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createBaseStore } from '../../../../src/edges/git/index.js';
import { commit, git, repository, sceneAt, temporary } from '../scene.js';

const objectsIn = (store: string) =>
  git(store, ['cat-file', '--batch-all-objects', '--batch-check=%(objectname)']).split('\n');

describe.each([['sha1'], ['sha256']])('the base store of a %s repository', (format) => {
  it('holds what the commit reaches and nothing else', async () => {
    const scene = await repository({ a: '1' }, [`--object-format=${format}`]);
    const base = commit(scene.dir, { a: '2' });
    const fix = commit(scene.dir, { a: 'the fix', secret: 's' });
    git(scene.dir, ['tag', '-a', 'v1', '-m', 'tag', base]);
    git(scene.dir, ['branch', 'hidden', fix]);
    const store = path.join(temporary(), 'base');
    expect(await createBaseStore(scene.repo, base, store)).toBe(`${store}/objects`);
    expect(objectsIn(store).sort()).toEqual(
      git(scene.dir, ['rev-list', '--objects', '--no-object-names', base]).split('\n').sort(),
    );
    expect(git(store, ['fsck', '--full', base])).toBe('');
    expect(existsSync(`${store}/objects/info/alternates`)).toBe(false);
  });
});

describe('the base store', () => {
  it('is used again for the same commit, and made anew for another', async () => {
    const { repo, dir, base } = await repository();
    const store = path.join(temporary(), 'base');
    await createBaseStore(repo, base, store);
    const { ino } = statSync(store);
    await createBaseStore(repo, base, store);
    expect(statSync(store).ino).toBe(ino);
    const next = commit(dir, { b: 'b' });
    await createBaseStore(repo, next, store);
    expect(objectsIn(store)).toContain(next);
  });

  it('may lie in another file system than temporary files', async () => {
    const memory = mkdtempSync('/dev/shm/autoloop-test-');
    onTestFinished(() => rmSync(memory, { recursive: true }));
    const { repo, base } = await repository();
    const store = path.join(temporary(), 'base');
    expect(statSync(memory).dev).not.toBe(statSync(path.dirname(store)).dev);
    vi.stubEnv('TMPDIR', memory);
    onTestFinished(() => void vi.unstubAllEnvs());
    await createBaseStore(repo, base, store);
    expect(objectsIn(store)).toContain(base);
    expect(readdirSync(store).sort()).toEqual(['HEAD', 'config', 'info', 'objects', 'refs']);
  });

  it('can be made by several at once', async () => {
    const { repo, base } = await repository();
    const store = path.join(temporary(), 'base');
    await Promise.all(Array.from({ length: 5 }, () => createBaseStore(repo, base, store)));
    expect(objectsIn(store)).toContain(base);
    expect(readdirSync(path.dirname(store))).toEqual(['base']);
  });

  it('of a half-made directory starts over', async () => {
    const { repo, base } = await repository();
    const store = path.join(temporary(), 'base');
    await createBaseStore(repo, base, store);
    rmSync(`${store}/HEAD`);
    rmSync(`${store}/objects/pack`, { recursive: true });
    await createBaseStore(repo, base, store);
    expect(objectsIn(store)).toContain(base);
  });

  it('keeps the end of a shallow history, and only that', async () => {
    const { dir } = await repository({ a: '1' });
    commit(dir, { a: '2' });
    git(dir, ['branch', 'other']);
    commit(dir, { a: '3' });
    const clone = path.join(temporary(), 'c');
    git('/', ['clone', '-q', '--depth=1', '--no-single-branch', `file://${dir}`, clone]);
    const { repo, base } = await sceneAt(clone);
    const store = path.join(temporary(), 'base');
    await createBaseStore(repo, base, store);
    expect(git(store, ['log', '--format=%H', base])).toBe(base);
    expect(objectsIn(store)).toHaveLength(3);
  });

  it('of a repository that lacks objects is an error', async () => {
    const { dir } = await repository({ a: '1', b: '2' });
    git(dir, ['config', 'uploadpack.allowFilter', 'true']);
    const clone = path.join(temporary(), 'c');
    git('/', ['clone', '-q', '--filter=blob:none', '--no-checkout', `file://${dir}`, clone]);
    const { repo, base } = await sceneAt(clone);
    const places = temporary();
    await expect(createBaseStore(repo, base, path.join(places, 'base'))).rejects.toMatchObject({
      code: 'base-incomplete',
    });
    expect(readdirSync(places)).toEqual([]);
  });
});
