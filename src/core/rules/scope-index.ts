/** Which tracked files globs match. A glob is looked up once, and only among files that share its beginning. */
import { compileGlob } from '../glob.js';

export interface ScopeIndex {
  matchesAny(glob: string): boolean;
  /** Whether tracked files lie under this path. */
  isFolder(path: string): boolean;
  /** Numbers of the files that are allowed and not forbidden, ascending; the same value for the same globs. */
  files(allowed: readonly string[], forbidden: readonly string[]): readonly number[];
  /** The path behind a number. */
  path(file: number): string;
}

export function indexScopes(trackedFiles: readonly string[]): ScopeIndex {
  const paths = isSorted(trackedFiles) ? trackedFiles : [...trackedFiles].sort();
  function* search(glob: string): Generator<number> {
    const { prefixes, matches } = compileGlob(glob);
    for (const prefix of prefixes)
      for (let file = firstFrom(paths, prefix); paths[file]?.startsWith(prefix); file++)
        if (matches(paths[file] as string)) yield file;
  }

  const matchesAny = remembered((glob: string): boolean => !search(glob).next().done);
  const matched = remembered((glob: string): readonly number[] => [...search(glob)]);

  const scope = remembered((key: string): readonly number[] => {
    const [allowed, forbidden] = JSON.parse(key) as [string[], string[]];
    const out = new Set(forbidden.flatMap(matched));
    return [...new Set(allowed.flatMap(matched))].filter((file) => !out.has(file)).sort((a, b) => a - b);
  });

  return {
    matchesAny,
    isFolder: (path) => paths[firstFrom(paths, `${path}/`)]?.startsWith(`${path}/`) ?? false,
    files: (allowed, forbidden) => scope(JSON.stringify([allowed, forbidden])),
    path: (file) => paths[file] as string,
  };
}

/** Asks `make` once for each key. */
export function remembered<Value>(make: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) {
      value = make(key);
      known.set(key, value);
    }
    return value;
  };
}

/** Index of the first path not before `prefix`. */
function firstFrom(paths: readonly string[], prefix: string): number {
  let low = 0;
  let high = paths.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((paths[middle] as string) < prefix) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Git lists by bytes, which for nearly every repository is our order already; looking is cheaper than sorting. */
const isSorted = (paths: readonly string[]): boolean =>
  paths.every((path, index) => index === 0 || (paths[index - 1] as string) <= path);
