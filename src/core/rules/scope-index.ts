/** Which tracked files globs match. A glob is looked up once, and only among files that share its beginning. */
import { compileGlob } from '../glob.js';

export interface ScopeIndex {
  matchesAny(glob: string): boolean;
  /** Whether tracked files lie under this path. */
  isFolder(path: string): boolean;
  /** Numbers of the files that are allowed and not forbidden, ascending. */
  files(allowed: readonly string[], forbidden: readonly string[]): readonly number[];
  /** The path behind a number. */
  path(file: number): string;
}

export function indexScopes(trackedFiles: readonly string[]): ScopeIndex {
  const paths = [...trackedFiles].sort();
  const known = new Map<string, readonly number[]>();
  const scopes = new Map<string, readonly number[]>();

  const matched = (glob: string): readonly number[] => {
    let files = known.get(glob);
    if (files === undefined) {
      const { prefixes, matches } = compileGlob(glob);
      const found = new Set<number>();
      for (const prefix of prefixes)
        for (let file = firstFrom(paths, prefix); paths[file]?.startsWith(prefix); file++)
          if (matches(paths[file] as string)) found.add(file);
      files = [...found].sort((a, b) => a - b);
      known.set(glob, files);
    }
    return files;
  };

  const files = (allowed: readonly string[], forbidden: readonly string[]): readonly number[] => {
    const key = JSON.stringify([allowed, forbidden]);
    let result = scopes.get(key);
    if (result === undefined) {
      const out = new Set(forbidden.flatMap(matched));
      const all = new Set(allowed.flatMap(matched));
      result = [...all].filter((file) => !out.has(file)).sort((a, b) => a - b);
      scopes.set(key, result);
    }
    return result;
  };

  return {
    matchesAny: (glob) => matched(glob).length > 0,
    isFolder: (path) => paths[firstFrom(paths, `${path}/`)]?.startsWith(`${path}/`) ?? false,
    files,
    path: (file) => paths[file] as string,
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
