/** Goes on with a run that was cut off or paused. */

import { asStep } from '../../core/chains/as-step.js';
import type { OrderDocument } from '../../core/documents/document.js';
import { parseDocument } from '../../core/documents/document.js';
import { orderPath } from '../../core/documents/paths.js';
import { bytesOf, policyFor, withDefaults } from '../../core/documents/policy.js';
import type { Config } from '../../core/documents/types.gen.js';
import type { RunState } from '../../core/journal/state.js';
import { pinnedErrors } from '../../core/presets/check.js';
import { pinnedFiles } from '../../core/presets/read.js';
import { driverOf } from '../../edges/agents/index.js';
import { openRepository, type Repository, sweepViews } from '../../edges/git/index.js';
import { type Journal, openJournal } from '../../edges/journal/index.js';
import { chooseEngine, type EngineName } from '../../edges/sandbox/index.js';
import { version } from '../../version.js';
import { knownRun } from '../inspect/runs.js';
import type { Watcher } from './context.js';
import { pinnedImage } from './image.js';
import { readPreset } from './load-preset.js';
import { outputKeeper } from './output.js';
import { refuseEnded } from './over.js';
import { placesOf } from './places.js';
import { agentOf } from './roles/agents.js';
import { drive } from './run.js';
import { watchedAppend } from './watched.js';

/** Which run is to go on, and in what surroundings. */
export interface ResumeRequest {
  repo: Repository;
  run: string;
  signal: AbortSignal;
  environment: Record<string, string | undefined>;
  watch?: Watcher;
  /** Told before what takes long. */
  note?: ((text: string) => void) | undefined;
}

/** @throws AutoloopError `run-locked` while it still runs; `run-over` when it has ended. */
export async function resumeRun(request: ResumeRequest): Promise<RunState> {
  const id = await knownRun(request.repo, request.run);
  const journal = await openJournal(request.repo.commonDir, id);
  try {
    const { state } = journal;
    refuseEnded(state);
    const repo = await whereItBegan(request.repo, state);
    const orderText = await textOf(journal, state.started.order_document.sha256);
    const order = parseDocument(orderPath(state.started.order), Buffer.from(orderText)) as OrderDocument;
    // An earlier version of the tool may have begun it, and known fewer settings.
    const pinned = withDefaults(JSON.parse(await textOf(journal, state.started.policy.sha256)) as Config);
    const policy = policyFor(pinned, order.data);
    const files = pinnedFiles(await textOf(journal, state.started.preset_files.sha256));
    const { engine, probe } = await chooseEngine(engineOf(state), { image: state.started.sandbox.image != null });
    const image = await pinnedImage({ repo, engine, policy, signal: request.signal }, state.started.sandbox.image);
    await engine.sweep(repo.commonDir);
    await sweepViews(repo.commonDir);
    const preset = asStep(readPreset(state.started.preset, files, pinnedErrors), state.started.chain);
    const unfinished = state.attempts.filter((attempt) => attempt.ended === null);
    const players = unfinished.length === 0 ? [] : [...preset.roles.values()].flatMap(({ agent }) => agent ?? []);
    for (const name of new Set([...unfinished.map((attempt) => attempt.agent), ...players])) {
      const agent = agentOf({ policy, repo }, name);
      await driverOf(agent).mounts(agent);
    }
    const append = watchedAppend(journal, request.watch);
    await append('run.resumed', {
      by: 'cli',
      tool_version: version,
      sandbox: { engine: engine.name, version: probe.version },
      redone: [
        ...state.pending.map((pending) => `${pending.step} (event ${pending.seq})`),
        ...(journal.recovered
          ? [
              `${journal.recovered.bytes} bytes of an event that was never whole, set aside in ${journal.recovered.path}`,
            ]
          : []),
      ],
    });
    return await drive({
      id,
      repo,
      journal,
      append,
      engine,
      image,
      keepOutput: outputKeeper(journal, bytesOf(policy.limits.max_run_output)),
      places: placesOf(journal.dir),
      order,
      orderText,
      policy,
      preset,
      base: { commit: state.started.base_commit, tree: state.started.base_tree },
      signal: request.signal,
      environment: request.environment,
      note: request.note,
    });
  } finally {
    await journal.close();
  }
}

/** The work tree in which the run was started, while it is there: its reports belong there, whichever one it is resumed in. */
async function whereItBegan(here: Repository, { started }: RunState): Promise<Repository> {
  const there = await openRepository(started.project_dir).catch(() => here);
  return there.commonDir === here.commonDir ? there : here;
}

/** The engine the run was sealed by; another would be another experiment. */
const engineOf = (state: RunState): EngineName => state.started.sandbox.engine as EngineName;

const textOf = async (journal: Journal, sha256: string): Promise<string> =>
  new TextDecoder().decode(await journal.getBlob(sha256));
