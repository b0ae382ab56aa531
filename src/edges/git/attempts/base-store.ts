/** What an attempt may read of the history: the base commit and what it reaches, and nothing else. */
import { randomBytes } from 'node:crypto';
import { chmod, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AutoloopError } from '../../../core/error.js';
import { hostGit, wasKilled } from '../door.js';
import { measureObjects } from '../objects.js';
import type { Repository } from '../repository.js';
import { shallowBoundary } from '../shallow.js';
import { createHostRepository, withView } from './host-repository.js';

/**
 * Makes the bare repository `dir` with exactly the objects that `commit` reaches, so that nobody reads the fix out of
 * another branch. Returns its objects directory. A finished store of the same commit is used again.
 * Throws `environment` `base-incomplete` when the repository does not have all of those objects.
 */
export async function createBaseStore(repo: Repository, commit: string, dir: string): Promise<string> {
  const objects = path.join(dir, 'objects');
  if (await isStoreOf(dir, commit)) return objects;
  const draft = `${dir}.${randomBytes(6).toString('hex')}`;
  try {
    await createHostRepository(draft, { objectFormat: repo.objectFormat });
    await pack(repo, commit, path.join(draft, 'objects', 'pack', 'pack'));
    const boundary = await measureObjects((args, call) => hostGit(draft, args, call), await shallowBoundary(repo));
    if (boundary.size > 0)
      await writeFile(path.join(draft, 'shallow'), [...boundary.keys()].map((id) => `${id}\n`).join(''));
    await letOthersRead(path.join(draft, 'objects'));
    await writeFile(path.join(draft, 'HEAD'), `${commit}\n`);
    await putInPlace(draft, dir, commit);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return objects;
}

/** Several may make the same store at once: the first to be whole stays, whatever else is there gives way. */
async function putInPlace(draft: string, dir: string, commit: string): Promise<void> {
  for (;;) {
    try {
      return await rename(draft, dir);
    } catch (error) {
      if (!['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    }
    if (await isStoreOf(dir, commit)) return;
    const aside = `${dir}.${randomBytes(6).toString('hex')}`;
    await rename(dir, aside).catch(() => {}); // somebody else was faster
    await rm(aside, { recursive: true, force: true });
  }
}

/** A detached HEAD is written last: a store that has one is whole. */
async function isStoreOf(dir: string, commit: string): Promise<boolean> {
  return (await readFile(path.join(dir, 'HEAD'), 'utf8').catch(() => '')) === `${commit}\n`;
}

async function pack(repo: Repository, commit: string, prefix: string): Promise<void> {
  try {
    await withView(repo, (view) =>
      hostGit(view, ['pack-objects', '-q', '--revs', '--delta-base-offset', '--window=0', prefix], {
        stdin: `${commit}\n`,
      }),
    );
  } catch (error) {
    if (wasKilled(error)) throw error;
    throw new AutoloopError(
      'environment',
      'base-incomplete',
      `Not everything that ${commit} reaches is in this repository`,
      {
        hint: 'Run `git fsck`; in a partial clone, fetch the rest with: git fetch --refetch --no-filter',
        cause: error,
      },
    );
  }
}

/** Under root, sandboxes run as another user; the directories above decide who gets this far. */
async function letOthersRead(objects: string): Promise<void> {
  for (const entry of await readdir(objects, { recursive: true, withFileTypes: true })) {
    await chmod(path.join(entry.parentPath, entry.name), entry.isDirectory() ? 0o755 : 0o444);
  }
  await chmod(objects, 0o755);
}
