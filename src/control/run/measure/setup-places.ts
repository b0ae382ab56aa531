/** Where outputs of setup commands are kept for all attempts: one folder per digest, in the common Git directory. */
import { join } from 'node:path';
import type { Repository } from '../../../edges/git/index.js';

/** From the common Git directory's `autoloop`, as locks are named. */
const room = 'setup';

/** Where the outputs of one digest lie; all are absolute paths but `lock`. */
export interface SetupPlace {
  /** There when it is whole: one numbered folder for each output, and `record`. */
  dir: string;
  /** Says what was run. It is written last, and changed whenever the outputs are used. */
  record: string;
  /** Where it is made, by whoever holds `lock`. */
  draft: string;
  /** A name for `holdAlone`. */
  lock: string;
}

/** The folder of all of them. */
export const setupRoom = ({ commonDir }: Pick<Repository, 'commonDir'>): string => join(commonDir, 'autoloop', room);

/** The places of one digest, in hexadecimal; nothing is made. */
export function setupPlace(repo: Pick<Repository, 'commonDir'>, digest: string): SetupPlace {
  const dir = join(setupRoom(repo), digest);
  return { dir, record: join(dir, 'setup.json'), draft: `${dir}.making`, lock: join(room, `${digest}.lock`) };
}
