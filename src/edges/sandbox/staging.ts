import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { captureAgainIfKilled } from '../process/capture.js';

import { everyoneReaches } from './plan.js';
import type { Staged } from './stage.js';

/**
 * Host paths as the sandbox's unprivileged user can reach them. A repository under /root (mode 0700), a credentials file
 * of mode 0600: root sees them, the sandbox's user does not, though the plan shows them. Such paths are brought to a
 * place of our own, in a mount namespace nobody else sees.
 */
export interface Staging {
  stage: string;
  staged: Staged[];
  /** The path under which the sandbox's user reaches `path`. */
  reach(path: string): string;
  /** The path under which the sandbox's user sees `path` with what is written kept in `apart`. */
  layered(path: string, apart: string): string;
  /** The same for something that is read only, and copied where others may not read it. */
  reachReadable(path: string): Promise<string>;
}

/** `needed` is false for an unprivileged user, to whom everything is as it is. */
export async function makeStaging(scratch: string, needed: boolean): Promise<Staging> {
  const stage = join(scratch, 'stage');
  await mkdir(stage);
  await chmod(stage, 0o711); // whatever the umask
  const staged: Staged[] = [];
  const bring = (how: Staged['how'], from: string, apart = '-'): string => {
    const at = join(stage, String(staged.length));
    staged.push({ how, from, at, apart });
    return at;
  };
  const reach = (path: string): string => (!needed || everyoneReaches(path) ? path : bring('bind', path));
  return {
    stage,
    staged,
    reach,
    layered: (path, apart) => bring('layer', path, apart),
    reachReadable: async (path) => (needed && (await hidesSomething(path)) ? bring('copy', path) : reach(path)),
  };
}

/** Whether anything in the tree is closed to other users. */
export async function hidesSomething(path: string): Promise<boolean> {
  const closed = ['(', '-type', 'd', '!', '-perm', '-0005', '-o', '-type', 'f', '!', '-perm', '-0004', ')'];
  const { ended, stdout } = await captureAgainIfKilled('find', [path, ...closed, '-print', '-quit'], {
    env: { PATH: '/usr/bin:/bin' },
  });
  // Without an answer it is taken to be closed, and shown as a copy that is open.
  return stdout.length > 0 || ended.how !== 'exited';
}
