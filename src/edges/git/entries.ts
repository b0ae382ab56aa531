/** The files of a commit or of the index with the ids of their contents. Formats: git-ls-tree(1), git-ls-files(1) `--stage`. */
import { AutoloopError } from '../../core/error.js';
import { isTooMuch, userGit } from './door.js';
import { emptyTree } from './empty-tree.js';
import { treeOf } from './named-commit.js';
import { measureObjects, objectsOf } from './objects.js';
import { namesIn } from './paths.js';
import type { ObjectFormat, Repository, TreeEntry } from './reader.js';

export type { TreeEntry };

/** A content, or how large it is when it is not read for that. */
export type Blob = { how: 'read'; content: Uint8Array } | { how: 'too-large'; bytes: number };

/** Far above what a document may have, so that parsing says what is wrong with a large one. */
const MAX_BLOB = 16 * 2 ** 20;

/** Contents are read without being measured first while they are this large on average: documents are far smaller. */
const USUAL_BLOB = 64 * 2 ** 10;

/** A command line holds only so many names. */
const NAMES_PER_CALL = 200;

const EMPTY_BLOB: Readonly<Record<ObjectFormat, string>> = {
  sha1: 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391',
  sha256: '473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813',
};

/** Everything a commit holds, or what it holds under a folder, sorted by bytes. Throws as `treeOf`. */
export const entriesAt = async (repo: Repository, commit: string, under?: string): Promise<TreeEntry[]> =>
  repo.reader ? repo.reader.entriesAt(commit, under) : entriesAmong(repo, commit, under ? [under] : []);

/** What a commit holds at these paths and below, or everything where there are none. Throws as `treeOf`. */
export async function entriesAmong(repo: Repository, commit: string, paths: readonly string[]): Promise<TreeEntry[]> {
  const args = ['ls-tree', '-r', '-z', '--full-tree', '--end-of-options', commit, ...paths];
  const answer = await userGit(repo, args, { accept: [128] });
  if (answer.code !== 0) {
    await treeOf(repo, commit);
    throw new AutoloopError('environment', 'git-failed', `The files of ${commit} cannot be listed: ${answer.stderr}`);
  }
  return namesIn(answer.stdout).map((line) => {
    const [mode = '', , id = ''] = line.slice(0, line.indexOf('\t')).split(' ');
    return { path: nameIn(line), mode, id, conflicted: false };
  });
}

/**
 * Everything in the index, or what it has under a folder, each path once, sorted by bytes: what the next commit holds, or
 * what keeps it from being made. What is only intended to be added (git-add(1) `-N`) is in no commit. Honours
 * `GIT_INDEX_FILE`, as all of this room does.
 */
export async function stagedEntries(repo: Repository, under?: string): Promise<TreeEntry[]> {
  if (repo.reader) return repo.reader.stagedEntries(under);
  const { stdout } = await userGit(repo, ['ls-files', '--stage', '--full-name', '-z', '--', ...(under ? [under] : [])]);
  const entries: TreeEntry[] = [];
  const endOfId = 7 + EMPTY_BLOB[repo.objectFormat].length;
  for (const line of namesIn(stdout)) {
    // Mode, id and stage have the same width in every line, and an index may have very many.
    const entry = {
      path: line.slice(endOfId + 3),
      mode: line.slice(0, 6),
      id: line.slice(7, endOfId),
      conflicted: line[endOfId + 1] !== '0',
    };
    // The versions of a conflict come one after the other.
    if (!entry.conflicted || entries.at(-1)?.path !== entry.path) entries.push(entry);
  }
  return withoutIntended(repo, entries);
}

const nameIn = (line: string): string => line.slice(line.indexOf('\t') + 1);

/** Git lists what is only intended to be added as if it were empty, and leaves it out when told to compare with nothing. */
async function withoutIntended(repo: Repository, entries: TreeEntry[]): Promise<TreeEntry[]> {
  const empty = EMPTY_BLOB[repo.objectFormat];
  const candidates = entries.filter(({ id, conflicted }) => id === empty && !conflicted).map(({ path }) => path);
  if (candidates.length === 0) return entries;
  const only = candidates.length > NAMES_PER_CALL ? [] : candidates;
  const args = ['diff-index', '--cached', '--ita-invisible-in-index', '--name-only', '-z', emptyTree(repo)];
  const staged = new Set(namesIn((await userGit(repo, [...args, '--', ...only])).stdout));
  return entries.filter(({ id, path }) => id !== empty || staged.has(path));
}

/** The contents behind these ids, but of those that are too large to be documents; absent ones are left out. */
export async function readBlobs(repo: Repository, ids: readonly string[]): Promise<Map<string, Blob>> {
  const wanted = [...new Set(ids)];
  const blobs = new Map<string, Blob>();
  const read = async (some: readonly string[], most?: number): Promise<void> => {
    for (const [id, { type, content }] of await objectsOf(repo, some, most)) {
      if (type !== 'blob') continue;
      const isSmall = content.length <= MAX_BLOB;
      blobs.set(id, isSmall ? { how: 'read', content } : { how: 'too-large', bytes: content.length });
    }
  };
  try {
    await read(wanted, MAX_BLOB + wanted.length * USUAL_BLOB);
  } catch (error) {
    if (!isTooMuch(error)) throw error;
    const sizes = await measureObjects((args, call) => userGit(repo, args, call), wanted);
    for (const [id, { bytes }] of sizes) if (bytes > MAX_BLOB) blobs.set(id, { how: 'too-large', bytes });
    await read(wanted.filter((id) => !blobs.has(id)));
  }
  return blobs;
}
