/** What a check finds, worked out from what the last one found where little has changed since. */
import { createHash } from 'node:crypto';
import type { AnyDocument } from '../../core/documents/document.js';
import { classify } from '../../core/documents/kinds.js';
import { boardPath, configPath } from '../../core/documents/paths.js';
import type { Finding } from '../../core/finding.js';
import { check, type Judged, judgeDocuments, judgeWhole, sorted } from '../../core/rules/check.js';
import { concernedBy } from '../../core/rules/concerned.js';
import type { GitFacts } from '../../core/rules/facts.js';
import type { SnapshotFile, Workspace } from '../../core/rules/workspace.js';
import { readCached, writeCached } from '../../edges/files/index.js';
import type { Repository } from '../../edges/git/index.js';
import { build, cacheFolder } from './known-documents.js';
import type { Snapshot } from './snapshot.js';

/** What a check of the work tree found, and what it knew. */
interface LastCheck {
  /** Of each file under `.autoloop`, in turn: its path, and the id of its content, what keeps it from being read, or nothing. */
  contents: string;
  /** Digest of everything that was known besides. */
  facts: string;
  judged: Judged[];
  whole: Finding[];
  /** Digests of the texts that there are repairs for, by path. */
  repairable: Record<string, string>;
}

/**
 * Everything that is wrong in a snapshot: `check` of core, at the price of what changed. Documents that no change concerns are not
 * judged again while all that is known besides them is the same.
 */
export function findingsOf(snapshot: Snapshot, facts: GitFacts): Finding[] {
  const { workspace, known, source } = snapshot;
  if (known === undefined || source.of !== 'work-tree') return check(workspace, facts);
  const { folder, name } = placeOf(snapshot);
  const now = { contents: contentsOf(snapshot.documents), facts: digestOf(facts) };
  const last = readCached(folder, name) as LastCheck | undefined;
  const touched = last?.facts === now.facts ? touchedSince(last, now.contents, workspace) : undefined;
  if (last && touched?.size === 0) return sorted(last.judged, last.whole, facts);
  const judged = (last && touched && judgeAgain(snapshot, facts, last, touched)) ?? judgeDocuments(workspace, facts);
  const whole = judgeWhole(workspace, facts);
  const repairable = repairableTexts(workspace, { judged, whole });
  // Where a text was asked for in vain, this is not yet what is wrong.
  if (known.askedFor.size === 0) writeCached(folder, name, { ...now, judged, whole, repairable } satisfies LastCheck);
  return sorted(judged, whole, facts);
}

/** Judges what was touched and what that concerns; undefined where it is not known what was touched. */
function judgeAgain(
  { workspace, known }: Snapshot,
  facts: GitFacts,
  last: LastCheck,
  touched: ReadonlySet<string>,
): Judged[] | undefined {
  if (touched.has(configPath)) return undefined;
  const former: AnyDocument[] = [];
  const before = contentsIn(last.contents);
  for (const path of touched) {
    const content = before.get(path);
    if (content === undefined || classify(path) === undefined) continue;
    const document = known?.find(content, path);
    if (document === undefined) return undefined;
    former.push(document);
  }
  const concerned = concernedBy(touched, workspace, former);
  // What is wrong is told with the names that would have been right, and documents may have come or gone.
  const isAnother = [...touched].some((path) => workspace.has(path) !== before.has(path));
  const faulty = new Set(isAnother ? last.judged.map(({ subject }) => subject) : []);
  const isConcerned = (path: string) => concerned(path) || faulty.has(path);
  const kept = last.judged.filter(({ subject }) => !isConcerned(subject));
  return [...kept, ...judgeDocuments(workspace, facts, isConcerned)];
}

function touchedSince(last: LastCheck, contents: LastCheck['contents'], workspace: Workspace): Set<string> {
  const touched = new Set<string>();
  // A repair counts characters, and what Git calls the same may end its lines otherwise.
  const texts = repairableTexts(workspace, last);
  for (const path in last.repairable) if (texts[path] !== last.repairable[path]) touched.add(path);
  if (last.contents === contents) return touched;
  const [then, now] = [contentsIn(last.contents), contentsIn(contents)];
  for (const [path, content] of now) if (content !== then.get(path)) touched.add(path);
  for (const path of then.keys()) if (!now.has(path)) touched.add(path);
  return touched;
}

/** One text, which is compared and kept faster than many. */
const contentsOf = (files: readonly SnapshotFile[]): LastCheck['contents'] =>
  files.map(({ path, id, problem }) => `${path}\0${id ?? problem ?? ''}\0`).join('');

function contentsIn(contents: LastCheck['contents']): Map<string, string> {
  const fields = contents.split('\0');
  const byPath = new Map<string, string>();
  for (let at = 0; at + 1 < fields.length; at += 2) byPath.set(fields[at] as string, fields[at + 1] as string);
  return byPath;
}

function repairableTexts(
  { documents, board }: Workspace,
  { judged, whole }: Pick<LastCheck, 'judged' | 'whole'>,
): LastCheck['repairable'] {
  const findings = [...judged.map(({ finding }) => finding), ...whole];
  const paths = new Set(findings.flatMap(({ path, fix }) => (fix ? [path] : [])));
  const texts = documents.filter(({ path }) => paths.has(path)).map(({ path, text }) => [path, sha256(text)]);
  if (board !== undefined && paths.has(boardPath)) texts.push([boardPath, sha256(board)]);
  return Object.fromEntries(texts);
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Of facts, which are plain values, maps and sets. `since` only says how findings are shown. */
export function digestOf({ since: _, ...facts }: GitFacts): string {
  const plain = (_: string, value: unknown) => (value instanceof Map || value instanceof Set ? [...value] : value);
  return createHash('sha256').update(JSON.stringify(facts, plain)).digest('hex');
}

/** Each worktree has a last check of its own. */
function placeOf({ root, repository }: Snapshot): { folder: string; name: string } {
  const worktree = createHash('sha256').update(root).digest('hex').slice(0, 12);
  return { folder: cacheFolder(repository as Repository), name: `check-${build}-${worktree}.json` };
}
