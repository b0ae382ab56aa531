/** A repository as everything in this room is given it, and what answers for it where it is not the `git` command. */

export type ObjectFormat = 'sha1' | 'sha256';

export interface Repository {
  /** Top of this work tree, absolute. */
  root: string;
  /** Git directory of this work tree; a linked worktree has its own. */
  gitDir: string;
  /** Git directory that all linked worktrees share. */
  commonDir: string;
  objectFormat: ObjectFormat;
  /** Whether history was cut off when it was cloned. */
  shallow: boolean;
  /** What reads it where no `git` can be started; everything else is then refused as `git-missing`. */
  reader?: Reader;
}

export interface Head {
  /** Null before the first commit. */
  commit: string | null;
  /** Null when HEAD is detached. */
  branch: string | null;
}

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

export interface GitObject {
  type: string;
  content: Buffer;
}

/** Ids of a path's content on both sides; null where it is not there. */
export interface Difference {
  before: string | null;
  after: string | null;
  /** Whether a merge left it in several versions. */
  conflicted: boolean;
}

/** What a snapshot asks of a repository, in the place of the functions of the same names. */
export interface Reader {
  /** What cannot be told without Git, as a sentence. */
  unknown: string;
  entriesAt(commit: string, under?: string): Promise<TreeEntry[]>;
  stagedEntries(under?: string): Promise<TreeEntry[]>;
  /** Absent ones are left out. */
  objects(ids: readonly string[]): Promise<Map<string, GitObject>>;
  head(): Promise<Head>;
  /** Null when there is none. */
  commitNamed(revision: string): Promise<string | null>;
  /** Parents before their children. */
  commitsBetween(to: string, not: readonly string[]): Promise<string[]>;
  /** How the index differs from a commit or a tree, by path. */
  stagedDifferences(base: string): Promise<Map<string, Difference>>;
  /** What differs between two trees, by path. */
  treeDifferences(from: string, to: string): Promise<Map<string, Difference>>;
}
