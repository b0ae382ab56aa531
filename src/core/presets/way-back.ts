/**
 * From `from` by `next` to `to`, the shortest way, both named; undefined where there is none. Roles wait for each other so,
 * and chains come back to themselves.
 */
export function wayBack(
  from: string,
  to: string,
  next: (name: string) => readonly string[] | undefined,
): string[] | undefined {
  const seen = new Set<string>();
  const open: string[][] = [[from]];
  for (let way = open.shift(); way !== undefined; way = open.shift()) {
    const name = way.at(-1) as string;
    if (name === to) return way;
    if (seen.has(name)) continue;
    seen.add(name);
    for (const one of next(name) ?? []) open.push([...way, one]);
  }
  return undefined;
}
