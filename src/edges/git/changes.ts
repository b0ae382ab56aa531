/** What commits changed, and what is staged. Format: git-diff-tree(1), "RAW OUTPUT FORMAT". */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { userGit } from './door.js';
import { emptyTree } from './empty-tree.js';
import { idsBetween } from './graph.js';
import { type CommitFact, commitFacts, identity, type Person } from './history.js';
import { isObjectId } from './object-id.js';
import { namesIn } from './paths.js';
import type { Difference } from './reader.js';
import { head, type Repository } from './repository.js';
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
  /** What a merge took as it is in one of its parents, and is otherwise in another; empty for any other commit. */
  taken: readonly ChangedPath[];
}

export interface StagedChange extends Change {
  /** The branch it will be on, which a rebase has left for the time being; null when HEAD is detached. */
  branch: string | null;
}

export interface ChangedPath {
  path: string;
  status: 'added' | 'changed' | 'removed';
  /** Ids of the contents before, one for each parent that has the file. */
  before: readonly string[];
  /** Id of the content after; null when the file is gone, or has a conflict that is not resolved. */
  after: string | null;
}

const RAW = ['--raw', '-z', '--no-renames', '--no-abbrev', '--no-ext-diff', '--ignore-submodules=dirty'];

/** What is only intended to be added is in no commit. */
const STAGED = ['diff-index', '--cached', '--ita-invisible-in-index', ...RAW];

/**
 * What the next commit will change: the index against HEAD and, while a merge is made, against what is merged. Git tells
 * nobody that a commit is being amended: what the amended one changed is not in it.
 */
export async function stagedChange(repo: Repository): Promise<StagedChange> {
  const [{ commit, branch }, merged, rebased, author, againstHead] = await Promise.all([
    head(repo),
    mergeHeads(repo),
    rebasedBranch(repo),
    identity(repo).catch(() => ({ name: '', email: '' })),
    // Asked for at once: it is only before the first commit that there is no HEAD.
    stagedAgainst(repo, 'HEAD').catch(() => undefined),
  ]);
  const parents = commit === null ? [] : [commit, ...merged];
  const [base, ...others] = parents.length > 0 ? parents : [emptyTree(repo)];
  const against = await Promise.all([
    againstHead ?? stagedAgainst(repo, base as string),
    ...others.map((other) => stagedAgainst(repo, other)),
  ]);
  return { commit: null, parents, author, message: '', ...changedFrom(against), branch: branch ?? rebased };
}

/** How the index differs from a commit or a tree. */
export async function stagedAgainst(repo: Repository, base: string): Promise<Map<string, Difference>> {
  if (repo.reader) return repo.reader.stagedDifferences(base);
  return rawChanges((await userGit(repo, [...STAGED, base])).stdout);
}

/** Each commit reachable from `to` and from none of `not`, the oldest first. Throws `git-failed` for what is no commit. */
export async function commitsBetween(repo: Repository, to: string, not: readonly string[]): Promise<Change[]> {
  return changesIn(repo, await idsBetween(repo, to, not));
}

/** What each of these commits changed, in their order; what is no commit of this repository is left out. */
export async function changesIn(repo: Repository, ids: readonly string[]): Promise<Change[]> {
  const cutOff = new Set(await shallowBoundary(repo));
  const facts = await commitFacts(repo, ids);
  const parents = await commitFacts(
    repo,
    [...facts.values()].flatMap((fact) => fact.parents),
  );
  const basesOf = (id: string, fact: CommitFact): string[] => {
    if (cutOff.has(id)) return [];
    if (fact.parents.length === 0) return [emptyTree(repo)];
    return fact.parents.flatMap((parent) => parents.get(parent)?.tree ?? []);
  };
  const pairs = [...facts].flatMap(([id, fact]) => basesOf(id, fact).map((base) => `${base} ${fact.tree}`));
  const differences = await treeDifferences(repo, pairs);
  return ids.flatMap((id) => {
    const fact = facts.get(id);
    if (fact === undefined) return [];
    const against = basesOf(id, fact).map((base) => differences.get(`${base} ${fact.tree}`) ?? new Map());
    const { parents, author, message } = fact;
    return [{ commit: id, parents, author, message, ...changedFrom(against) }];
  });
}

/** Of each pair of trees, written `from to`, what differs, by path; where folders are given, at least what differs there. */
export async function treeDifferences(
  repo: Repository,
  pairs: readonly string[],
  folders: readonly string[] = [],
): Promise<Map<string, Map<string, Difference>>> {
  const wanted = [...new Set(pairs)];
  const found = new Map<string, Map<string, Difference>>();
  if (repo.reader) {
    for (const pair of wanted)
      found.set(pair, await repo.reader.treeDifferences(...(pair.split(' ') as [string, string])));
    return found;
  }
  if (wanted.length === 0) return found;
  const { stdout } = await userGit(repo, ['diff-tree', '--stdin', '-r', ...RAW, '--', ...folders], {
    stdin: `${wanted.join('\n')}\n`,
  });
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

/** Of raw output, what differs, by path. */
export function rawChanges(stdout: Buffer): Map<string, Difference> {
  const fields = namesIn(stdout);
  const changes = new Map<string, Difference>();
  for (let at = 0; at + 1 < fields.length; at += 2) changes.set(fields[at + 1] ?? '', differenceIn(fields[at] ?? ''));
  return changes;
}

function differenceIn(meta: string): Difference {
  const [fromMode = '', toMode = '', from = '', to = '', status] = meta.slice(1).split(' ');
  return {
    before: fromMode === '000000' ? null : from,
    after: toMode === '000000' ? null : to,
    conflicted: status === 'U',
  };
}

/** What differs from every base, and from some: what a merge took from one side as it was is that side's change. */
function changedFrom(against: readonly ReadonlyMap<string, Difference>[]): Pick<Change, 'files' | 'taken'> {
  const differences = new Map(against.flatMap((one) => [...one]));
  const files: ChangedPath[] = [];
  const taken: ChangedPath[] = [];
  for (const [path, { after, conflicted }] of differences) {
    const before = against.flatMap((one) => one.get(path)?.before ?? []);
    const status = after === null && !conflicted ? 'removed' : before.length === 0 ? 'added' : 'changed';
    (against.every((one) => one.has(path)) ? files : taken).push({ path, status, before, after });
  }
  return { files, taken };
}

/**
 * The commits that are being merged into HEAD. A merge without conflicts asks its hook before it writes them down, and tells
 * it in its environment (git-merge(1), builtin/merge.c).
 */
async function mergeHeads(repo: Repository): Promise<string[]> {
  const text = await readFile(path.join(repo.gitDir, 'MERGE_HEAD'), 'utf8').catch(() => '');
  const written = text.split('\n').filter((line) => line !== '');
  if (written.length > 0) return written;
  const told = Object.keys(process.env).flatMap((name) => /^GITHEAD_(.*)$/.exec(name)?.[1] ?? []);
  return told.filter((id) => isObjectId(id, repo.objectFormat));
}

/** The branch that is being rebased, which HEAD comes back to. */
async function rebasedBranch(repo: Repository): Promise<string | null> {
  const texts = ['rebase-merge', 'rebase-apply'].map((folder) =>
    readFile(path.join(repo.gitDir, folder, 'head-name'), 'utf8').catch(() => ''),
  );
  const [name] = (await Promise.all(texts)).flatMap((text) => /^refs\/heads\/(.*)$/m.exec(text)?.[1] ?? []);
  return name ?? null;
}
