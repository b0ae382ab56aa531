/** Starts a run in a process of its own, which outlives the one that asked for it. */
import { setTimeout as pause } from 'node:timers/promises';
import { AutoloopError } from '../../core/error.js';
import { orderOfRun } from '../../core/journal/run-id.js';
import type { Repository } from '../../edges/git/index.js';
import { listRuns } from '../../edges/journal/index.js';
import { launch } from '../../edges/process/launch.js';
import { planRun, type RunOptions } from './plan.js';

/** How long the other process may take to begin its journal, in looks and milliseconds between them. */
const PATIENCE = { looks: 300, pause: 50 };

/**
 * Starts `program` (this tool, told to run `order` in the foreground) and answers the id of the run it begins.
 * @throws AutoloopError as `planRun`, before anything is started; `run-not-begun` when no run of the order appears.
 */
export async function startDetached(
  repo: Repository,
  order: string,
  options: RunOptions,
  program: readonly [string, ...string[]],
): Promise<string> {
  await planRun(repo, order, options);
  const before = new Set(await listRuns(repo.commonDir));
  const [file, ...args] = program;
  void launch(file, args);
  for (let look = 0; look < PATIENCE.looks; look++) {
    const begun = (await listRuns(repo.commonDir)).find((id) => !before.has(id) && orderOfRun(id) === order);
    if (begun !== undefined) return begun;
    await pause(PATIENCE.pause);
  }
  throw new AutoloopError('environment', 'run-not-begun', `No run of \`${order}\` has begun in the background`, {
    hint: `See why in the foreground: autoloop run ${order}`,
  });
}
