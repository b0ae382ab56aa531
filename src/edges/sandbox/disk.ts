import { readdir, stat } from 'node:fs/promises';
import { diskUse } from '../process/disk-use.js';

/** Watches how far directories grow. A watcher, not a quota: what is written between two looks overshoots. */
export interface GrowthWatch {
  stop(): void;
}

const INTERVAL_MS = 500;
/** At most this share of a processor goes into looking. */
const SHARE = 0.1;

export interface Watched {
  paths: readonly string[];
  /** Processes whose open, already unlinked files count too. */
  members: () => number[];
}

/** What the directories take now: bytes on disc, or entries where those weigh more. */
export async function measure({ paths, members }: Watched): Promise<number> {
  if (paths.length === 0) return 0;
  const [used, unlinked] = await Promise.all([diskUse(paths), unlinkedBytes(paths, members())]);
  return used + unlinked;
}

/** Calls `onExceeded` once, with the growth in bytes, when the directories outgrow `before` by more than `limit` bytes. */
export function watchGrowth(
  watched: Watched,
  before: Promise<number>,
  limit: number,
  onExceeded: (bytes: number) => void,
): GrowthWatch {
  let timer: NodeJS.Timeout | undefined;
  let stopped = watched.paths.length === 0;
  const look = async (): Promise<void> => {
    const began = performance.now();
    const grown = (await measure(watched)) - (await before);
    if (stopped) return;
    if (grown > limit) onExceeded(grown);
    else later(performance.now() - began);
  };
  const later = (took: number): void => {
    timer = setTimeout(() => void look(), Math.max(INTERVAL_MS, took / SHARE));
  };
  if (!stopped) later(0);
  return {
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

/** A file that was unlinked while open takes space that no directory shows. */
async function unlinkedBytes(paths: readonly string[], members: readonly number[]): Promise<number> {
  const devices = new Set(await Promise.all(paths.map(async (path) => (await stat(path)).dev)));
  const seen = new Map<string, number>();
  for (const pid of members) {
    const folder = `/proc/${pid}/fd`;
    for (const descriptor of await readdir(folder).catch(() => [])) {
      const file = await stat(`${folder}/${descriptor}`).catch(() => undefined);
      if (file?.isFile() && file.nlink === 0 && devices.has(file.dev))
        seen.set(`${file.dev}:${file.ino}`, file.blocks * 512);
    }
  }
  return [...seen.values()].reduce((sum, bytes) => sum + bytes, 0);
}
