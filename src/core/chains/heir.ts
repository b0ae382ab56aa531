/** Which attempt of a run the next step of a chain goes on from. */
import type { AttemptState, RunState } from '../journal/state.js';

/**
 * The winner; else the first attempt that its own preset calls done. A step that plans or specifies does what it is for
 * while the order's commands cannot pass yet: these measure what the last step leaves. Null when there is none.
 */
export function heirOf({ attempts, ranking, ended }: RunState): number | null {
  if (ended === null) return null;
  return ranking?.winner ?? placed(ranking) ?? attempts.find(isDone)?.attempt ?? null;
}

/** The first of those that stand where nothing was measured that could prove one. */
const placed = (ranking: RunState['ranking']): number | undefined =>
  ranking?.outcome === 'held' ? ranking.ranking.find(({ place }) => place === 1)?.attempt : undefined;

/** What is out for the paths that it changed would be out at every later step. */
const isDone = ({ ended, imported }: AttemptState): boolean =>
  (ended?.outcome === 'completed' || ended?.outcome === 'held') &&
  imported !== null &&
  [imported.refused, imported.outside_scope, imported.forbidden, imported.protected].every(
    (paths) => paths.length === 0,
  );
