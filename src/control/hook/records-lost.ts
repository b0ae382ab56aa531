/** Whether evidence records of one commit live on in others. */
import { closeoutsFolder } from '../../core/documents/paths.js';
import { entriesAt, peeled, type Repository, readFilesAt, type TreeEntry } from '../../edges/git/index.js';

/** Paths of the records of `commit` that none of `others` has: as they are or, of a journal, with more at its end. */
export async function recordsLost(repo: Repository, commit: string, others: readonly string[]): Promise<string[]> {
  let lost = await entriesAt(repo, commit, closeoutsFolder);
  for (const other of new Set(others)) {
    if (lost.length === 0) break;
    const tip = await peeled(repo, other);
    if (tip === null) continue;
    const there = new Map((await entriesAt(repo, tip, closeoutsFolder)).map((entry) => [entry.path, entry.id]));
    const missing = lost.filter(({ path, id }) => there.get(path) !== id);
    const longer = missing.filter(({ path }) => there.has(path) && path.endsWith('.journal.jsonl'));
    const kept = await keptIn(repo, commit, tip, longer);
    lost = missing.filter(({ path }) => !kept.has(path));
  }
  return lost.map(({ path }) => path);
}

/** Of these, the ones to which something was only added. */
async function keptIn(repo: Repository, commit: string, tip: string, entries: TreeEntry[]): Promise<Set<string>> {
  const paths = entries.map(({ path }) => path);
  if (paths.length === 0) return new Set();
  const [before, after] = [await readFilesAt(repo, commit, paths), await readFilesAt(repo, tip, paths)];
  return new Set(
    paths.filter((path) => {
      const [old, now] = [before.get(path), after.get(path)];
      return old !== undefined && now !== undefined && Buffer.compare(now.subarray(0, old.length), old) === 0;
    }),
  );
}
