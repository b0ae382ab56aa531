/**
 * An attempt's files between two roles that write. They are read once, however many want to know what may be taken over of
 * them, and who only reads sees that and nothing else: what Git ignores, or the import refuses, could be meant for it alone.
 */
import { join } from 'node:path';
import { AutoloopError } from '../../../core/error.js';
import { findAttempt } from '../../../core/journal/lookup.js';
import { fenced } from '../../../core/untrusted.js';
import { exists, writeText } from '../../../edges/files/index.js';
import { checkoutTree, discardFolder, type ImportedTree } from '../../../edges/git/index.js';
import type { SandboxPlan } from '../../../edges/sandbox/index.js';
import { againIfKilled } from '../again.js';
import { secondsLeft } from '../budget.js';
import type { OpenAttempt, Run } from '../context.js';
import { treeToBeginWith } from '../continue.js';
import { networkLog } from '../decisions.js';
import { importTree } from '../import-change.js';
import { workspaceHostOf } from '../measure/gates.js';
import { placesToHold, setUpApart } from '../measure/workspace.js';
import { openSandbox } from '../sandbox-plan.js';

/** What is asked of the files while nobody writes. */
export interface Moment {
  /** What may be taken over. @throws AutoloopError of kind `refused` where it is nothing. */
  left(): Promise<ImportedTree>;
  /** The tree of it; null where the files are refused as a whole. */
  tree(): Promise<string | null>;
  /** It, as files for who only reads; the same for all. @throws AutoloopError as `left`. */
  files(): Promise<FilesToRead>;
  /** Lets go of these files; nobody may be at work over them. */
  close(): Promise<void>;
}

/** A clean checkout that is set up as for an acceptance command. */
export interface FilesToRead {
  path: string;
  shared: NonNullable<SandboxPlan['workspace']['shared']>;
  /** An index of the base over it, for `createAttemptGitDir`. */
  index: string;
  /** Sections for prompts: what is wrong with it. */
  told: string[];
}

/** The tree that an attempt's files had after its last iteration that is over. */
export function treeSoFar(run: Run, attempt: number): string {
  const iterations = findAttempt(run.journal.state, attempt)?.iterations ?? [];
  return iterations.findLast(({ tree }) => tree !== null)?.tree ?? treeToBeginWith(run);
}

/** The tree of the attempt's files as they are now; null where it is refused as a whole. */
export const treeNow = (open: OpenAttempt): Promise<string | null> => treeOr(importTree(open));

async function treeOr(left: Promise<ImportedTree>): Promise<string | null> {
  try {
    return (await left).tree;
  } catch (error) {
    if (error instanceof AutoloopError && error.kind === 'refused') return null;
    throw error;
  }
}

/** Before anybody wrote in an iteration: the files are as the last one left them. */
export function momentBefore(open: OpenAttempt): Moment {
  const tree = treeSoFar(open.run, open.number);
  return momentOf(open, async () => ({ tree, refused: [] }));
}

/** After somebody wrote. */
export const momentWithin = (open: OpenAttempt): Moment => momentOf(open, () => importTree(open));

function momentOf(open: OpenAttempt, read: () => Promise<ImportedTree>): Moment {
  let tree: Promise<ImportedTree> | undefined;
  let made: Promise<FilesToRead & { close(): Promise<void> }> | undefined;
  const left = () => {
    tree ??= read();
    return tree;
  };
  return {
    left,
    tree: () => treeOr(left()),
    files() {
      made ??= left().then((known) => againIfKilled(() => filesToRead(open, known.tree)));
      return made;
    },
    async close() {
      const closing = made;
      made = undefined;
      await closing?.then(
        (files) => files.close(),
        () => undefined, // whoever asked for them was told
      );
    },
  };
}

/**
 * One user holds the files as long as they are shown, for who reads them side by side. Where there is no setup they stay
 * for the attempt's next moment, in which only what changed is written; what ran over others is no ground to build on.
 */
async function filesToRead(open: OpenAttempt, tree: string): Promise<FilesToRead & { close(): Promise<void> }> {
  const { run, number, places } = open;
  const host = workspaceHostOf(run);
  const at = join(places.root, 'to-read');
  const [path, known, index] = [join(at, 'files'), join(at, 'known'), join(at, 'index')];
  const { shared, commands } = await run.setup(tree);
  const isSetUp = commands.length > 0;
  if (isSetUp || !(await exists(known))) await discardFolder(run.repo, at);
  const beside = { known, index, of: run.base.tree };
  await checkoutTree(run.repo, { dir: host.quarantine, tree, into: path, beside });
  const fixed = isSetUp ? await placesToHold(host, path) : [];
  // Where a sandbox shows its Git directory; made now, setup can put nothing of its own there.
  await writeText(join(path, '.git'), 'gitdir: /gitdir\n');
  const workspace = { path, writable: true, fixed, shared };
  const decisions = networkLog(run, number);
  const options = { onDecision: decisions.note, mostSeconds: secondsLeft(run, number) };
  const failed = await setUpApart(host, commands, workspace, options).finally(decisions.settled);
  // Setup runs the attempt's own code, which could show readers other files than those that would be taken over.
  if (isSetUp)
    await checkoutTree(run.repo, { dir: host.quarantine, tree, into: path, beside: { ...beside, distrusts: true } });
  const holder = await openSandbox(run, { workspace });
  const close = async () => {
    await holder.close('abandoned');
    if (isSetUp) await discardFolder(run.repo, at);
  };
  return { path, shared, index, told: failed === null ? [] : [setupFailed(failed.error)], close };
}

const setupFailed = ({ message }: AutoloopError): string =>
  `# Setup failed on these files\n\nWhat it makes may be missing where you look, as it will be for the acceptance commands.\n\n${fenced(message, 'text')}`;
