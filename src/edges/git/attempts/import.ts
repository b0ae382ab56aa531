/** From a snapshot's byte stream to a tree that the repository may take in: the base's, changed by accepted entries only. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { AutoloopError } from '../../../core/error.js';
import { type Ended, sayEnded } from '../../../core/journal/ended.js';
import { hostGit, wasKilled } from '../door.js';
import { treeOf } from '../named-commit.js';
import type { Repository } from '../repository.js';
import {
  type ChangedFile,
  changedEntries,
  changedFiles,
  patchBetween,
  patchIdOf,
  whitespaceFaults,
} from '../tree-diff.js';
import { judgeEntries } from './judge-entries.js';
import { editTree, ensureQuarantine } from './quarantine.js';
import type { SnapshotLimits } from './snapshot.js';
import { displayed, parseSnapshotStream, type RefusedPath } from './snapshot-stream.js';

/** How the snapshot script ended, as the sandbox tells it, and what it printed. */
export interface SnapshotRun {
  /** The quarantine; made when it is missing. */
  dir: string;
  baseCommit: string;
  ended: Ended;
  stdout: Uint8Array;
  stderr: Uint8Array;
  limits: SnapshotLimits;
}

/** A tree and what it changes in the base. */
export interface TreeChange {
  tree: string;
  empty: boolean;
  files: ChangedFile[];
  /** Equal for equal changes; null when there is none. */
  patchId: string | null;
  /** A patch that `git apply` takes. */
  diff: Uint8Array;
  /** `path:line: message` of faulty whitespace and left-over conflict markers. */
  whitespace: string[];
}

/** What came of a snapshot; `readTree` describes it. */
export interface ImportedTree {
  tree: string;
  /** What the attempt left and the tree does not have, each with why. */
  refused: RefusedPath[];
}

/**
 * Reads the snapshot into the quarantine and builds the accepted tree, entry by entry.
 * Throws `refused` when the attempt as a whole cannot be taken: `snapshot-failed`, `snapshot-malformed`,
 * `snapshot-too-big`.
 */
export async function importSnapshot(repo: Repository, run: SnapshotRun): Promise<ImportedTree> {
  const { dir, limits } = run;
  if (run.ended.how !== 'exited' || run.ended.code !== 0) throw failed(run);
  const snapshot = parseSnapshotStream(run.stdout, repo.objectFormat);
  if (snapshot.pack.length > limits.packBytes)
    throw tooBig(`its files take more than ${limits.packBytes} bytes packed`);
  await ensureQuarantine(repo, dir);
  const brought = await unpack(dir, snapshot.pack, limits);
  const baseTree = await treeOf(repo, run.baseCommit);
  const entries = await changedEntries(dir, baseTree, snapshot.tree).catch((cause) => {
    if (wasKilled(cause)) throw cause;
    throw new AutoloopError('refused', 'snapshot-malformed', 'The snapshot names a tree it does not hold', { cause });
  });
  if (entries.length > limits.changedFiles)
    throw tooBig(`it changes ${entries.length} files of ${limits.changedFiles} allowed`);
  const verdict = await judgeEntries(dir, { baseTree, entries, brought, blobBytes: limits.blobBytes });
  if (verdict.bytes > limits.totalBytes)
    throw tooBig(`its files have ${verdict.bytes} bytes of ${limits.totalBytes} allowed`);
  const tree = await editTree(dir, baseTree, verdict.edits);
  const refused = [
    ...snapshot.refused,
    ...verdict.refused.map(({ raw, reason }) => ({ path: displayed(raw), reason })),
  ];
  return { tree, refused };
}

/** A tree of the quarantine, described again. */
export async function readTree(
  repo: Repository,
  plan: { dir: string; tree: string; baseCommit: string },
): Promise<TreeChange> {
  await ensureQuarantine(repo, plan.dir);
  return describe(plan.dir, await treeOf(repo, plan.baseCommit), plan.tree);
}

async function describe(dir: string, baseTree: string, tree: string): Promise<TreeChange> {
  if (tree === baseTree) return { tree, empty: true, files: [], patchId: null, diff: new Uint8Array(), whitespace: [] };
  const [files, diff, whitespace] = await Promise.all([
    changedFiles(dir, baseTree, tree),
    patchBetween(dir, baseTree, tree),
    whitespaceFaults(dir, baseTree, tree),
  ]);
  return { tree, empty: false, files, patchId: patchIdOf(diff), diff, whitespace };
}

/**
 * Takes the pack in, checked as strictly as Git can. Answers the ids of what it brought. A delta against an object that
 * is not in the pack is refused: it could pull the content of any object of the repository into the attempt.
 */
async function unpack(dir: string, pack: Buffer, limits: SnapshotLimits): Promise<Set<string>> {
  if (pack.length === 0) return new Set();
  const args = ['index-pack', '--strict', `--max-input-size=${limits.packBytes}`, '--stdin'];
  const { stdout } = await hostGit(dir, args, { stdin: pack }).catch((cause) => {
    if (wasKilled(cause)) throw cause;
    throw new AutoloopError(
      'refused',
      'snapshot-malformed',
      `Git refuses the attempt's objects: ${(cause as Error).message}`,
      { cause },
    );
  });
  const name = stdout.toString().trim().split('\t')[1] ?? '';
  const { stdout: index } = await hostGit(dir, ['show-index'], {
    stdin: await readFile(path.join(dir, 'objects', 'pack', `pack-${name}.idx`)),
  });
  return new Set(
    index
      .toString()
      .split('\n')
      .map((line) => line.split(' ')[1] ?? ''),
  );
}

function failed({ ended, stderr }: SnapshotRun): AutoloopError {
  const said = displayed(Buffer.from(stderr).toString('latin1', 0, 400).trim().split('\n').at(-1) ?? '');
  return new AutoloopError(
    'refused',
    'snapshot-failed',
    `The files of the attempt could not be read: Git ${sayEnded(ended)}${said === '' ? '' : `: ${said}`}`,
    {
      hint: 'The sandbox needs git, and enough time, memory and disk for the files it reads.',
    },
  );
}

const tooBig = (what: string) =>
  new AutoloopError('refused', 'snapshot-too-big', `The attempt is too big: ${what}`, {
    hint: 'Build products belong into the .gitignore of the base; limits are set in .autoloop/config.yml.',
  });
