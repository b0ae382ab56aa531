/** How the roles of a run worked together, from its journal. */
import { AutoloopError } from '../../core/error.js';
import { type Coordination, coordinationOf } from '../../core/journal/coordination.js';
import { memoryOf, type RunMemory } from '../../core/journal/recorded.js';
import { reportsTold, type Scratchpad, scratchpadOf } from '../../core/journal/scratchpad.js';
import type { RunState } from '../../core/journal/state.js';
import { type RunUsage, usageOf } from '../../core/journal/usage.js';
import type { Preset } from '../../core/presets/preset.js';
import { pinnedFiles, presetIn, readParts } from '../../core/presets/read.js';
import { type RunTopology, waysThrough } from '../../core/presets/ways-through.js';
import type { Repository } from '../../edges/git/index.js';
import { attemptOf, textIn } from './inspect.js';
import { readRun } from './runs.js';

/** What its roles said and were told. Errors as `readBlob`. */
export async function scratchpadOfRun(repo: Repository, id: string): Promise<Scratchpad> {
  const state = await readRun(repo, id);
  const reports = new Map<string, string>();
  for (const blob of reportsTold(state)) reports.set(blob.sha256, await textIn(repo, id, blob));
  return scratchpadOf(state, reports);
}

/** Who handed over to whom. Errors as `presetOfRun`. */
export async function coordinationOfRun(repo: Repository, id: string): Promise<Coordination> {
  const state = await readRun(repo, id);
  return coordinationOf(state, await presetOfRun(repo, state));
}

/**
 * The preset it went by, with the way that one attempt took, or all of them.
 * @throws AutoloopError `unknown-attempt`; as `presetOfRun`.
 */
export async function topologyOfRun(repo: Repository, id: string, attempt?: number): Promise<RunTopology> {
  const state = await readRun(repo, id);
  if (attempt !== undefined) attemptOf(state, attempt);
  const preset = await presetOfRun(repo, state);
  return waysThrough(preset, coordinationOf(state, preset), attempt);
}

/** What its agents used, by whom. */
export const usageOfRun = async (repo: Repository, id: string): Promise<RunUsage> =>
  usageOf(id, (await readRun(repo, id)).usage);

/** What its roles found out and want remembered. */
export const memoryOfRun = async (repo: Repository, id: string): Promise<RunMemory> =>
  memoryOf(await readRun(repo, id));

/**
 * The preset that a run was started with, whatever became of its files since.
 * @throws AutoloopError `preset-unreadable`, `blob-missing`, `blob-damaged`.
 */
async function presetOfRun(repo: Repository, { started }: RunState): Promise<Preset> {
  const text = await textIn(repo, started.run_id, started.preset_files);
  const preset = presetIn(readParts(started.preset, pinnedFiles(text)));
  if (preset !== undefined) return preset;
  throw new AutoloopError('refused', 'preset-unreadable', `The preset of run ${started.run_id} cannot be read`, {
    hint: 'Another version of the tool began it; look with that one.',
  });
}
