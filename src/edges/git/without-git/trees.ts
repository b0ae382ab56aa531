/** Files of commits and what differs between them, without Git. Format: gitformat-pack(5) and git-mktree(1) of trees. */
import type { Difference, Reader, TreeEntry } from '../reader.js';
import type { ObjectStore } from './objects.js';

const FOLDER = '40000';

/** The part of a reader that is about trees and the index. `treeOf` gives the tree of a commit, and of a tree itself. */
export function treesOf(
  store: ObjectStore,
  index: readonly TreeEntry[],
  treeOf: (id: string) => Promise<string>,
): Pick<Reader, 'entriesAt' | 'stagedEntries' | 'stagedDifferences' | 'treeDifferences'> {
  const isUnder = (folder: string | undefined) => (path: string) =>
    folder === undefined || path === folder || path.startsWith(`${folder}/`);

  /** Whether something wanted can be at `path` or below it. */
  const leadsTo = (folder: string | undefined, path: string) =>
    isUnder(folder)(path) || folder?.startsWith(`${path}/`) === true;

  async function entriesOf(tree: string, under: string | undefined, prefix = ''): Promise<TreeEntry[]> {
    const found: TreeEntry[] = [];
    for (const entry of entriesIn((await store.object(tree)).content, prefix)) {
      if (!leadsTo(under, entry.path)) continue;
      if (entry.mode !== FOLDER) found.push(entry);
      else for (const below of await entriesOf(entry.id, under, `${entry.path}/`)) found.push(below);
    }
    return found.filter(({ path }) => isUnder(under)(path));
  }

  /** Folders that are the same on both sides are not looked into. */
  async function compare(from: string | null, to: string | null, prefix: string, found: Map<string, Difference>) {
    const [before, after] = await Promise.all([from, to].map((id) => childrenOf(id, prefix)));
    for (const path of new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])) {
      const [was, is] = [before?.get(path), after?.get(path)];
      if (was?.id === is?.id && was?.mode === is?.mode) continue;
      const folder = (entry: TreeEntry | undefined) => (entry?.mode === FOLDER ? entry.id : null);
      const file = (entry: TreeEntry | undefined) => (entry && entry.mode !== FOLDER ? entry.id : null);
      if (folder(was) ?? folder(is)) await compare(folder(was), folder(is), `${path}/`, found);
      if (file(was) ?? file(is)) found.set(path, { before: file(was), after: file(is), conflicted: false });
    }
  }

  async function childrenOf(tree: string | null, prefix: string): Promise<Map<string, TreeEntry>> {
    const entries = tree === null ? [] : entriesIn((await store.object(tree)).content, prefix);
    return new Map(entries.map((entry) => [entry.path, entry]));
  }

  return {
    entriesAt: async (commit, under) => entriesOf(await treeOf(commit), under),
    stagedEntries: async (under) => index.filter(({ path }) => isUnder(under)(path)),
    stagedDifferences: async (base) => {
      const before = new Map((await entriesOf(await treeOf(base), undefined)).map((entry) => [entry.path, entry]));
      const after = new Map(index.map((entry) => [entry.path, entry]));
      const found = new Map<string, Difference>();
      for (const path of [...new Set([...before.keys(), ...after.keys()])].sort(byBytes)) {
        const [was, is] = [before.get(path), after.get(path)];
        const conflicted = is?.conflicted === true;
        if (!conflicted && was?.id === is?.id && was?.mode === is?.mode) continue;
        found.set(path, { before: was?.id ?? null, after: conflicted ? null : (is?.id ?? null), conflicted });
      }
      return found;
    },
    treeDifferences: async (from, to) => {
      const found = new Map<string, Difference>();
      await compare(from, to, '', found);
      return new Map([...found].sort(([a], [b]) => byBytes(a, b)));
    },
  };
}

const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** The entries of a tree: mode, blank, name, NUL and the 20 bytes of an id, each. */
function entriesIn(content: Buffer, prefix: string): TreeEntry[] {
  const entries: TreeEntry[] = [];
  for (let at = 0; at < content.length; ) {
    const blank = content.indexOf(0x20, at);
    const end = content.indexOf(0, blank);
    entries.push({
      path: prefix + content.toString('utf8', blank + 1, end),
      mode: content.toString('latin1', at, blank),
      id: content.toString('hex', end + 1, end + 21),
      conflicted: false,
    });
    at = end + 21;
  }
  return entries;
}
