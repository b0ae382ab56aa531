/** What is watched of a project: its documents, the files of Git's that say how things stand, and the journals of runs. */
import { join, sep } from 'node:path';
import { type FileWatch, isExhausted, pollFolders, type Watched, watchFolders } from '../../edges/files/index.js';
import type { Repository } from '../../edges/git/index.js';
import { isWritingIndex, movesRefs, watchedInGit } from '../../edges/git/watched.js';
import type { Place } from '../check/snapshot.js';

/** What a change is about. `documents` also where one cannot tell. */
export type ChangedPart = 'documents' | 'refs' | 'index' | 'runs';

export interface WatchPlan {
  /** Git and the journals are left out where Git cannot be asked. */
  place: Place;
  /** `path` is absolute. */
  changed: (part: ChangedPart, path: string) => void;
  /** Why files are looked at again and again instead. */
  polls: (reason: string) => void;
  environment: NodeJS.ProcessEnv;
}

/** Watches all of a project; where the system cannot, or is not to be believed (`CHOKIDAR_USEPOLLING`), by looking. */
export async function watchProject({ place, changed, polls, environment }: WatchPlan): Promise<FileWatch> {
  const { root, repository } = place;
  const documents = join(root, '.autoloop');
  const runs = repository && join(repository.commonDir, 'autoloop');
  const within = (folder: string | undefined, path: string) =>
    folder !== undefined && (path === folder || path.startsWith(folder + sep));
  const partOf = (path: string): ChangedPart => {
    if (within(documents, path) || repository === undefined) return 'documents';
    if (within(runs, path)) return 'runs';
    if (movesRefs(repository, path)) return 'refs';
    return path === join(repository.gitDir, 'index') ? 'index' : 'documents';
  };
  const tell = (path: string) => changed(partOf(path), path);
  const folders = watched(root, repository);
  const poll = (reason: string) => {
    polls(reason);
    return pollFolders(folders, tell);
  };
  if (wantsPolling(environment)) return poll('CHOKIDAR_USEPOLLING is set');

  let watching: Promise<FileWatch> = Promise.resolve(watchFolders(folders, tell));
  const pollInsteadOf = async (told: FileWatch, { code }: NodeJS.ErrnoException) => {
    await told.close();
    return poll(`this system watches no more files (${code}; see fs.inotify in sysctl)`);
  };
  return {
    renew: async (options) => {
      const [current, then] = [watching, await watching];
      try {
        await then.renew(options);
      } catch (error) {
        if (!isExhausted(error)) throw error;
        // Of two who learn it, one changes over.
        if (watching === current) watching = pollInsteadOf(then, error as NodeJS.ErrnoException);
        await (await watching).renew(options);
      }
    },
    close: async () => (await watching).close(),
  };
}

function watched(root: string, repository: Repository | undefined): Watched[] {
  const documents: Watched = { folder: root, cares: (path) => path === '.autoloop' || path.startsWith('.autoloop/') };
  if (repository === undefined) return [documents];
  const journals: Watched = {
    folder: join(repository.commonDir, 'autoloop'),
    // A run's lock tells that somebody has taken it up.
    cares: (path) => /^runs(\/[^/]+(\/(journal\.jsonl|lock\.\d+))?)?$/.test(path),
  };
  return [documents, ...watchedInGit(repository), journals];
}

/** Whether somebody is known to be changing files, so that looking now would be too early. */
export const isBeingWritten = ({ repository }: Place): boolean =>
  repository !== undefined && isWritingIndex(repository);

/** As chokidar reads the variable, whose users set it where file systems tell nothing: network shares, some containers. */
function wantsPolling({ CHOKIDAR_USEPOLLING: wish }: NodeJS.ProcessEnv): boolean {
  return wish !== undefined && !['', '0', 'false'].includes(wish.toLowerCase());
}
