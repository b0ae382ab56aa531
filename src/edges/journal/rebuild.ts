/** What of a run's folder can be thrown away, because it is read out of the journal again. */
import { createHash } from 'node:crypto';
import { lstat, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { ignoreMissing } from './places.js';

/** The folded state, and the folder of files that people look at. */
const projections = ['projection.json', 'projections'];

/** One file of them. */
export interface Projection {
  sha256: string;
  /** Bytes of the journal that a kept state covers; null of any other file, and of one that does not say so. */
  covers: number | null;
}

/** The projections of the run in `dir`, by their path in it with `/`. */
export async function projectionsIn(dir: string): Promise<Map<string, Projection>> {
  const found = new Map<string, Projection>();
  for (const name of projections)
    for (const path of await filesAt(join(dir, name))) {
      const content = await readFile(path);
      const sha256 = createHash('sha256').update(content).digest('hex');
      found.set(relative(dir, path).replaceAll('\\', '/'), { sha256, covers: coveredBy(name, content) });
    }
  return found;
}

/** The file itself, or the files below a folder; links are not followed, and are none. */
async function filesAt(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOTDIR' ? 'file' : ignoreMissing(error),
  );
  if (entries === undefined) return [];
  if (entries === 'file') return (await lstat(path)).isFile() ? [path] : [];
  return entries.flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : [])).sort();
}

function coveredBy(name: string, content: Buffer): number | null {
  if (name !== 'projection.json') return null;
  try {
    const { kept } = JSON.parse(content.toString('utf8')) as { kept?: { offset?: unknown } };
    return typeof kept?.offset === 'number' ? kept.offset : null;
  } catch {
    return null;
  }
}

/**
 * Takes the projections of the run in `dir` away while `build` makes them again; what was there comes back when it fails. Only
 * while nobody works on the run.
 */
export async function withoutProjections<T>(dir: string, build: () => Promise<T>): Promise<T> {
  const before = join(dir, '.before-rebuild');
  // One that was killed had begun to make all of them again.
  await rm(before, { recursive: true, force: true });
  await mkdir(before, { mode: 0o700 });
  const moved: string[] = [];
  for (const name of projections)
    await rename(join(dir, name), join(before, name)).then(() => moved.push(name), ignoreMissing);
  try {
    return await build();
  } catch (error) {
    for (const name of projections) await rm(join(dir, name), { recursive: true, force: true });
    for (const name of moved) await rename(join(before, name), join(dir, name));
    throw error;
  } finally {
    await rm(before, { recursive: true, force: true });
  }
}
