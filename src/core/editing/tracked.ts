/** Tracked files as a writer of globs walks through them: folder by folder. */

export interface TrackedEntry {
  /** From the root; a folder ends with `/`. */
  path: string;
  isFolder: boolean;
  /** Tracked files in it. */
  files: number;
}

/** More in one folder help nobody: another letter narrows them. */
const most = 500;

/**
 * What lies in the folder that `typed` has reached, of the files of `tracked`. `src/lo` has reached `src/`; what has
 * wildcards has reached the folder before them.
 */
export function entriesBelow(tracked: readonly string[], typed: string): TrackedEntry[] {
  const plain = typed.split(/[*?[{]/, 1)[0] ?? '';
  const folder = plain.slice(0, plain.lastIndexOf('/') + 1);
  const start = plain.slice(folder.length);
  const entries = new Map<string, TrackedEntry>();
  for (const path of tracked) {
    if (!path.startsWith(folder)) continue;
    const slash = path.indexOf('/', folder.length);
    const entry = slash === -1 ? path : path.slice(0, slash + 1);
    const known = entries.get(entry);
    if (known) known.files++;
    else if (entries.size < most || entry.slice(folder.length).startsWith(start))
      entries.set(entry, { path: entry, isFolder: slash !== -1, files: 1 });
  }
  // What only an agent or a machine could have named needs quoting that no glob has.
  const usable = [...entries.values()].filter(({ path }) => /^[^\p{Cc}\\]+$/u.test(path));
  return usable.sort((a, b) => Number(b.isFolder) - Number(a.isFolder) || (a.path < b.path ? -1 : 1)).slice(0, most);
}

/** A path as a glob that means it alone. */
export const asGlob = (path: string): string => path.replace(/[[\](){}!*?+@]/g, '\\$&');
