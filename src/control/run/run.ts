/** Starts a run and takes it, from wherever its journal says it is, to its end. */

import { asStep } from '../../core/chains/as-step.js';
import { bytesOf, limitsOf, type Policy, policyFor } from '../../core/documents/policy.js';
import { AutoloopError } from '../../core/error.js';
import { newRunId } from '../../core/journal/run-id.js';
import type { RunState } from '../../core/journal/state.js';
import type { ChainStep, RunEndedData, SetupSharedData } from '../../core/journal/types.gen.js';
import { quoted } from '../../core/untrusted.js';
import { makeFolder, removeFolder } from '../../edges/files/index.js';
import {
  createBaseStore,
  emptyTrash,
  excludeLocally,
  type Repository,
  removeWorktree,
  sweepViews,
} from '../../edges/git/index.js';
import { createJournal, sweepUnbegun } from '../../edges/journal/index.js';
import { version } from '../../version.js';
import { lineOf, refuseTooDeep } from '../inspect/lineage.js';
import { type KnownRun, readableRuns, readRun } from '../inspect/runs.js';
import { againIfKilled } from './again.js';
import { carryOut } from './attempt.js';
import { concurrently } from './concurrently.js';
import type { BegunRun, Run, Watcher } from './context.js';
import { type Earlier, earlierAttempt } from './continue.js';
import { keepCycleFiles } from './cycle-files.js';
import { networkLog } from './decisions.js';
import { isRunOf } from './detach.js';
import { refuseFullDisk, watchDisk } from './disk.js';
import { sealFor } from './image.js';
import { gatherEvidence, judge } from './measure/evidence.js';
import { type SharedSetup, shareSetup } from './measure/shared-setup.js';
import { outputKeeper } from './output.js';
import { placesOf } from './places.js';
import { planRun, type RunOptions, type RunPlan } from './plan.js';
import { writeReports } from './reports.js';
import { reserveAttempts } from './reserve.js';
import { reasonOf } from './roles/advice.js';
import { notBegun, stoppedBy, whyPaused } from './stopped.js';
import { watchedAppend } from './watched.js';

export interface RunRequest {
  repo: Repository;
  order: string;
  options?: RunOptions;
  /** `chain`: a step after the first; `branch`: it goes on from another run. */
  trigger: 'cli' | 'hook' | 'watch' | 'chain' | 'branch';
  /** The attempt whose files its attempts begin with; absent: those of base. */
  continues?: Earlier | undefined;
  /** The run before, where that is another than it goes on from. */
  parent?: string | undefined;
  /** The step of a chain that it is. */
  chain?: ChainStep | undefined;
  /** What a person wants besides the order. */
  extension?: string | undefined;
  /** What was found out beforehand, as JSON. */
  prep?: Uint8Array | undefined;
  signal: AbortSignal;
  environment: Record<string, string | undefined>;
  watch?: Watcher;
  /** Where it was asked for. */
  directory: string;
  /** Told before what takes long: setup, or that an image is built, which without it none is. */
  note?: ((text: string) => void) | undefined;
  /** The caller's clock and dice, so that nothing below reaches for them. */
  now: Date;
  random: () => string;
}

/**
 * Runs an order: plans, opens the journal, and carries it through.
 * @throws AutoloopError when it may not start; afterwards what happens is in the journal.
 */
export async function startRun(request: RunRequest): Promise<RunState> {
  const { repo, signal } = request;
  const before = request.continues && (await earlierAttempt(repo, request.order, request.continues));
  const plan = await planRun(repo, request.order, request.options, before?.run.started);
  const parent = await parentOf(request, plan.maxRunDepth);
  const policy = policyFor(plan.policy, plan.order.data);
  await refuseFullDisk(repo);
  const { engine, probe, image } = await sealFor({
    repo,
    policy,
    commit: plan.base.commit,
    signal,
    note: request.note,
  });
  if (signal.aborted) throw notBegun();
  await sweepUnbegun(repo.commonDir);
  const { runs } = await readableRuns(repo);
  // A later step of a chain takes the place of the one before.
  if (request.trigger !== 'chain') refuseTooMany(plan.policy, runs);
  if (request.trigger === 'hook' || request.trigger === 'watch') refuseAgain(plan, runs);
  await engine.sweep(repo.commonDir);
  await sweepViews(repo.commonDir);
  await excludeLocally(repo, `/${plan.policy.attempts_dir}/`);
  const id = newRunId(plan.order.id, request.now, request.random());
  const journal = await createJournal(repo.commonDir, id);
  try {
    const append = watchedAppend(journal, request.watch);
    // Reserved under the run's lock: until its first event is written, nobody takes these branches for leftovers.
    const attempts = await reserveAttempts(repo, plan, runs, before?.commit);
    await append('run.started', {
      run_id: id,
      preset: plan.preset.name,
      objective: [plan.order.data?.goal ?? '', request.extension ?? '']
        .filter((text) => text !== '')
        .join('\n\nBesides: '),
      project_dir: repo.root,
      work_dir: request.directory,
      created_at: request.now.toISOString(),
      backend: [...new Set(plan.agents)].join(','),
      trigger: request.trigger,
      parent_run_id: parent,
      order: plan.order.id,
      order_digest: plan.order.digest,
      base_commit: plan.base.commit,
      base_tree: plan.base.tree,
      policy_sha256: plan.policySha256,
      tool_version: version,
      policy: await journal.putBlob(Buffer.from(JSON.stringify(plan.policy))),
      preset_files: await journal.putBlob(Buffer.from(JSON.stringify(plan.presetFiles))),
      order_document: await journal.putBlob(Buffer.from(plan.orderText)),
      object_format: repo.objectFormat,
      attempts,
      limits: limitsOf(policy),
      sandbox: {
        engine: engine.name,
        version: probe.version,
        unenforced: probe.unenforced,
        probe: probe.checks,
        image: image === null ? null : { name: image.name, id: image.id },
      },
      ...(before && { continues: { run_id: before.run_id, attempt: before.attempt, tree: before.tree } }),
      ...(before?.report && { earlier_report: await journal.putBlob(before.report) }),
      ...(request.chain && { chain: request.chain }),
      ...(request.extension !== undefined && { extension: request.extension }),
      ...(request.prep && { prep: await journal.putBlob(request.prep) }),
    });
    return await drive({
      ...plan,
      preset: asStep(plan.preset, request.chain),
      policy,
      id,
      repo,
      journal,
      append,
      engine,
      image,
      keepOutput: outputKeeper(journal, bytesOf(policy.limits.max_run_output)),
      places: placesOf(journal.dir),
      signal,
      environment: request.environment,
      note: request.note,
    });
  } finally {
    await journal.close();
  }
}

/** The run before, whose line must not be too long. */
async function parentOf({ repo, parent, continues }: RunRequest, most: number): Promise<string | null> {
  const id = parent ?? continues?.run_id ?? null;
  if (id !== null) refuseTooDeep(most, await lineOf(repo, await readRun(repo, id)));
  return id;
}

/** Whoever started this may have been ended before it could tell of it, and another have started the order since. */
function refuseAgain({ order: { id, digest } }: RunPlan, runs: readonly KnownRun[]): void {
  const run = runs.find(isRunOf(id, digest));
  if (run === undefined) return;
  throw new AutoloopError('refused', 'run-already', `\`${id}\` has a run already: ${run.run_id}`, {
    hint: `Run it once more by hand: autoloop run ${id}`,
  });
}

function refuseTooMany({ limits }: Policy, runs: readonly KnownRun[]): void {
  const live = runs.filter((run) => run.live);
  if (live.length < limits.max_concurrent_runs) return;
  throw new AutoloopError(
    'refused',
    'too-many-runs',
    `${live.length} of ${limits.max_concurrent_runs} runs are at work already`,
    {
      hint: `Wait for one, or stop one:\n${live.map((run) => `autoloop stop ${run.run_id}`).join('\n')}`,
    },
  );
}

/** Each step does only what the journal does not hold yet, so that driving again after a crash ends the run once. */
export async function drive(given: BegunRun): Promise<RunState> {
  const disk = watchDisk(given);
  const begun = { ...given, signal: disk.signal };
  try {
    await makeFolder(begun.places.scratch);
    await againIfKilled(() => createBaseStore(begun.repo, begun.base.commit, begun.places.base));
    const run = { ...begun, setup: await sharedSetupOf(begun), versions: new Map() };
    const { attempts } = run.journal.state;
    await concurrently(run.policy.limits.max_concurrent_attempts, attempts, ({ attempt }) => carryOut(run, attempt));
    await againIfKilled(() => gatherEvidence(run));
    await judge(run);
    await againIfKilled(() => writeReports(run));
    await removeFolder(run.places.scratch);
    await emptyTrash(run.repo);
    if (run.journal.state.ended === null) await run.append('run.ended', outcomeOf(run.journal.state));
  } catch (error) {
    return await endBadly(begun, error);
  } finally {
    disk.stop();
    await keepCycleFiles(begun);
  }
  return begun.journal.state;
}

async function sharedSetupOf(run: BegunRun): Promise<SharedSetup> {
  const { places, journal, append, base } = run;
  const decisions = networkLog(run, null);
  const onShared = async (data: SetupSharedData) => {
    if (!journal.state.shared_setup.includes(data.digest)) await append('setup.shared', data);
  };
  const onCommand = (command: string) => run.note?.(`setup: ${quoted(command)} starts, for all attempts`);
  const host = { ...run, quarantine: places.quarantine, onShared, onCommand, onDecision: decisions.note };
  return shareSetup(host, base).finally(decisions.settled);
}

/** The judge's answer, unless every attempt failed for one reason that a person should hear first. */
function outcomeOf(state: RunState): RunEndedData {
  const { ranking, attempts } = state;
  if (ranking === null) throw new Error('a run ends after its ranking');
  if (ranking.outcome === 'accepted-candidate') return { outcome: ranking.outcome, reason: ranking.reason };
  for (const outcome of [
    'environment-failed',
    'agent-failed',
    'held',
    'budget-exhausted',
    'stalled',
    'blocked',
  ] as const) {
    const [first] = attempts;
    if (first?.ended?.outcome !== outcome || !attempts.every((attempt) => attempt.ended?.outcome === outcome)) continue;
    return { outcome, reason: first.ended.reason };
  }
  return { outcome: ranking.outcome, reason: ranking.reason };
}

/** Ctrl-C pauses, SIGTERM (what `stop` sends) ends, and so does what the machine lacks; a bug leaves the run to be resumed. */
async function endBadly(run: BegunRun, thrown: unknown): Promise<RunState> {
  const { aborted, reason } = run.signal;
  // Nobody interrupted a run that ends for a limit of its own, whatever that broke first.
  const error = reason instanceof AutoloopError ? reason : thrown;
  if (aborted && error !== reason) {
    const by = stoppedBy(run.signal);
    if (by === 'SIGTERM') {
      await endForGood(run, { outcome: 'interrupted', reason: `Stopped by ${by}` });
      throw new AutoloopError('interrupted', 'run-stopped', `Run ${run.id} was stopped`, {
        hint: `See what it did: autoloop inspect ${run.id}`,
      });
    }
    await run.append('run.paused', { reason: whyPaused(run.signal) });
    throw new AutoloopError('interrupted', 'run-paused', `Run ${run.id} is paused`, {
      hint: `Go on with: autoloop resume ${run.id}`,
    });
  }
  if (!(error instanceof AutoloopError)) throw error;
  await endForGood(run, { outcome: 'environment-failed', reason: reasonOf(error) });
  return run.journal.state;
}

/** Ends a run without a result. The end is on disc before its things go: without them it could not go on. */
export async function endForGood(
  { repo, journal, append }: Pick<Run, 'repo' | 'journal' | 'append'>,
  end: RunEndedData,
): Promise<void> {
  await append('run.ended', end);
  for (const { worktree } of journal.state.attempts) await againIfKilled(() => removeWorktree(repo, worktree));
  await removeFolder(placesOf(journal.dir).scratch);
  await emptyTrash(repo);
  await keepCycleFiles({ repo, journal });
}
