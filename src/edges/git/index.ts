/** What other rooms may ask of Git. The `git` binary is spoken to nowhere else. */
export { type AttemptGitDirPlan, createAttemptGitDir } from './attempts/attempt-git-dir.js';
export { createBaseStore } from './attempts/base-store.js';
export { type CheckoutPlan, checkoutTree } from './attempts/checkout.js';
export { commitImported, type ImportedCommit } from './attempts/commit-imported.js';
export { type ImportedTree, importSnapshot, readTree, type SnapshotRun, type TreeChange } from './attempts/import.js';
export { type Protection, restorePaths } from './attempts/protect.js';
export { DEFAULT_SNAPSHOT_LIMITS, type SnapshotLimits, snapshotScript } from './attempts/snapshot.js';
export type { RefusedPath } from './attempts/snapshot-stream.js';
export {
  addWorktree,
  discardFolder,
  emptyTrash,
  listWorktrees,
  removeWorktree,
  trashOf,
  type Worktree,
} from './attempts/worktrees.js';
export { type Branch, branches, createBranch, deleteBranch, moveBranch } from './branches.js';
export { type Change, changesIn, commitsBetween, stagedAgainst, stagedChange, treeDifferences } from './changes.js';
export { type ClaimRef, listClaims, readClaim, removeClaim, swapClaim, writeClaim } from './claims.js';
export { cleanEntries } from './clean-entries.js';
export { commitPaths } from './commit-paths.js';
export { wasKilled } from './door.js';
export { type Blob, entriesAt, readBlobs, stagedEntries, type TreeEntry } from './entries.js';
export { excludedLocally, excludeLocally } from './exclude.js';
export { type BranchTip, branchTips, idsBetween, parentsOf } from './graph.js';
export { type CommitFact, commitFacts, identity, inHead, isAncestor, type Person } from './history.js';
export {
  addConfiguredHooks,
  type ConfiguredHook,
  configuredHooks,
  type HooksPlace,
  hooksPlace,
  removeConfiguredHooks,
  setHooksPath,
} from './hooks.js';
export { idsAt } from './ids-at.js';
export { addTrailer, messageIn } from './messages.js';
export { commitBeginning, commitNamed, folderTreeOf, peeled, treeOf } from './named-commit.js';
export { contentId, isContentOf } from './object-id.js';
export { openForReading } from './open-for-reading.js';
export { pinAccepted } from './pins.js';
export { commitsOf, type PushedRef, pushedRefs, refsOfRemote, unreached } from './pushes.js';
export { changedInWorkTree, listFilesAt, readFileAt, readFilesAt, trackedFiles } from './read.js';
export { mustBeRemote, readRemoteClaim, swapRemoteClaim } from './remote-claims.js';
export { type Head, head, type ObjectFormat, openRepository, type Repository } from './repository.js';
export { rootCommits } from './roots.js';
export { diffStat, showDiff } from './show.js';
export { type ChangedFile, patchBetween } from './tree-diff.js';
export { unfinishedIn } from './unfinished.js';
export { leftViews, sweepViews } from './views.js';
export { changedSinceHead } from './work-tree-diff.js';
