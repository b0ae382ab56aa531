/** Reads what an attempt left, through a second sandbox that sees it read-only, into the host's quarantine. */
import { join } from 'node:path';
import { type Ended, succeeded } from '../../core/journal/ended.js';
import type { AttemptState } from '../../core/journal/state.js';
import { isAllowed, isForbidden, isProtected } from '../../core/scope.js';
import { freshFolder, removeFolder } from '../../edges/files/index.js';
import { commitImported, type ImportedTree, importSnapshot, readTree, snapshotScript } from '../../edges/git/index.js';
import type { SandboxResult } from '../../edges/sandbox/index.js';
import { againIfKilled } from './again.js';
import type { OpenAttempt, Run } from './context.js';
import { evidenceTree } from './measure/gates.js';
import { importLimits, openSandbox } from './sandbox-plan.js';
import { throwIfNotStarted, throwIfStopped } from './stopped.js';

/** Room for the lists that the snapshot prints beside its pack. */
const LISTS_BYTES = 4 * 1024 ** 2;

/** The tree of the attempt's files as they are now, entry by entry as far as they may be accepted. */
export async function importTree(open: OpenAttempt): Promise<ImportedTree> {
  const { run } = open;
  let read = await readFiles(open);
  if (mayBeKilled(read.ended)) read = await readFiles(open);
  throwIfNotStarted("Reading the attempt's files", read.ended);
  const { ended, stdout, stderr } = read;
  const dir = run.places.quarantine;
  const limits = importLimits(run.policy);
  return againIfKilled(() =>
    importSnapshot(run.repo, { dir, baseCommit: run.base.commit, ended, stdout, stderr, limits }),
  );
}

/**
 * Whether something from outside may have ended the reading, its sandbox or a program of it, which says nothing about the
 * agent's files: reading changes nothing, and is done once more.
 */
const mayBeKilled = (ended: Ended): boolean =>
  ended.how === 'signalled' || ended.how === 'not-started' || (ended.how === 'exited' && !succeeded(ended));

/** What the snapshot prints of the attempt's files, in a sandbox of its own that sees them read-only. */
async function readFiles({ run, worktree, places }: OpenAttempt): Promise<SandboxResult> {
  const scratch = join(places.root, 'snapshot');
  await freshFolder(scratch);
  const limits = importLimits(run.policy);
  const sandbox = await openSandbox(run, {
    workspace: { path: worktree, writable: false },
    git: { dir: scratch, base: `${run.places.base}/objects` },
    outputBytes: limits.packBytes + LISTS_BYTES,
    ownPrograms: true,
  });
  try {
    const read = await sandbox.run({ argv: snapshotScript(run.base.commit, limits) });
    throwIfStopped(run.signal);
    return read;
  } finally {
    await sandbox.close();
    await removeFolder(scratch);
  }
}

/** Commits the attempt's last tree on the pinned base, in the host's name, and journals what it changes. */
export async function importAttempt(run: Run, attempt: AttemptState): Promise<void> {
  const number = attempt.attempt;
  const last = attempt.iterations.findLast((iteration) => iteration.tree !== null);
  if (last?.tree === undefined || last.tree === null) {
    if (attempt.discarded === null)
      await run.append('attempt.discarded', {
        attempt: number,
        reason: attempt.ended?.reason ?? 'It left nothing to read',
      });
    return;
  }
  const { tree } = last;
  const change = await readTree(run.repo, { dir: run.places.quarantine, tree, baseCommit: run.base.commit });
  const evidence = await evidenceTree(run, tree);
  const commit = await commitImported(run.repo, {
    dir: run.places.quarantine,
    tree,
    baseCommit: run.base.commit,
    branch: attempt.branch,
    message: `${run.order.data?.title ?? run.order.id}\n\nWork-Order: ${run.order.id}\nOrder-Digest: ${run.order.digest}\nAttempt: ${number}\nRun: ${run.id}\n`,
    author: { name: `agent/${attempt.agent}@attempt-${number}`, email: `${attempt.agent}@attempt-${number}.invalid` },
    committer: { name: 'AutoLoop', email: 'autoloop@localhost.invalid' },
    at: run.journal.state.started_at,
  });
  const order = run.order.data;
  const paths = change.files.map((file) => file.path);
  await run.append('attempt.imported', {
    attempt: number,
    commit,
    tree,
    evidence_tree: evidence.tree,
    patch_id: change.patchId,
    empty: change.empty,
    files: change.files,
    refused: last.refused,
    outside_scope: paths.filter((path) => !isAllowed(order, path)),
    forbidden: paths.filter((path) => isForbidden(order, path)),
    protected: paths.filter(isProtected(order, run.policy)),
    whitespace: change.whitespace,
    diff: await run.journal.putBlob(change.diff),
  });
}
