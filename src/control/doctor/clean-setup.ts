/** What setup commands made for all attempts, and whether anybody needs it still. */
import { join } from 'node:path';
import { lastUsed, listNames, removeFolder, removeIfEmpty, withdrawFolder } from '../../edges/files/index.js';
import type { Repository } from '../../edges/git/index.js';
import { holdAlone } from '../../edges/journal/index.js';
import { setupPlace, setupRoom } from '../run/measure/setup-places.js';

const DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

interface KeptSetup {
  name: string;
  kept: string | null;
  remove(): Promise<void>;
}

/**
 * Everything that is kept, and what was left of its making. Outputs that were used in the last 30 days stay unless `all` are
 * to go, and all of them while a run is at work.
 */
export async function keptSetup(
  repo: Repository,
  { live, all, now }: { live: string | undefined; all: boolean; now: Date },
): Promise<KeptSetup[]> {
  const names = await listNames(setupRoom(repo));
  const digests = [...new Set(names.map((name) => name.split('.')[0] ?? ''))].sort();
  const found: KeptSetup[] = [];
  for (const digest of digests) {
    const { dir, record, draft, lock } = setupPlace(repo, digest);
    const used = await lastUsed(record);
    const recent = used !== undefined && now.getTime() - used.getTime() < DAYS * DAY_MS;
    const reason =
      live !== undefined
        ? `run ${live} is at work`
        : recent && !all
          ? `used on ${used.toISOString().slice(0, 10)}: --caches removes it`
          : null;
    // Between two uses of what is there, the lock alone is no leftover.
    if (used === undefined && !names.includes(digest) && !names.includes(`${digest}.making`)) continue;
    const remove = async () => {
      const held = await holdAlone(repo.commonDir, lock);
      if (held.how !== 'taken') return; // somebody makes it this very moment
      try {
        if ((await lastUsed(record))?.getTime() !== used?.getTime()) return; // a run took it since
        await removeFolder(draft);
        await withdrawFolder(dir, draft);
        await removeFolder(draft);
      } finally {
        await held.release();
      }
      await removeIfEmpty(join(repo.commonDir, 'autoloop', lock));
    };
    found.push({ name: used === undefined ? draft : dir, kept: reason, remove });
  }
  return found;
}
