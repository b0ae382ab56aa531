/** What a snapshot asks of a repository, where it is not the `git` command that answers. */
import type { TreeEntry } from './entries.js';
import type { GitObject } from './objects.js';
import type { Head } from './repository.js';

export interface Reader {
  /** What cannot be told without Git, as a sentence. */
  unknown: string;
  /** As `entriesAt`. */
  entriesAt(commit: string, under?: string): Promise<TreeEntry[]>;
  /** As `stagedEntries`. */
  stagedEntries(under?: string): Promise<TreeEntry[]>;
  /** As `objectsOf`. */
  objects(ids: readonly string[]): Promise<Map<string, GitObject>>;
  /** As `head`. */
  head(): Promise<Head>;
  /** The full id of the commit that a revision names; null when there is none. */
  commitNamed(revision: string): Promise<string | null>;
  /** Commits reachable from `to` and from none of `not`, parents before their children. */
  commitsBetween(to: string, not: readonly string[]): Promise<string[]>;
  /** How the index differs from a commit or a tree, by path. */
  stagedDifferences(base: string): Promise<Map<string, Difference>>;
  /** What differs between two trees, by path. */
  treeDifferences(from: string, to: string): Promise<Map<string, Difference>>;
}

/** Ids of a path's content on both sides; null where it is not there. */
export interface Difference {
  before: string | null;
  after: string | null;
  /** Whether a merge left it in several versions. */
  conflicted: boolean;
}
