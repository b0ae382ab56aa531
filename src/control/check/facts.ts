/** What rules may know besides the documents, gathered from the same source as they. */
import { recordPaths } from '../../core/documents/paths.js';
import { AutoloopError } from '../../core/error.js';
import { parseBundle } from '../../core/evidence/bundle.js';
import { orderOfRun } from '../../core/journal/run-id.js';
import { concernedBy } from '../../core/rules/concerned.js';
import {
  type GitFacts,
  noFacts,
  type RunFact,
  runFact,
  touchedBy,
  type UnreadableRun,
} from '../../core/rules/facts.js';
import { isUsable } from '../../core/rules/rule.js';
import { endOf, isWithdrawn } from '../../core/rules/standing.js';
import { commitsToLookUp } from '../../core/rules/unknown-commit.js';
import type { Workspace } from '../../core/rules/workspace.js';
import { commitFacts, type Repository } from '../../edges/git/index.js';
import { listRuns } from '../../edges/journal/places.js';
import { allShipped } from '../presets/files.js';
import { changesOf, uncommittedEvidence } from './change-facts.js';
import { historyFacts } from './history-facts.js';
import { claimFacts, isOrphaned } from './live-facts.js';
import { recordFacts, sinceFact } from './record-facts.js';
import type { Snapshot } from './snapshot.js';
import type { SourceFiles } from './sources.js';

/** Everything rules may ask for, and no more: what no document needs is not looked up. */
export async function gatherFacts(snapshot: Snapshot): Promise<GitFacts> {
  const { repository, source, files, workspace, documents } = snapshot;
  const [signatures, presets] = await Promise.all([countSignatures(files, workspace), shippedPresets(workspace)]);
  const beside = { ...(signatures && { signatures }), ...(presets && { presets }) };
  if (repository === undefined) {
    const records = await recordFacts(snapshot, () => true);
    return { ...noFacts, ...beside, ...(records && { records }) };
  }
  const open = openOrders(workspace);
  const [trackedFiles, commits, journals, claims, uncommitted, since, history] = await Promise.all([
    open.size > 0 ? files.tracked() : undefined,
    commitFacts(repository, commitsToLookUp(workspace)),
    readJournals(repository, open),
    repository.reader ? undefined : claimFacts(repository),
    uncommittedEvidence(repository, source, files),
    sinceFact(repository, workspace, documents),
    pastOf({ ...snapshot, repository }),
  ]);
  return {
    trackedFiles,
    commits,
    shallow: repository.shallow,
    ...journals,
    ...claims,
    ...(uncommitted && { uncommitted }),
    ...(since && { since }),
    ...history,
    ...beside,
  };
}

/** What changed, and of the documents which that concerns, how they stand in the history and what vouches for them. */
async function pastOf(snapshot: Snapshot & { repository: Repository }): Promise<Partial<GitFacts>> {
  const { repository, source, files, workspace } = snapshot;
  const changes = await changesOf(repository, source, workspace.config.integration_branch, files);
  const isAsked = changes ? concernedBy(touchedBy(changes), workspace) : () => true;
  const [history, records] = await Promise.all([
    historyFacts(repository, workspace, changes, isAsked),
    recordFacts(snapshot, isAsked),
  ]);
  return { ...history, ...(records && { records }) };
}

/** Orders whose work may still go on. */
function openOrders(workspace: Workspace): Set<string> {
  const open = workspace.orders.filter((order) => !isWithdrawn(order, workspace) && !endOf(order.id, workspace));
  return new Set(open.map(({ id }) => id));
}

/** What this machine's journals say of runs of these orders. A journal that cannot be read backs nothing, and is named. */
async function readJournals(
  repository: Repository,
  orders: ReadonlySet<string>,
): Promise<Required<Pick<GitFacts, 'journals' | 'unreadableRuns'>>> {
  const journals = new Map<string, RunFact>();
  const unreadableRuns: UnreadableRun[] = [];
  const ofOpenOrder = (id: string) => {
    const order = orderOfRun(id);
    return order === undefined || orders.has(order);
  };
  const ids = (await listRuns(repository.commonDir)).filter(ofOpenOrder);
  if (ids.length === 0) return { journals, unreadableRuns };
  // Reading journals takes the schemas of every event, which most checks have no use for.
  const { projectRun } = await import('../../edges/journal/index.js');
  for (const id of ids) {
    const state = await projectRun(repository.commonDir, id).catch(onlyExpected);
    if (state === undefined) {
      unreadableRuns.push({ run: id, order: orderOfRun(id) ?? '' });
      continue;
    }
    const orphaned = state.ended === null && (await isOrphaned(repository, id));
    journals.set(id, { ...runFact(state), orphaned });
  }
  return { journals, unreadableRuns };
}

function onlyExpected(error: unknown): undefined {
  if (!(error instanceof AutoloopError)) throw error;
}

/** Signatures on the least signed statement of each attestation; none on one that is not what we write. */
async function countSignatures(
  files: SourceFiles,
  { config, closeouts }: Workspace,
): Promise<Map<string, number> | undefined> {
  if (!config.evidence.require_signed) return undefined;
  const pathOf = (id: string) => recordPaths(id).attestation;
  const attestations = await files.read(closeouts.map(({ id }) => pathOf(id)));
  return new Map(closeouts.map(({ id }) => [id, signaturesIn(attestations.get(pathOf(id)))]));
}

function signaturesIn(bytes: Uint8Array | undefined): number {
  const bundle = bytes && parseBundle(bytes);
  if (bundle?.how !== 'read' || bundle.statements.length === 0) return 0;
  return Math.min(...bundle.statements.map(({ envelope }) => envelope.signatures.length));
}

/** Names of the presets in the package, where an order asks for one by name. */
async function shippedPresets({ orders, presets }: Workspace): Promise<string[] | undefined> {
  const isNamed = orders.some((order) => isUsable(order) && order.data.attempts?.preset !== undefined);
  return isNamed || presets().size > 0 ? allShipped() : undefined;
}
