/** Verifies evidence records from Git alone: what a stranger with a clone can know, and the first thing that is wrong. */
import type { Policy } from '../../core/documents/policy.js';
import { AutoloopError } from '../../core/error.js';
import { compareStatements, readAttestation, sourceOf } from '../../core/evidence/attestation.js';
import { type BadPlace, type Checked, cannotTell, failed, held } from '../../core/evidence/checked.js';
import { checkDecision, checkRanking, checkTests } from '../../core/evidence/decision.js';
import { commandsOf } from '../../core/evidence/judgement.js';
import { type RecordDocuments, readDocuments, readRun } from '../../core/evidence/record.js';
import { checkReports } from '../../core/evidence/reports.js';
import type { AttemptState, RunState } from '../../core/journal/state.js';
import type { Verdict } from '../../core/judging/repeats.js';
import { nearest } from '../../core/nearest.js';
import { counted } from '../../core/render/counted.js';
import { quoted } from '../../core/untrusted.js';
import { openRepository, type Repository } from '../../edges/git/index.js';
import { mustBeKnown } from '../inspect/runs.js';
import { checkChanges, checkCriteria } from './record-change.js';
import { checkCommits } from './record-commits.js';
import { checkUnchanged, closedOrders, readRecordFiles } from './record-history.js';
import { checkRunPolicy } from './record-policy.js';
import { checkSignatures } from './record-signatures.js';

/** What a caller who has sandboxes is asked to do again. */
export interface ReplayRequest {
  repository: Repository;
  /** The order as it stands, which is the contract that was accepted. */
  order: RecordDocuments['order'];
  accepted: { commit: string; tree: string };
  base: { commit: string; tree: string };
  /** What sealed the run: its engine, and the image where it had one. */
  sandbox: Pick<RunState['started']['sandbox'], 'engine' | 'image'>;
  /** The policy that governed the run, as JSON text. */
  policy: string;
}

/** Runs every acceptance command of the order on the accepted tree again, and says what came of each. */
export type Replay = (request: ReplayRequest) => Promise<readonly { command: string; verdict: Verdict }[]>;

export interface VerifyOptions {
  /** Ids; all orders that were ever closed when absent or empty. */
  orders?: readonly string[];
  replay?: Replay;
}

export interface Step {
  name:
    | 'documents'
    | 'unchanged'
    | 'journal'
    | 'reports'
    | 'decision'
    | 'attestation'
    | 'policy'
    | 'signatures'
    | 'statements'
    | 'commit'
    | 'change'
    | 'tests'
    | 'ranking'
    | 'criteria'
    | 'replay';
  /** `null`: it cannot be told from here. */
  ok: boolean | null;
  detail: string;
}

export interface OrderVerification {
  order: string;
  /** Nothing was found wrong. */
  ok: boolean;
  /** As far as it went: the first step that fails is the last. */
  steps: Step[];
  first_fault?: BadPlace & { step: Step['name']; reason: string };
}

export interface Verification {
  orders: OrderVerification[];
}

/**
 * Verifies the records of the repository that contains `directory`. What is wrong with them is in the answer.
 * @throws AutoloopError `unknown-order`; `not-closed` for an order that never was; `ssh-keygen-missing`; whatever keeps Git from answering.
 */
export async function verify(directory: string, options: VerifyOptions = {}): Promise<Verification> {
  const repo = await openRepository(directory);
  const closed = await closedOrders(repo);
  for (const id of options.orders ?? []) if (!closed.includes(id)) throw await notClosed(repo, id, closed);
  const ids = options.orders?.length ? [...new Set(options.orders)] : closed;
  const orders: OrderVerification[] = [];
  for (const id of ids) orders.push(await verifyOrder(repo, id, options.replay));
  return { orders };
}

/** @throws AutoloopError `unknown-order` where there is no such order, and none that was closed is called much the same. */
async function notClosed(repo: Repository, id: string, closed: readonly string[]): Promise<AutoloopError> {
  const close = nearest(id, closed);
  if (close === undefined) await mustBeKnown(repo, id);
  return new AutoloopError(
    'usage',
    'not-closed',
    `No order \`${id}\` was ever closed here, so there is nothing to verify`,
    {
      hint: close ? `Did you mean \`${close}\`?` : `Close it first: autoloop close ${id}`,
    },
  );
}

async function verifyOrder(repo: Repository, order: string, replay: Replay | undefined): Promise<OrderVerification> {
  const steps: Step[] = [];
  for await (const { name, checked } of stepsOf(repo, order, replay)) {
    steps.push({ name, ok: checked.ok, detail: checked.detail });
    if (checked.ok === false)
      return { order, ok: false, steps, first_fault: { ...checked.bad, step: name, reason: checked.detail } };
  }
  return { order, ok: true, steps };
}

interface Taken {
  name: Step['name'];
  checked: Checked<unknown>;
}

/** One after the other; each rests on those before it, and after the first that fails nobody asks for the next. */
async function* stepsOf(repo: Repository, order: string, replay: Replay | undefined): AsyncGenerator<Taken> {
  const files = await readRecordFiles(repo, order);
  const documents = yield* taken('documents', readDocuments(order, files));
  const asClosed = yield* taken('unchanged', await checkUnchanged(repo, documents, files));
  const { data } = documents.closeout;
  if (data.run === undefined) {
    yield* taken('journal', withoutRun(documents));
    return;
  }
  const run = yield* taken('journal', readRun(documents, files));
  // Where nothing is accepted, nothing rests on the reports; their bytes are attested all the same.
  if (data.result === 'accepted') yield* taken('reports', checkReports(run, documents.reports, files));
  const accepted = data.result === 'accepted' ? yield* taken('decision', checkDecision(documents, run, files)) : null;
  const attestation = yield* taken('attestation', readAttestation(documents, run, files));
  const policy = yield* taken('policy', await checkRunPolicy(repo, documents, run, attestation.policy));
  yield* taken('signatures', await checkSignatures(repo, documents, run, attestation, policy));
  const source = sourceOf(documents, run, attestation.policy, asClosed);
  yield* taken('statements', compareStatements(attestation, source));
  yield* taken('commit', await checkCommits(repo, documents, run, accepted));
  yield* taken('change', await checkChanges(repo, documents, run, policy));
  if (accepted) yield* taken('tests', checkTests(documents, accepted, policy));
  yield* taken('ranking', checkRanking(documents, run, policy));
  if (accepted) yield* taken('criteria', await checkCriteria(repo, documents, accepted, policy));
  if (accepted && replay) yield* taken('replay', await checkReplay(repo, documents, run, accepted, policy, replay));
}

/** Hands a step out, and on its value if there is one. */
async function* taken<Value>(name: Step['name'], checked: Checked<Value>): AsyncGenerator<Taken, Value> {
  yield { name, checked };
  if (checked.ok === false) throw new Error(`${name} failed, and somebody went on`);
  return checked.value;
}

/** Work of which no run tells cannot have been proved by one. */
function withoutRun({ closeout }: RecordDocuments): Checked {
  const { result, provenance } = closeout.data;
  if (provenance === 'backfill')
    return cannotTell('the work was done outside and recorded later; no run proves it', undefined);
  if (result === 'accepted') return failed(closeout.path, 'it accepts work, but names no run that measured it');
  return held('no run was made, and nothing was accepted', undefined);
}

async function checkReplay(
  repository: Repository,
  { order, closeout }: RecordDocuments,
  { started }: RunState,
  { imported }: AttemptState,
  policy: Policy,
  replay: Replay,
): Promise<Checked> {
  if (!imported) return failed(closeout.path, 'nothing was imported that could be run again');
  const replayed = await replay({
    repository,
    order,
    accepted: { commit: imported.commit, tree: imported.tree },
    base: { commit: started.base_commit, tree: started.base_tree },
    sandbox: started.sandbox,
    policy: JSON.stringify(policy),
  });
  const verdicts = new Map(replayed.map(({ command, verdict }) => [command, verdict]));
  const commands = commandsOf(order.data);
  const other = commands.find((command) => verdicts.get(command) !== 'passed');
  if (other !== undefined)
    return failed(
      closeout.path,
      `command ${quoted(other)} passed when it was measured; run again it is \`${verdicts.get(other) ?? 'not-run'}\``,
    );
  return held(`${counted(commands.length, 'command')} passed again`, undefined);
}
