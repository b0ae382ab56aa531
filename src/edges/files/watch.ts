/**
 * Being told that files changed. A folder is watched before it is read, so that what changes while somebody reads is told as well.
 *
 * Where the system tells of changes, every folder is watched by itself, and files by the folder they lie in. chokidar would
 * do that too, but reads a new folder before it watches it, and goes on watching a folder that was removed and made again within
 * moments, as Git does when it switches branches: what happens in the new one is never told. It serves where nothing is
 * told and one has to look again and again.
 */
import { type FSWatcher, lstatSync, readdirSync, watch } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';

/** A folder to be watched, absolute. It need not exist. */
export interface Watched {
  folder: string;
  /** Of a path below it, with `/`: whether its changes are told and, where it is a folder, what lies in it is of interest. */
  cares: (path: string) => boolean;
}

export interface FileWatch {
  /**
   * Watches what there is by now: whoever reads after it is told of every change that comes later. `afresh` when it must not be
   * believed that what was watched still is. Rejects with the system's error where it tells of no more: `ENOSPC`, `EMFILE`.
   */
  renew(options?: { afresh: boolean }): Promise<void>;
  close(): Promise<void>;
}

/** Hears of changes from the system. `tell` is given the path that changed, absolute; of a folder itself also its own. */
export function watchFolders(folders: readonly Watched[], tell: (path: string) => void): FileWatch {
  const open = new Map<string, OpenFolder>();
  const drop = (path: string) => {
    open.get(path)?.watcher.close();
    open.delete(path);
  };
  const openFolder = (path: string, identity: string, cares: (name: string) => boolean): void => {
    const watcher = watch(path, (_, name) => {
      // A folder that is removed or moved away says so by its own name.
      if (name === null || name === basename(path)) {
        drop(path);
        tell(path);
      } else if (cares(name)) tell(join(path, name));
    });
    watcher.on('error', () => {
      drop(path);
      tell(path);
    });
    open.set(path, { watcher, identity });
  };
  const visit = ({ folder, cares }: Watched, seen: Set<string>): void => {
    const waiting = [folder];
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      const inside = pathIn(folder, path);
      const caresFor = (name: string) => cares(inside === '' ? name : `${inside}/${name}`);
      const identity = identityOf(path);
      if (identity === undefined) continue;
      seen.add(path);
      if (open.get(path)?.identity !== identity) {
        drop(path);
        unlessGone(() => openFolder(path, identity, caresFor));
      }
      const entries = unlessGone(() => readdirSync(path, { withFileTypes: true })) ?? [];
      for (const entry of entries)
        if (entry.isDirectory() && caresFor(entry.name)) waiting.push(join(path, entry.name));
    }
  };
  return {
    renew: async ({ afresh } = { afresh: false }) => {
      if (afresh) for (const path of [...open.keys()]) drop(path);
      const seen = new Set<string>();
      for (const folder of folders) visit(folder, seen);
      for (const path of [...open.keys()]) if (!seen.has(path)) drop(path);
    },
    close: async () => {
      for (const path of [...open.keys()]) drop(path);
    },
  };
}

/** Looks at every file about once a second, where nothing tells of changes; chokidar takes `CHOKIDAR_INTERVAL`, in ms. */
export async function pollFolders(folders: readonly Watched[], tell: (path: string) => void): Promise<FileWatch> {
  const { watch: poll } = await import('chokidar');
  const isOutside = (path: string) =>
    !folders.some(({ folder, cares }) => {
      const inside = pathIn(folder, path);
      return inside === '' || (inside !== undefined && cares(inside));
    });
  const watcher = poll(
    folders.map(({ folder }) => folder),
    {
      usePolling: true,
      interval: 1000,
      binaryInterval: 1000,
      ignored: isOutside,
      ignoreInitial: true,
      ignorePermissionErrors: true,
      followSymlinks: false,
    },
  );
  // Raw: a file that takes an older time and keeps its size has changed too.
  watcher.on('raw', (_, path) => tell(path)).on('all', (_, path) => tell(path));
  // What cannot be looked at now is looked at again.
  watcher.on('error', () => {});
  const ready = new Promise<void>((resolve) => watcher.once('ready', resolve));
  return { renew: () => ready, close: () => watcher.close() };
}

interface OpenFolder {
  watcher: FSWatcher;
  identity: string;
}

/** Which folder it is, whatever its name; undefined when it is none, or a symbolic link. */
function identityOf(path: string): string | undefined {
  const stats = unlessGone(() => lstatSync(path, { throwIfNoEntry: false }));
  return stats?.isDirectory() ? `${stats.dev} ${stats.ino}` : undefined;
}

/** Path below a folder, with `/`, empty for the folder itself; undefined outside. */
function pathIn(folder: string, path: string): string | undefined {
  const inside = relative(folder, path);
  return inside === '..' || inside.startsWith(`..${sep}`) ? undefined : inside.split(sep).join('/');
}

/** What went between two looks, or may not be looked at, is not there; that the system watches no more is an error. */
function unlessGone<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    if (isExhausted(error)) throw error;
    return undefined;
  }
}

/** Whether the system refuses to watch more: see inotify(7) and its limits. */
export const isExhausted = (error: unknown): boolean =>
  ['ENOSPC', 'EMFILE', 'ENFILE', 'ENOMEM'].includes((error as NodeJS.ErrnoException | null)?.code ?? '');
