/** What lies in a workspace and is not the command's to change: its own fixed places, and folders shared with others. */
import { chmodSync, lchownSync, lstatSync, mkdirSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import type { Owner } from './owner.js';

/** A host folder shown read-only at a place in the workspace. */
export interface SharedFolder {
  from: string;
  /** From the workspace. */
  at: string;
}

/**
 * The mounts, in their order. What is mounted can be neither changed nor renamed. The folders above such a place are
 * mounted too, or one of them could be moved away with all it holds, and another put in its place.
 */
export function heldBinds(workspace: {
  path: string;
  writable: boolean;
  fixed: readonly string[];
  shared: readonly SharedFolder[];
}): { from: string; to: string; writable: boolean }[] {
  const { path, writable, fixed, shared } = workspace;
  const shown = shared.map(({ from, at }) => ({ from, to: `/work/${at}`, writable: false }));
  // Nothing of it can be changed or renamed anyway; the places are there, for they were made when it was writable.
  if (!writable) return shown;
  const above = [...fixed, ...shared.map(({ at }) => at)].flatMap(foldersAbove);
  const own = (place: string, open: boolean) => ({ from: `${path}/${place}`, to: `/work/${place}`, writable: open });
  return [
    ...[...new Set(above)].sort().map((place) => own(place, true)),
    ...fixed.map((place) => own(place, false)),
    ...shown,
  ];
}

/**
 * Makes the folders at which something is shared, as far as they are missing; a new one belongs to `owner`, where there is
 * one. Nobody else may be at work in the workspace. Answers what is in the way instead of a folder, if anything is.
 */
export function makePlaces(
  workspace: string,
  shared: readonly SharedFolder[],
  owner: Owner | undefined,
): string | undefined {
  for (const { at } of shared)
    for (const folder of [...foldersAbove(at), at]) {
      const path = join(workspace, folder);
      const there: Stats | undefined = lstatSync(path, { throwIfNoEntry: false });
      if (there?.isDirectory()) continue;
      if (there !== undefined) return folder;
      mkdirSync(path);
      chmodSync(path, 0o755); // whatever the umask
      if (owner !== undefined) lchownSync(path, owner.uid, owner.gid);
    }
  return undefined;
}

/** The folders a path lies in, the outermost first. */
export const foldersAbove = (path: string): string[] =>
  path.split('/').flatMap((_, index, names) => (index === 0 ? [] : [names.slice(0, index).join('/')]));
