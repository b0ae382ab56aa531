/** What is staged, what each commit of a range did, and what of it touched evidence. */
import { parseDocument } from '../../core/documents/document.js';
import { orderOfPath, recordPaths } from '../../core/documents/paths.js';
import type { ChangedFileFact, ChangeFact } from '../../core/rules/facts.js';
import { attemptInMessage, orderInMessage, orderOfBranch } from '../../core/rules/trailer.js';
import {
  type Change,
  changedSinceHead,
  commitFacts,
  commitsBetween,
  contentId,
  entriesAt,
  type Repository,
  readBlobs,
  stagedAgainst,
} from '../../edges/git/index.js';
import { type Differences, differencesBetween } from './commit-differences.js';
import type { Source, SourceFiles } from './sources.js';

const evidenceFolders = ['.autoloop/closeouts', '.autoloop/reports', '.autoloop/reviews'];

const isEvidence = (path: string): boolean => evidenceFolders.some((folder) => path.startsWith(`${folder}/`));

/** A commit as rules see it. */
export function changeFact(change: Change): ChangeFact {
  const { commit, parents, author, message, files, taken } = change;
  const imported = attemptInMessage(message);
  return {
    commit,
    parents,
    author,
    order: orderInMessage(message),
    ...(imported && { imported }),
    files: files.map(({ path, status, before }) => ({ path, status, before })),
    ...(taken.length > 0 && { taken: taken.map(({ path, status, before }) => ({ path, status, before })) }),
  };
}

/** What is staged, or what each commit of a range did; undefined for any other source. */
export async function changesOf(
  repository: Repository,
  source: Source,
  integrationBranch: string,
  { staged }: Pick<SourceFiles, 'staged'>,
): Promise<ChangeFact[] | undefined> {
  const seals = sealsOf(repository);
  if (source.of === 'range') {
    const changes = await commitsBetween(repository, source.to, source.not);
    const sides = await sidesOf(changes, repository);
    const facts: ChangeFact[] = [];
    for (const change of changes)
      facts.push({
        ...changeFact(change),
        files: await sealedFiles(change, { repository, seals, sides: sides(change) }),
      });
    return facts;
  }
  if (source.of !== 'index' || staged === undefined) return undefined;
  const change = await staged();
  const named = source.message === undefined ? null : orderInMessage(source.message);
  return [
    {
      ...changeFact(change),
      order: named ?? orderOfBranch(change.branch),
      integrated: change.branch === integrationBranch,
      files: await sealedFiles(change, { repository, seals, sides: await stagedSides(change, repository) }),
    },
  ];
}

/** What the work tree changed of the evidence that HEAD has; undefined when it changed nothing. */
export async function uncommittedEvidence(
  repository: Repository,
  source: Source,
  files: SourceFiles,
): Promise<ChangeFact | undefined> {
  if (repository.reader || (source.of !== 'work-tree' && source.of !== 'buffers')) return undefined;
  const onDisc = await changedSinceHead(repository, evidenceFolders);
  const texts = source.of === 'buffers' ? source.texts : new Map<string, string>();
  const changed = [...onDisc.filter(({ path }) => !texts.has(path)), ...(await changedBuffers(repository, texts))];
  const seals = sealsOf(repository);
  const touched: ChangedFileFact[] = [];
  for (const { path, before, isGone } of changed) {
    const status = isGone ? 'removed' : 'changed';
    const order = orderOfPath(path);
    if (order === undefined || !(await seals('HEAD', order))) touched.push({ path, status });
    else {
      const now = isGone ? undefined : (await files.read([path])).get(path);
      touched.push({ path, status, sealed: await howChanged(repository, path, before, now) });
    }
  }
  if (touched.length === 0) return undefined;
  return { commit: null, parents: ['HEAD'], author: { name: '', email: '' }, order: null, files: touched };
}

/** Unsaved texts that are not what HEAD has. */
async function changedBuffers(repository: Repository, texts: ReadonlyMap<string, string>) {
  const changed: { path: string; before: string; isGone: boolean }[] = [];
  for (const [path, text] of texts) {
    if (!isEvidence(path)) continue;
    const [entry] = await entriesAt(repository, 'HEAD', path).catch(() => []);
    if (entry && entry.id !== contentId(Buffer.from(text), repository.objectFormat))
      changed.push({ path, before: entry.id, isGone: false });
  }
  return changed;
}

/** Whether an order was closed for good in a commit. */
type Seals = (commit: string, order: string) => Promise<boolean>;

function sealsOf(repository: Repository): Seals {
  const known = new Map<string, Promise<boolean>>();
  const look = async (commit: string, order: string): Promise<boolean> => {
    const path = recordPaths(order).closeout;
    const [entry] = await entriesAt(repository, commit, path);
    const blob = entry && (await readBlobs(repository, [entry.id])).get(entry.id);
    const document = blob?.how === 'read' ? parseDocument(path, blob.content) : undefined;
    if (document?.kind !== 'closeout') return false;
    return document.data?.result === 'accepted' || document.data?.result === 'withdrawn';
  };
  return (commit, order) => {
    const key = `${commit} ${order}`;
    const found = known.get(key) ?? look(commit, order);
    known.set(key, found);
    return found;
  };
}

/** The files of a change, with what it did to evidence that was sealed before. */
async function sealedFiles(
  change: Change,
  { repository, seals, sides }: { repository: Repository; seals: Seals; sides: readonly Differences[] },
): Promise<ChangedFileFact[]> {
  const lost = await lostInMerge(change, { repository, seals, sides });
  const files: ChangedFileFact[] = [];
  for (const { path, status, before, after } of change.files) {
    const sealed = lost.delete(path) ? 'replaced' : await sealedBy(change, { path, status, before, after });
    files.push({ path, status, before, ...(sealed && { sealed }) });
  }
  return [...files, ...[...lost].map((path) => ({ path, status: 'removed', sealed: 'replaced' }) as const)];

  async function sealedBy({ parents }: Change, { path, status, before, after }: Change['files'][number]) {
    const isOther = status !== 'added' && after !== before[0];
    const order = isEvidence(path) && isOther && parents.length === 1 ? orderOfPath(path) : undefined;
    if (order === undefined || !(await seals(parents[0] as string, order))) return undefined;
    return howReplaced(repository, path, before[0], after);
  }
}

async function howReplaced(repository: Repository, path: string, before: string | undefined, after: string | null) {
  if (before === undefined || after === null) return 'replaced';
  const blob = path.endsWith('.jsonl') ? (await readBlobs(repository, [after])).get(after) : undefined;
  return howChanged(repository, path, before, blob?.how === 'read' ? blob.content : undefined);
}

/** Only journals and their like may be added to. */
async function howChanged(
  repository: Repository,
  path: string,
  before: string,
  now: Uint8Array | undefined,
): Promise<'appended' | 'replaced'> {
  if (now === undefined || !path.endsWith('.journal.jsonl')) return 'replaced';
  const blob = (await readBlobs(repository, [before])).get(before);
  if (blob?.how !== 'read') return 'replaced';
  return Buffer.compare(blob.content, now.subarray(0, blob.content.length)) === 0 ? 'appended' : 'replaced';
}

/**
 * Sealed evidence of a parent that a merge has otherwise, but for what another parent had sealed as it is now. Of a journal that was
 * added to on one side, the shorter one is a loss.
 */
async function lostInMerge(
  { parents }: Change,
  { repository, seals, sides }: { repository: Repository; seals: Seals; sides: readonly Differences[] },
): Promise<Set<string>> {
  const lost = new Set<string>();
  for (const [number, side] of sides.entries())
    for (const [path, { before, after }] of side) {
      const order = isEvidence(path) && before !== null ? orderOfPath(path) : undefined;
      if (order === undefined || lost.has(path) || !(await seals(parents[number] as string, order))) continue;
      const others = after === null ? [] : parents.filter((_, other) => !sides[other]?.has(path));
      const kept = await Promise.all(others.map((parent) => seals(parent, order)));
      const isKept =
        kept.includes(true) && (await howReplaced(repository, path, after ?? undefined, before)) !== 'appended';
      if (!isKept) lost.add(path);
    }
  return lost;
}

/** For each merge how it differs from each of its parents; nothing for any other commit. */
async function sidesOf(changes: readonly Change[], repository: Repository): Promise<(merge: Change) => Differences[]> {
  const merges = changes.filter(({ parents }) => parents.length > 1);
  const ids = merges.flatMap(({ commit, parents }) => [commit ?? '', ...parents]);
  const between = await differencesBetween(
    repository,
    await commitFacts(repository, ids),
    merges.flatMap(({ commit, parents }) => parents.map((parent) => [parent, commit ?? ''] as const)),
    evidenceFolders,
  );
  return ({ commit, parents }) => (parents.length > 1 ? parents.map((parent) => between(parent, commit ?? '')) : []);
}

/** The same for a merge that is about to be committed. */
const stagedSides = async ({ parents }: Change, repository: Repository): Promise<Differences[]> =>
  parents.length > 1 ? Promise.all(parents.map((parent) => stagedAgainst(repository, parent))) : [];
