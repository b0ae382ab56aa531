/** Starts a run in a process of its own, which outlives the one that asked for it. */
import { setTimeout as pause } from 'node:timers/promises';
import { AutoloopError } from '../../core/error.js';
import { orderOfRun } from '../../core/journal/run-id.js';
import type { Repository } from '../../edges/git/index.js';
import { listRuns } from '../../edges/journal/index.js';
import { launch } from '../../edges/process/launch.js';
import type { KnownRun } from '../inspect/runs.js';
import { type SealWanted, sealFor } from './image.js';
import { chainFor } from './load-chain.js';
import { planRun, type RunOptions } from './plan.js';
import { tellOfUnended } from './unended.js';

/** Whether a run is one of this contract, or one of this order that is not over. */
export const isRunOf = (order: string, digest: string) => (run: KnownRun) =>
  run.order === order && (run.order_digest === digest || run.outcome === null);

/** See githooks(5) and git(1): the index and the dates of one commit, the settings of one command line. */
const ofOneCommand = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_COMMON_DIR',
  'GIT_INDEX_FILE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_QUARANTINE_PATH',
  'GIT_PREFIX',
  'GIT_CONFIG_PARAMETERS',
  'GIT_REFLOG_ACTION',
  'GIT_AUTHOR_DATE',
  'GIT_COMMITTER_DATE',
  'GIT_EDITOR',
];

/** How long the other process may take to begin its journal, in looks and milliseconds between them. */
const PATIENCE = { looks: 300, pause: 50 };

/**
 * Starts `program` (this tool, told to run `order` in the foreground) and answers the id of the run it begins. What Git hands
 * to a hook speaks of one command of Git's, and is not handed on.
 * @throws AutoloopError as `planRun` and `sealFor`, before anything is started; `run-not-begun` when no run of the order appears.
 */
export async function startDetached(
  repo: Repository,
  order: string,
  options: RunOptions,
  program: readonly [string, ...string[]],
  build: Pick<SealWanted, 'signal' | 'note'>,
): Promise<string> {
  const chain = await chainFor(repo, order, options);
  const first = chain?.steps[0]?.preset;
  const { base, policy } = await planRun(repo, order, first === undefined ? options : { ...options, preset: first });
  // The other process has little time to begin, and nobody to show a build to.
  if (policy.sandbox.containerfile !== undefined)
    await sealFor({ repo, policy, commit: base.commit, signal: build.signal, note: build.note });
  if (build.note) await tellOfUnended(repo, order, build.note);
  const before = new Set(await listRuns(repo.commonDir));
  const [file, ...args] = program;
  const patience = new AbortController();
  void launch(file, args, { without: ofOneCommand, signal: patience.signal });
  for (let look = 0; look < PATIENCE.looks; look++) {
    const begun = (await listRuns(repo.commonDir)).find((id) => !before.has(id) && orderOfRun(id) === order);
    if (begun !== undefined) return begun;
    await pause(PATIENCE.pause);
  }
  // It must not begin later all the same: whoever asks again starts another.
  patience.abort();
  throw new AutoloopError('environment', 'run-not-begun', `No run of \`${order}\` has begun in the background`, {
    hint: `See why in the foreground: autoloop run ${order}`,
  });
}
