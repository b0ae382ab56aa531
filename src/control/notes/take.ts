/** What a person takes over from an attempt: its discoveries, its notes. */
import { AutoloopError } from '../../core/error.js';
import type { AttemptState } from '../../core/journal/state.js';
import type { Repository } from '../../edges/git/index.js';
import { knownRun, readRun } from '../inspect/runs.js';

/**
 * The attempt that is meant: by its number, else the winner, else the only one.
 * @param wanted as `knownRun` understands it
 * @throws AutoloopError `unknown-attempt`, `no-winner`; as `knownRun`
 */
export async function attemptToTake(
  repo: Repository,
  wanted: string,
  number?: number,
): Promise<{ run_id: string; attempt: AttemptState }> {
  const run_id = await knownRun(repo, wanted);
  const { attempts, ranking } = await readRun(repo, run_id);
  const numbers = attempts.map(({ attempt }) => attempt);
  const meant = number ?? ranking?.winner ?? (numbers.length === 1 ? numbers[0] : undefined);
  const attempt = attempts.find((one) => one.attempt === meant);
  if (attempt !== undefined) return { run_id, attempt };
  const [code, what] =
    meant === undefined
      ? ['no-winner', `No attempt of run ${run_id} won`]
      : ['unknown-attempt', `Run ${run_id} has no attempt ${meant}`];
  throw new AutoloopError('usage', code as string, what as string, {
    hint: `Say which with --attempt. It has: ${numbers.join(', ')}`,
  });
}
