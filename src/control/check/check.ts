/** Checks the documents of a snapshot against the protocol. */
import { relative, resolve, sep } from 'node:path';
import { type AnyDocument, parseDocument } from '../../core/documents/document.js';
import { classify } from '../../core/documents/kinds.js';
import { boardPath } from '../../core/documents/paths.js';
import { type Policy, withDefaults } from '../../core/documents/policy.js';
import { AutoloopError } from '../../core/error.js';
import type { Finding } from '../../core/finding.js';
import { nearest } from '../../core/nearest.js';
import { type CheckResult, countBySeverity } from '../../core/render/findings/findings.js';
import { checkSome } from '../../core/rules/check.js';
import { concernedBy } from '../../core/rules/concerned.js';
import { filesOf, type GitFacts, touchedBy } from '../../core/rules/facts.js';
import { isSealed } from '../../core/rules/standing.js';
import type { Workspace } from '../../core/rules/workspace.js';
import { quoted } from '../../core/untrusted.js';
import { resolved } from '../../edges/files/index.js';
import { commitNamed, openForReading, readBlobs } from '../../edges/git/index.js';
import { gatherFacts } from './facts.js';
import { findingsOf } from './findings.js';
import { readSnapshot, type Snapshot, type Source, settle } from './snapshot.js';

export interface CheckOptions {
  /** The work tree where it is left out. */
  source?: Source;
  /** In the place of a source: commits as Git writes them, `main..topic`. */
  range?: string;
  /** Absolute, or relative to the folder asked about: only findings in these files and folders are given. */
  paths?: readonly string[];
  /** Errors also in documents that nobody touched since `checks.since`; they are warnings where this is left out. */
  all?: boolean;
}

/**
 * What every rule says of the repository that contains `directory`. All documents are read, for they speak of each other; of
 * the index or a range only findings about what was changed there, and what that concerns, are given.
 * @throws AutoloopError as `readSnapshot`; `unknown-path` for a path that holds no document; `bad-range`; `no-such-commit`.
 */
export const checkDocuments = async (directory: string, options: CheckOptions = {}): Promise<CheckResult> =>
  (await checkSnapshot(directory, options)).result;

/** As `checkDocuments`, with what was looked at. */
export async function checkSnapshot(
  directory: string,
  { source = { of: 'work-tree' }, range, paths = [], all: shownAsTheyAre = false }: CheckOptions = {},
): Promise<{ snapshot: Snapshot; result: CheckResult }> {
  const first = await readSnapshot(directory, range === undefined ? source : await rangeNamed(directory, range));
  const wanted = await Promise.all(paths.map((path) => pathNamed(first, directory, path)));
  const isWanted = (path: string) => wanted.length === 0 || wanted.some((folder) => isWithin(path, folder));
  const { snapshot, seen } = await settle(first, async (snapshot) => {
    const { since, ...gathered } = await gatherFacts(snapshot);
    const facts = since && !shownAsTheyAre ? { ...gathered, since } : gathered;
    const former = await formerIn(snapshot, facts);
    const isConcerned = former ? concernedBy(touchedBy(facts.changes ?? []), snapshot.workspace, former) : () => true;
    const all = former
      ? checkSome(snapshot.workspace, facts, isConcerned, policiesIn(former))
      : findingsOf(snapshot, facts);
    const findings = all.filter(({ path }) => isWanted(path));
    const result = resultOf(snapshot, findings, (path) => isWanted(path) && isConcerned(path));
    if (range === undefined || facts.changes?.length !== 0) return result;
    return { ...result, notes: [...result.notes, `No commits in ${quoted(range)}: nothing was checked`] };
  });
  return { snapshot, result: seen };
}

/** What the documents were before that changed; undefined where no changes are looked at, but all there is. */
async function formerIn(
  { repository, known }: Snapshot,
  { changes }: GitFacts,
): Promise<readonly AnyDocument[] | undefined> {
  if (changes === undefined || repository === undefined) return undefined;
  const contents = filesOf(changes).flatMap(({ path, before = [] }) =>
    classify(path) ? before.map((id) => ({ path, id })) : [],
  );
  const unknown = contents.filter(({ id, path }) => known?.find(id, path) === undefined);
  const blobs = await readBlobs(
    repository,
    unknown.map(({ id }) => id),
  );
  return contents.flatMap(({ id, path }): AnyDocument[] => {
    const blob = blobs.get(id);
    const document = blob?.how === 'read' ? parseDocument(path, blob.content) : known?.find(id, path);
    return document ? [document] : [];
  });
}

const policiesIn = (documents: readonly AnyDocument[]): Policy[] =>
  documents.flatMap((document) => (document.kind === 'config' && document.data ? [withDefaults(document.data)] : []));

/** What a check of a snapshot answers about the paths that are asked for. */
function resultOf(
  { workspace, withoutGit }: Snapshot,
  findings: readonly Finding[],
  isAsked: (path: string) => boolean,
): CheckResult {
  const texts = textsOf(findings, workspace);
  return {
    findings,
    counts: countBySeverity(findings),
    documents: workspace.documents.filter(({ path }) => isAsked(path)).length,
    notes: withoutGit === undefined ? [] : [`Checked without Git: ${withoutGit}`],
    ...(texts.size > 0 && { texts }),
  };
}

/** Of the documents, and the board, that may be repaired. */
function textsOf(findings: readonly Finding[], workspace: Workspace): Map<string, string> {
  const { documents, board } = workspace;
  const repairable = new Set(findings.filter(({ fix }) => fix !== undefined).map(({ path }) => path));
  const found = documents.filter(({ path }) => repairable.has(path) && !isSealed(path, workspace));
  const texts = new Map(found.map(({ path, text }) => [path, text]));
  if (board !== undefined && repairable.has(boardPath)) texts.set(boardPath, board);
  return texts;
}

/** The source that a range of Git's means: `A..B`, where an end that is left out is HEAD. */
async function rangeNamed(directory: string, range: string): Promise<Source> {
  const ends = range.split(/\.{2,3}/);
  const [from = '', to = ''] = ends;
  if (range.trim() === '' || range.startsWith('-') || ends.length !== 2) {
    const since = range === 'HEAD' ? 'HEAD~1' : range;
    const isOne = ends.length === 1 && /^\w[\w./~^-]*$/.test(range);
    throw new AutoloopError('usage', 'bad-range', `${quoted(range)} is no range of commits`, {
      hint: isOne ? `Did you mean \`${since}..HEAD\`?` : 'Write it as Git does: `main..HEAD`.',
    });
  }
  const repository = await openForReading(directory, { bare: true });
  const [not, tip] = await Promise.all([from, to].map((revision) => commitNamed(repository, revision || 'HEAD')));
  return { of: 'range', to: tip as string, not: [not as string] };
}

/**
 * A path as it was typed, from the root of the project: one from the folder that is asked about, else one from the root, as
 * findings name it.
 */
async function pathNamed(snapshot: Snapshot, directory: string, path: string): Promise<string> {
  const { root, workspace } = snapshot;
  const here = await pathInProject(snapshot, resolve(directory, path));
  // `.` is meant from here and from nowhere else.
  if (isKnown(here, workspace) || /^\.{1,2}([/\\]|$)/.test(path)) return mustBeKnown(here, workspace);
  const fromRoot = await pathInProject(snapshot, resolve(root, path));
  return mustBeKnown(isKnown(fromRoot, workspace) ? fromRoot : here, workspace);
}

/** From the root of the project, with `/`; empty for the root itself. */
async function pathInProject({ root }: Snapshot, path: string): Promise<string> {
  const inside = relative(await resolved(root), await resolved(path));
  return inside.split(sep).join('/');
}

const isWithin = (path: string, folder: string): boolean =>
  folder === '' || path === folder || path.startsWith(`${folder}/`);

const isKnown = (path: string, { paths }: Workspace): boolean => [...paths].some((file) => isWithin(file, path));

function mustBeKnown(path: string, workspace: Workspace): string {
  if (isKnown(path, workspace)) return path;
  const known = [...workspace.paths];
  const close = nearest(
    path.slice(path.lastIndexOf('/') + 1),
    known.map((file) => file.slice(file.lastIndexOf('/') + 1)),
  );
  const meant = close && known.find((file) => file.endsWith(`/${close}`));
  throw new AutoloopError('usage', 'unknown-path', `There is no document of the protocol at \`${path}\``, {
    hint: meant
      ? `Did you mean \`${meant}\`?`
      : 'Documents are under .autoloop; leave the paths out to check them all.',
  });
}
