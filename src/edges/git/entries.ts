/** The files of a commit or of the index with the ids of their contents. Formats: git-ls-tree(1), git-ls-files(1) `--stage`. */
import { userGit } from './door.js';
import { readObjects } from './objects.js';
import { namesIn } from './paths.js';
import { treeOf } from './read.js';
import type { Repository } from './repository.js';

export interface TreeEntry {
  /** From the repository root, with `/`. */
  path: string;
  /** `100644` and `100755` are files, `120000` is a symbolic link, `160000` a submodule. */
  mode: string;
  /** Of its content. */
  id: string;
  /** Whether a merge left it in several versions; only in an index. */
  conflicted: boolean;
}

/** Everything a commit holds, or what it holds under a folder, sorted by bytes. Throws as `treeOf`. */
export async function entriesAt(repo: Repository, commit: string, under?: string): Promise<TreeEntry[]> {
  const args = ['ls-tree', '-r', '-z', '--full-tree', await treeOf(repo, commit), '--', ...(under ? [under] : [])];
  return namesIn((await userGit(repo, args)).stdout).map((line) => {
    const [, mode = '', id = '', path = ''] = /^(\d+) \w+ ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
    return { path, mode, id, conflicted: false };
  });
}

/**
 * Everything in the index, or what it has under a folder, each path once, sorted by bytes: what the next commit holds, or
 * what keeps it from being made. Honours `GIT_INDEX_FILE`, as all of this room does.
 */
export async function stagedEntries(repo: Repository, under?: string): Promise<TreeEntry[]> {
  const { stdout } = await userGit(repo, ['ls-files', '--stage', '--full-name', '-z', '--', ...(under ? [under] : [])]);
  const entries = new Map<string, TreeEntry>();
  for (const line of namesIn(stdout)) {
    const [, mode = '', id = '', stage, path = ''] = /^(\d+) ([0-9a-f]+) (\d)\t(.*)$/s.exec(line) ?? [];
    entries.set(path, { path, mode, id, conflicted: stage !== '0' });
  }
  return [...entries.values()];
}

/** The contents behind these ids; absent ones are left out. */
export async function readBlobs(repo: Repository, ids: readonly string[]): Promise<Map<string, Uint8Array>> {
  const objects = await readObjects((args, call) => userGit(repo, args, call), [...new Set(ids)]);
  return new Map([...objects].flatMap(([id, { type, content }]) => (type === 'blob' ? [[id, content]] : [])));
}
