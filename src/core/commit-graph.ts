/** Commits and their parents, as far as somebody needs them, and who can be reached from whom. */

/** Parents by commit; a commit comes after all its descendants. Parents that are left out are older than anybody asks about. */
export type Parents = ReadonlyMap<string, readonly string[]>;

export interface CommitGraph {
  has(commit: string): boolean;
  /** Whether `commit` can be reached from `from`; a commit can be reached from itself. False for commits that are not here. */
  reaches(from: string, commit: string): boolean;
  /** What can be reached from `to` and from none of `not`, parents before their children. */
  between(to: string, not: readonly string[]): string[];
  /** The same along first parents alone: what was committed on one line, and what was merged into it as one step. */
  lineBetween(to: string, not: readonly string[]): string[];
  /** A best common ancestor of two commits; undefined when they have none here. */
  fork(a: string, b: string): string | undefined;
}

/** What may be remembered at once; it is made again where it is asked for again. */
const MOST_BYTES = 2 ** 26;

export function commitGraph(parents: Parents): CommitGraph {
  const ids = [...parents.keys()];
  const numberOf = new Map(ids.map((id, number) => [id, number]));
  const edges = ids.map((id) => (parents.get(id) ?? []).flatMap((parent) => numberOf.get(parent) ?? []));
  const reached = new Map<number, Uint8Array>();

  /** One byte a commit; numbers grow with age, so that one pass is enough. */
  function reachOf(from: number): Uint8Array {
    const known = reached.get(from);
    if (known) return known;
    const reach = new Uint8Array(ids.length);
    reach[from] = 1;
    for (let at = from; at < reach.length; at++)
      if (reach[at]) for (const parent of edges[at] as number[]) reach[parent] = 1;
    if (reached.size * ids.length > MOST_BYTES) reached.clear();
    reached.set(from, reach);
    return reach;
  }
  const reachesOf = (commits: readonly string[]) => commits.flatMap((id) => reachOfId(id) ?? []);
  function reachOfId(id: string): Uint8Array | undefined {
    const number = numberOf.get(id);
    return number === undefined ? undefined : reachOf(number);
  }

  return {
    has: (commit) => numberOf.has(commit),
    reaches(from, commit) {
      const number = numberOf.get(commit);
      return number !== undefined && reachOfId(from)?.[number] === 1;
    },
    between(to, not) {
      const start = numberOf.get(to);
      if (start === undefined) return [];
      const excluded = reachesOf(not);
      const found: number[] = [];
      const seen = new Set([start]);
      for (const at of seen) {
        if (excluded.some((reach) => reach[at] === 1)) continue;
        found.push(at);
        for (const parent of edges[at] as number[]) seen.add(parent);
      }
      return found.sort((a, b) => b - a).map((number) => ids[number] as string);
    },
    lineBetween(to, not) {
      const excluded = reachesOf(not);
      const line: string[] = [];
      for (let at = numberOf.get(to); at !== undefined; at = numberOf.get(parents.get(ids[at] as string)?.[0] ?? '')) {
        if (excluded.some((reach) => reach[at as number] === 1)) break;
        line.push(ids[at] as string);
      }
      return line.reverse();
    },
    fork(a, b) {
      const [one, other] = [reachOfId(a), reachOfId(b)];
      if (!one || !other) return undefined;
      const number = one.findIndex((is, at) => is === 1 && other[at] === 1);
      return number === -1 ? undefined : ids[number];
    },
  };
}
