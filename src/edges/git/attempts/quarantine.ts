/** The host-owned bare repository that attempts' trees are read into, judged in, and checked out from. */
import { randomBytes } from 'node:crypto';
import { access, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { hostGit } from '../door.js';
import type { Repository } from '../repository.js';
import { shallowBoundary } from '../shallow.js';
import { createHostRepository } from './host-repository.js';

/** Makes the quarantine of `dir` unless it is there; two processes may do so at once. */
export async function ensureQuarantine(repo: Repository, dir: string): Promise<void> {
  if (await exists(dir)) return;
  const draft = `${dir}.${randomBytes(6).toString('hex')}`;
  const borrow = [path.join(repo.commonDir, 'objects')];
  await createHostRepository(draft, { objectFormat: repo.objectFormat, borrow, shallow: await shallowBoundary(repo) });
  try {
    await rename(draft, dir);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!(await exists(dir))) throw error;
  }
}

/** Lends the name of an index file of its own in a repository of ours, and removes it afterwards. */
export async function withIndex<T>(gitDir: string, use: (env: { GIT_INDEX_FILE: string }) => Promise<T>): Promise<T> {
  const file = path.join(gitDir, `index-${randomBytes(6).toString('hex')}`);
  try {
    return await use({ GIT_INDEX_FILE: file });
  } finally {
    await rm(file, { force: true });
  }
}

/** What to set one path to: an entry, or nothing. `raw` is the name, one character a byte. */
export interface TreeEdit {
  raw: string;
  to: { mode: string; id: string } | null;
}

/** The tree that results from setting these paths in `tree`, entry by entry; what is in an entry's way gives way. */
export async function editTree(gitDir: string, tree: string, edits: readonly TreeEdit[]): Promise<string> {
  if (edits.length === 0) return tree;
  return withIndex(gitDir, async (env) => {
    await hostGit(gitDir, ['read-tree', tree], { env });
    // Removals first: a name that becomes a folder must be gone before what lies in the folder arrives.
    const nothing = `0 ${'0'.repeat(tree.length)}`;
    const lines = [
      ...edits.filter((edit) => edit.to === null).map((edit) => `${nothing}\t${edit.raw}\0`),
      ...edits.flatMap(({ raw, to }) => (to === null ? [] : [`${to.mode} ${to.id}\t${raw}\0`])),
    ];
    const stdin = Buffer.from(lines.join(''), 'latin1');
    await hostGit(gitDir, ['update-index', '-z', '--index-info'], { env, stdin });
    return (await hostGit(gitDir, ['write-tree'], { env })).stdout.toString().trim();
  });
}

const exists = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );
