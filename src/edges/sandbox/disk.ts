import { readdir, readFile, stat } from 'node:fs/promises';
import { diskUse } from '../process/disk-use.js';
import { lookOut } from '../process/looking.js';

const INTERVAL_MS = 500;

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

/**
 * Calls `onExceeded` once, when the directories outgrow `before` by more than `limit` bytes: a watcher, not a quota, so what
 * is written between two looks overshoots. Answers a function that ends it.
 */
export function watchGrowth(
  watched: Watched,
  before: Promise<number>,
  limit: number,
  onExceeded: () => void,
): () => void {
  if (watched.paths.length === 0) return () => {};
  return lookOut(INTERVAL_MS, async () => (await measure(watched)) - (await before) > limit, onExceeded);
}

/**
 * A file that was unlinked while somebody has it open, or mapped, takes space that no directory shows. One that is on its way
 * from process to process in a socket is not seen.
 */
async function unlinkedBytes(paths: readonly string[], members: readonly number[]): Promise<number> {
  // A sandbox may close, and its folders go, while this looks.
  const devices = new Set(await Promise.all(paths.map(async (path) => (await stat(path).catch(() => undefined))?.dev)));
  const seen = new Map<string, number>();
  for (const pid of members) {
    const open = (await readdir(`/proc/${pid}/fd`).catch(() => [])).map((name) => `/proc/${pid}/fd/${name}`);
    for (const path of [...open, ...(await mappedAndDeleted(pid))]) {
      const file = await stat(path).catch(() => undefined);
      if (file?.isFile() && file.nlink === 0 && devices.has(file.dev))
        seen.set(`${file.dev}:${file.ino}`, file.blocks * 512);
    }
  }
  return [...seen.values()].reduce((sum, bytes) => sum + bytes, 0);
}

/** Ways to deleted files that a process has mapped. Only root may go them; `/proc/PID/maps` is described in proc(5). */
async function mappedAndDeleted(pid: number): Promise<string[]> {
  const maps = process.getuid?.() === 0 ? await readFile(`/proc/${pid}/maps`, 'latin1').catch(() => '') : '';
  return [...maps.matchAll(/^([0-9a-f]+-[0-9a-f]+) .* \(deleted\)$/gm)].map(([, at]) => `/proc/${pid}/map_files/${at}`);
}
