import type { Blob } from '../../core/journal/types.gen.js';
import { patchBetween } from '../../edges/git/index.js';
import { againIfKilled } from './again.js';
import type { Run } from './context.js';

/**
 * What an iteration changed, kept beside the journal as far as there is room: its trees go with the run's other scratch.
 * Nothing where it changed nothing.
 */
export async function keepIterationDiff(run: Run, before: string, tree: string): Promise<{ diff?: Blob }> {
  if (tree === before) return {};
  return { diff: await run.keepOutput(await againIfKilled(() => patchBetween(run.places.quarantine, before, tree))) };
}
