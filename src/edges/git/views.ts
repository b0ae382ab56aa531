/** Where bare repositories lie that are made for a look at the user's own and borrow its objects; each goes when the look is over. */
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { nameOfThisProcess, whereaboutsOfName } from '../process/owner.js';

const NAME = /^autoloop-view-([0-9a-f.]+)-\w+$/;

/** Beside the user's objects, so that what is made of them can be moved there; else, in a repository that is not ours to write to, elsewhere. */
const rootsOf = (commonDir: string): string[] => [path.join(commonDir, 'autoloop', 'views'), os.tmpdir()];

/** A fresh folder, named after this process: one that is killed leaves what can be told from what is in use. */
export async function makeViewFolder(commonDir: string): Promise<string> {
  const name = `autoloop-view-${nameOfThisProcess()}-`;
  const [own = '', elsewhere = ''] = rootsOf(commonDir);
  try {
    await mkdir(own, { recursive: true, mode: 0o700 });
    return await mkdtemp(path.join(own, name));
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    return mkdtemp(path.join(elsewhere, name));
  }
}

/** Paths of those whose process is certainly no more. */
export async function leftViews(commonDir: string): Promise<string[]> {
  const found = rootsOf(commonDir).map(async (root) =>
    (await readdir(root).catch(() => []))
      .filter((name) => whereaboutsOfName(NAME.exec(name)?.[1] ?? '') === 'dead')
      .map((name) => path.join(root, name)),
  );
  return (await Promise.all(found)).flat();
}

/** Removes them; one that belongs to another user stays. */
export async function sweepViews(commonDir: string): Promise<void> {
  for (const view of await leftViews(commonDir))
    await rm(view, { recursive: true, force: true }).catch(() => undefined);
}
