import { lstat } from 'node:fs/promises';
import { AutoloopError } from '../../core/error.js';
import { giveTree, isSandboxId, type Owner } from './owner.js';

/**
 * Which sandbox user holds which directory. Only root needs it: files are given to the unprivileged user for as long as
 * a sandbox is open, and given back when the last one over the same directory closes.
 */
interface Tenancy {
  tenant: Owner;
  before: Owner;
  sandboxes: number;
}

const tenancies = new Map<string, Tenancy>();

/** The user who holds this directory already, so that a second sandbox over it can run as the same. */
export const tenantOf = (path: string): Owner | undefined => tenancies.get(path)?.tenant;

/** Gives the trees to `tenant`; answers with the way back, which leaves `abandoned` trees with the tenant. */
export async function moveIn(
  paths: readonly string[],
  tenant: Owner,
): Promise<(abandoned?: readonly string[]) => Promise<void>> {
  const fresh: string[] = [];
  for (const path of paths) {
    const held = tenancies.get(path);
    if (held === undefined) fresh.push(path);
    else if (held.tenant.uid !== tenant.uid)
      throw new AutoloopError('environment', 'sandbox-plan', `${path} is in use by another sandbox`, {
        hint: 'Close that one first.',
      });
  }
  for (const path of fresh) {
    const { uid, gid } = await lstat(path);
    // A crash may have left it with a user of ours that is gone: then it goes back to whoever runs the tool.
    const before = isSandboxId(uid) ? { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 } : { uid, gid };
    tenancies.set(path, { tenant, before, sandboxes: 0 });
  }
  for (const path of paths) count(path, 1);
  const moveOut = async (abandoned: readonly string[] = []): Promise<void> => {
    const last: [string, Owner][] = [];
    for (const path of paths) {
      const held = count(path, -1);
      if (held.sandboxes > 0) continue;
      tenancies.delete(path);
      if (!abandoned.includes(path)) last.push([path, held.before]);
    }
    for (const [path, before] of last) await giveTree([path], before);
  };
  try {
    await giveTree(fresh, tenant);
  } catch (error) {
    await moveOut().catch(() => {}); // the first failure is the one to tell
    throw error;
  }
  return moveOut;
}

function count(path: string, change: number): Tenancy {
  const held = tenancies.get(path);
  if (held === undefined) throw new Error(`nobody holds ${path}`);
  held.sandboxes += change;
  return held;
}
