/** Reading many objects with one process. Format of the answers: git-cat-file(1), "BATCH OUTPUT". */
import { AutoloopError } from '../../core/error.js';
import { type GitAnswer, userGit } from './door.js';
import type { GitObject, Repository } from './reader.js';

export type { GitObject };

/** A door already bound to a repository. */
export type Ask = (args: readonly string[], call: { stdin: string }) => Promise<GitAnswer>;

/**
 * Blobs and commits of a user's repository, by full id; absent ones are left out, and never fetched. Throws `too-much-output`
 * when they have more than `most` bytes together.
 */
export async function objectsOf(
  repo: Repository,
  ids: readonly string[],
  most?: number,
): Promise<Map<string, GitObject>> {
  const wanted = [...new Set(ids)];
  if (repo.reader) return repo.reader.objects(wanted);
  const ask: Ask = (args, call) => userGit(repo, args, { ...call, ...(most && { most }) });
  try {
    return await readObjects(ask, wanted);
  } catch (error) {
    if (!isPromised(error)) throw error;
    return readObjects(ask, await presentOf(ask, wanted));
  }
}

/** Whether Git gave up because an object is not here that a partial clone was promised. */
const isPromised = (error: unknown): boolean =>
  error instanceof AutoloopError && error.code === 'git-failed' && error.message.includes('from promisor remote');

/** Which of these are here. Nothing of them is walked: the filter leaves only what is named. */
async function presentOf(ask: Ask, ids: readonly string[]): Promise<string[]> {
  const list = ['rev-list', '--no-walk', '--objects', '--filter=tree:0', '--missing=allow-any', '--ignore-missing'];
  const { stdout } = await ask([...list, '--stdin'], { stdin: `${ids.join('\n')}\n` });
  const present = new Set(stdout.toString('latin1').split(/ ?\n/));
  return ids.filter((id) => present.has(id));
}

/** The objects behind these full ids; absent ones are left out. */
export async function readObjects(ask: Ask, ids: readonly string[]): Promise<Map<string, GitObject>> {
  const found = new Map<string, GitObject>();
  if (ids.length === 0) return found;
  const { stdout } = await ask(['cat-file', '--batch', '--buffer'], { stdin: `${ids.join('\n')}\n` });
  for (let at = 0; at < stdout.length; ) {
    const end = stdout.indexOf(10, at);
    const [id = '', type = '', size] = stdout.toString('latin1', at, end).split(' ');
    at = end + 1;
    if (size === undefined) continue;
    found.set(id, { type, content: stdout.subarray(at, at + Number(size)) });
    at += Number(size) + 1;
  }
  return found;
}

/** Type and size in bytes of the objects behind these full ids; absent ones are left out. */
export async function measureObjects(
  ask: Ask,
  ids: readonly string[],
): Promise<Map<string, { type: string; bytes: number }>> {
  const found = new Map<string, { type: string; bytes: number }>();
  if (ids.length === 0) return found;
  const { stdout } = await ask(['cat-file', '--batch-check', '--buffer'], { stdin: `${ids.join('\n')}\n` });
  for (const line of stdout.toString('latin1').split('\n')) {
    const [id = '', type = '', size] = line.split(' ');
    if (size !== undefined) found.set(id, { type, bytes: Number(size) });
  }
  return found;
}
