/** How commits differ from each other. */
import { type Repository, treeDifferences } from '../../edges/git/index.js';

/** Ids of the contents on both sides, by path; null where it is not there. */
export type Differences = ReadonlyMap<string, { before: string | null; after: string | null }>;

type Pair = readonly [from: string | undefined, to: string | undefined];

/**
 * Asks for all these pairs of commits at once; the answer gives what differs between two of them, and nothing where one is not among
 * the `commits` whose trees are known. Where folders are given, at least what differs there.
 */
export async function differencesBetween(
  repository: Repository,
  commits: ReadonlyMap<string, { tree: string }>,
  pairs: readonly Pair[],
  folders?: readonly string[],
): Promise<(...pair: Pair) => Differences> {
  const treesOf = (pair: Pair): string[] => {
    const [from, to] = pair.map((commit) => commits.get(commit ?? '')?.tree);
    return from === undefined || to === undefined ? [] : [`${from} ${to}`];
  };
  const found = await treeDifferences(repository, pairs.flatMap(treesOf), folders);
  return (...pair) => treesOf(pair).flatMap((trees) => found.get(trees) ?? [])[0] ?? new Map();
}
