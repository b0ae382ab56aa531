/** What commits changed, and what is staged. Format: git-diff-tree(1), "RAW OUTPUT FORMAT". */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { userGit } from './door.js';
import { type CommitFact, commitFacts, identity, type Person } from './history.js';
import { namesIn } from './paths.js';
import { head, type ObjectFormat, type Repository } from './repository.js';
import { shallowBoundary } from './shallow.js';

export interface Change {
  /** Null for what is staged. */
  commit: string | null;
  parents: readonly string[];
  author: Person;
  /** Empty for what is staged. */
  message: string;
  /** A merge changed only what is as in none of its parents. */
  files: readonly ChangedPath[];
}

export interface ChangedPath {
  path: string;
  status: 'added' | 'changed' | 'removed';
  /** Ids of the contents before, one for each parent that has the file. */
  before: readonly string[];
  /** Id of the content after; null when the file is gone. */
  after: string | null;
}

const RAW = ['--raw', '-z', '--no-renames', '--no-abbrev', '--no-ext-diff', '--ignore-submodules=dirty'];

const EMPTY_TREE: Readonly<Record<ObjectFormat, string>> = {
  sha1: '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
  sha256: '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321',
};

/** What the next commit will change: the index against HEAD and, while a merge is made, against what is merged. */
export async function stagedChange(repo: Repository): Promise<Change> {
  const { commit } = await head(repo);
  const parents = commit === null ? [] : [commit, ...(await mergeHeads(repo))];
  const bases = parents.length > 0 ? parents : [EMPTY_TREE[repo.objectFormat]];
  const [author, ...against] = await Promise.all([
    identity(repo).catch(() => ({ name: '', email: '' })),
    ...bases.map(async (base) => rawChanges((await userGit(repo, ['diff-index', '--cached', ...RAW, base])).stdout)),
  ]);
  return { commit: null, parents, author, message: '', files: changedFromAll(against) };
}

/** Each commit reachable from `to` and from none of `not`, the oldest first. Throws `git-failed` for what is no commit. */
export async function commitsBetween(repo: Repository, to: string, not: readonly string[]): Promise<Change[]> {
  const { stdout } = await userGit(repo, ['rev-list', '--topo-order', '--reverse', '--stdin'], {
    stdin: [to, ...not.map((commit) => `^${commit}`), ''].join('\n'),
  });
  const ids = stdout.toString().split('\n').slice(0, -1);
  const cutOff = new Set(await shallowBoundary(repo));
  const facts = await commitFacts(repo, ids);
  const parents = await commitFacts(
    repo,
    [...facts.values()].flatMap((fact) => fact.parents),
  );
  const basesOf = (id: string, fact: CommitFact): string[] => {
    if (cutOff.has(id)) return [];
    if (fact.parents.length === 0) return [EMPTY_TREE[repo.objectFormat]];
    return fact.parents.flatMap((parent) => parents.get(parent)?.tree ?? []);
  };
  const pairs = [...facts].flatMap(([id, fact]) => basesOf(id, fact).map((base) => `${base} ${fact.tree}`));
  const differences = await treeDifferences(repo, pairs);
  return ids.flatMap((id) => {
    const fact = facts.get(id);
    if (fact === undefined) return [];
    const against = basesOf(id, fact).map((base) => differences.get(`${base} ${fact.tree}`) ?? new Map());
    const { parents, author, message } = fact;
    return [{ commit: id, parents, author, message, files: changedFromAll(against) }];
  });
}

interface Difference {
  before: string | null;
  after: string | null;
}

/** Of each pair of trees, written `from to`, what differs, by path. */
async function treeDifferences(
  repo: Repository,
  pairs: readonly string[],
): Promise<Map<string, Map<string, Difference>>> {
  const wanted = [...new Set(pairs)];
  const found = new Map<string, Map<string, Difference>>();
  if (wanted.length === 0) return found;
  const { stdout } = await userGit(repo, ['diff-tree', '--stdin', '-r', ...RAW], { stdin: `${wanted.join('\n')}\n` });
  const fields = namesIn(stdout);
  let current = new Map<string, Difference>();
  for (let at = 0; at + 1 < fields.length; at += 2) {
    // A pair's own line comes before the first of its entries, and ends with a line break.
    const [meta = '', pair] = (fields[at] ?? '').split('\n').reverse();
    if (pair !== undefined) {
      current = new Map();
      found.set(pair, current);
    }
    current.set(fields[at + 1] ?? '', differenceIn(meta));
  }
  return found;
}

function rawChanges(stdout: Buffer): Map<string, Difference> {
  const fields = namesIn(stdout);
  const changes = new Map<string, Difference>();
  for (let at = 0; at + 1 < fields.length; at += 2) changes.set(fields[at + 1] ?? '', differenceIn(fields[at] ?? ''));
  return changes;
}

function differenceIn(meta: string): Difference {
  const [fromMode = '', toMode = '', from = '', to = ''] = meta.slice(1).split(' ');
  return { before: fromMode === '000000' ? null : from, after: toMode === '000000' ? null : to };
}

/** What differs from every base: what a merge took from one side as it was is that side's change. */
function changedFromAll(against: readonly ReadonlyMap<string, Difference>[]): ChangedPath[] {
  const [first = new Map<string, Difference>(), ...others] = against;
  return [...first].flatMap(([name, { after }]) => {
    if (!others.every((other) => other.has(name))) return [];
    const before = against.flatMap((one) => one.get(name)?.before ?? []);
    return [
      { path: name, status: after === null ? 'removed' : before.length === 0 ? 'added' : 'changed', before, after },
    ];
  });
}

/** The commits that are being merged into HEAD. */
async function mergeHeads(repo: Repository): Promise<string[]> {
  const text = await readFile(path.join(repo.gitDir, 'MERGE_HEAD'), 'utf8').catch(() => '');
  return text.split('\n').filter((line) => line !== '');
}
