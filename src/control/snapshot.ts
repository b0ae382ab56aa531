/** The documents of a work tree, and what rules may know besides. */

import { resolve } from 'node:path';
import { recordPaths } from '../core/documents/paths.js';
import { AutoloopError } from '../core/error.js';
import { parseBundle } from '../core/evidence/bundle.js';
import { orderOfRun } from '../core/journal/run-id.js';
import { type GitFacts, noFacts, type RunFact, runFact } from '../core/rules/facts.js';
import { isUsable } from '../core/rules/rule.js';
import { endOf, isWithdrawn } from '../core/rules/standing.js';
import { commitsToLookUp } from '../core/rules/unknown-commit.js';
import { buildWorkspace, type SnapshotFile, type Workspace } from '../core/rules/workspace.js';
import { nearestWith, readDocuments, readFiles } from '../edges/files/index.js';
import { commitFacts, openRepository, type Repository, trackedFiles } from '../edges/git/index.js';
import { listRuns } from '../edges/journal/places.js';
import { shippedNames } from './run/load-preset.js';

export interface Snapshot {
  /** What paths are relative to, absolute. */
  root: string;
  /** Why Git was not asked; undefined when it was. */
  withoutGit: string | undefined;
  repository: Repository | undefined;
  files: readonly SnapshotFile[];
  workspace: Workspace;
}

/**
 * The documents of the work tree that contains `directory`; outside a repository those of the nearest folder above that
 * has `.autoloop`.
 * @throws AutoloopError `no-documents` where there are none; `folder-unreadable`; whatever keeps Git from opening the
 * repository, where no `.autoloop` is found without it either.
 */
export async function readSnapshot(directory: string): Promise<Snapshot> {
  const place = await openPlace(resolve(directory));
  const files = await readDocuments(place.root);
  if (files.length === 0)
    throw new AutoloopError('usage', 'no-documents', `There is nothing under .autoloop in ${place.root}`, {
      hint: 'Set it up with: autoloop init',
    });
  return { ...place, files, workspace: buildWorkspace(files) };
}

/** The work tree of a repository with everything rules may know of it; nothing under `.autoloop` is an empty workspace. */
export async function snapshotWorkTree(
  repository: Repository,
): Promise<Pick<Snapshot, 'files' | 'workspace'> & { facts: GitFacts }> {
  const files = await readDocuments(repository.root);
  const workspace = buildWorkspace(files);
  const facts = await gatherFacts({ root: repository.root, repository, workspace });
  return { files, workspace, facts };
}

async function openPlace(directory: string): Promise<Omit<Snapshot, 'files' | 'workspace'>> {
  try {
    const repository = await openRepository(directory);
    return { root: repository.root, repository, withoutGit: undefined };
  } catch (error) {
    const root = nearestWith(directory, '.autoloop');
    if (!(error instanceof AutoloopError) || root === undefined) throw error;
    return { root, repository: undefined, withoutGit: error.message };
  }
}

/** Everything rules may ask for, and no more: what no document needs is not looked up. */
export async function gatherFacts({
  repository,
  root,
  workspace,
}: Pick<Snapshot, 'repository' | 'root' | 'workspace'>): Promise<GitFacts> {
  const signatures = await countSignatures(root, workspace);
  const presets = await shippedPresets(workspace);
  const beside = { ...(signatures && { signatures }), ...(presets && { presets }) };
  if (repository === undefined) return { ...noFacts, ...beside };
  const open = openOrders(workspace);
  const [tracked, commits, journals] = await Promise.all([
    open.size > 0 ? trackedFiles(repository) : undefined,
    commitFacts(repository, commitsToLookUp(workspace)),
    readJournals(repository, open),
  ]);
  return { trackedFiles: tracked, commits, shallow: repository.shallow, journals, ...beside };
}

/** Orders whose work may still go on. */
function openOrders(workspace: Workspace): Set<string> {
  const open = workspace.orders.filter((order) => !isWithdrawn(order, workspace) && !endOf(order.id, workspace));
  return new Set(open.map(({ id }) => id));
}

/** What this machine's journals say of runs of these orders. A journal that cannot be read backs nothing. */
async function readJournals(repository: Repository, orders: ReadonlySet<string>): Promise<Map<string, RunFact>> {
  const journals = new Map<string, RunFact>();
  const ofOpenOrder = (id: string) => {
    const order = orderOfRun(id);
    return order === undefined || orders.has(order);
  };
  const ids = (await listRuns(repository.commonDir)).filter(ofOpenOrder);
  if (ids.length === 0) return journals;
  // Reading journals takes the schemas of every event, which most checks have no use for.
  const { projectRun } = await import('../edges/journal/index.js');
  for (const id of ids) {
    const state = await projectRun(repository.commonDir, id).catch(onlyExpected);
    if (state !== undefined) journals.set(id, runFact(state));
  }
  return journals;
}

function onlyExpected(error: unknown): undefined {
  if (!(error instanceof AutoloopError)) throw error;
}

/** Signatures on the least signed statement of each attestation; none on one that is not what we write. */
async function countSignatures(
  root: string,
  { config, closeouts }: Workspace,
): Promise<Map<string, number> | undefined> {
  if (!config.evidence.require_signed) return undefined;
  const pathOf = (id: string) => recordPaths(id).attestation;
  const files = await readFiles(
    root,
    closeouts.map(({ id }) => pathOf(id)),
  );
  return new Map(closeouts.map(({ id }) => [id, signaturesIn(files.get(pathOf(id)))]));
}

function signaturesIn(bytes: Uint8Array | undefined): number {
  const bundle = bytes && parseBundle(bytes);
  if (bundle?.how !== 'read' || bundle.statements.length === 0) return 0;
  return Math.min(...bundle.statements.map(({ envelope }) => envelope.signatures.length));
}

/** Names of the presets in the package, where an order asks for one by name. */
async function shippedPresets({ orders }: Workspace): Promise<string[] | undefined> {
  if (!orders.some((order) => isUsable(order) && order.data.attempts?.preset !== undefined)) return undefined;
  return shippedNames();
}
