/** What other rooms may ask of Git. The `git` binary is spoken to nowhere else. */
export { type AttemptGitDirPlan, createAttemptGitDir } from './attempt-git-dir.js';
export { createBaseStore } from './base-store.js';
export { type Branch, branches, createBranch, deleteBranch, moveBranch } from './branches.js';
export { type CheckoutPlan, checkoutTree } from './checkout.js';
export { commitImported, type ImportedCommit } from './commit-imported.js';
export { commitPaths } from './commit-paths.js';
export { excludeLocally } from './exclude.js';
export { type CommitFact, commitFacts, identity, inHead, isAncestor, type Person } from './history.js';
export { type ImportedTree, importSnapshot, readTree, type SnapshotRun, type TreeChange } from './import.js';
export { pinAccepted } from './pins.js';
export { type Protection, restorePaths } from './protect.js';
export { changedInWorkTree, listFilesAt, readFileAt, readFilesAt, trackedFiles, treeOf } from './read.js';
export { type Head, head, type ObjectFormat, openRepository, type Repository } from './repository.js';
export { diffStat, showDiff } from './show.js';
export { DEFAULT_SNAPSHOT_LIMITS, type SnapshotLimits, snapshotScript } from './snapshot.js';
export type { RefusedPath } from './snapshot-stream.js';
export type { ChangedFile } from './tree-diff.js';
export { addWorktree, emptyTrash, listWorktrees, removeWorktree, type Worktree } from './worktrees.js';
