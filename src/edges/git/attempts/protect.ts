/** Puts protected paths of a tree back to what they are in the base: tests and gates must not be the attempt's own. */

import { treeOf } from '../named-commit.js';
import type { Repository } from '../repository.js';
import { changedEntries } from '../tree-diff.js';
import { editTree, ensureQuarantine, type TreeEdit } from './quarantine.js';

export interface Protection {
  dir: string;
  tree: string;
  baseCommit: string;
  isProtected: (path: string) => boolean;
}

/** The tree with every protected path as in the base, and the paths that had to be put back. */
export async function restorePaths(repo: Repository, plan: Protection): Promise<{ tree: string; restored: string[] }> {
  await ensureQuarantine(repo, plan.dir);
  const baseTree = await treeOf(repo, plan.baseCommit);
  const changed = await changedEntries(plan.dir, baseTree, plan.tree);
  const edits: TreeEdit[] = [];
  const restored: string[] = [];
  for (const { raw, status, from } of changed) {
    const path = Buffer.from(raw, 'latin1').toString('utf8');
    if (!plan.isProtected(path)) continue;
    edits.push({ raw, to: status === 'A' ? null : from });
    restored.push(path);
  }
  return { tree: await editTree(plan.dir, plan.tree, edits), restored };
}
