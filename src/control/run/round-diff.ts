import type { Blob } from '../../core/journal/types.gen.js';
import { patchBetween } from '../../edges/git/index.js';
import { againIfKilled } from './again.js';
import type { Run } from './context.js';

/**
 * What a round changed, kept beside the journal as far as there is room: its trees go with the run's other scratch.
 * Nothing where it changed nothing.
 */
export async function keepRoundDiff(run: Run, before: string, tree: string): Promise<{ diff?: Blob }> {
  if (tree === before) return {};
  return { diff: await run.keepOutput(await againIfKilled(() => patchBetween(run.places.quarantine, before, tree))) };
}
