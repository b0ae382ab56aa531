/** What every rule says while documents are typed: in turns that leave room for the next letter, and of what was touched alone. */
import { configPath } from '../../core/documents/paths.js';
import type { Finding } from '../../core/finding.js';
import { type Judged, judgeDocuments, judgeWhole, sorted } from '../../core/rules/check.js';
import { concernedBy } from '../../core/rules/concerned.js';
import type { GitFacts } from '../../core/rules/facts.js';
import type { SnapshotFile, Workspace } from '../../core/rules/workspace.js';
import { digestOf } from '../check/findings.js';

/** A state of a project, and what rules said of it. */
export interface Judgement {
  /** What lies, or is typed, under `.autoloop`: a file that did not change is the same value. */
  files: ReadonlyMap<string, SnapshotFile>;
  /** Digest of everything that was known besides. */
  facts: string;
  judged: readonly Judged[];
  findings: readonly Finding[];
}

export interface State {
  files: ReadonlyMap<string, SnapshotFile>;
  workspace: Workspace;
  facts: GitFacts;
}

/** A turn takes about this long, ms: nobody notices that an answer waits for it. */
const aTurn = 10;

/**
 * What rules say of a state, given what they said of the one before. `goOn` is asked between turns; when it says no, there is no
 * answer.
 */
export async function judgeState(
  { files, workspace, facts }: State,
  last: Judgement | undefined,
  goOn: () => Promise<boolean>,
): Promise<Judgement | undefined> {
  const digest = digestOf(facts);
  const isConcerned = last?.facts === digest ? concernedSince(last, files, workspace) : undefined;
  const judged: Judged[] = isConcerned && last ? last.judged.filter(({ subject }) => !isConcerned(subject)) : [];
  const due = workspace.documents.filter(({ path }) => isConcerned?.(path) ?? true);
  // What is wrong takes longer to say than that nothing is: how many documents a turn has is found out on the way.
  for (let at = 0, many = 50; at < due.length; ) {
    if (!(await goOn())) return undefined;
    const turn = new Set(due.slice(at, at + many).map(({ path }) => path));
    const start = performance.now();
    for (const one of judgeDocuments(workspace, facts, (path) => turn.has(path))) judged.push(one);
    at += many;
    many = performance.now() - start > aTurn ? Math.max(25, many >> 1) : many * 2;
  }
  if (!(await goOn())) return undefined;
  return { files, facts: digest, judged, findings: sorted(judged, judgeWhole(workspace, facts), facts) };
}

/** Which documents may be judged differently now; undefined where any may. */
function concernedSince(
  last: Judgement,
  files: State['files'],
  workspace: Workspace,
): ((path: string) => boolean) | undefined {
  const touched = new Set<string>();
  for (const [path, file] of files) if (last.files.get(path) !== file) touched.add(path);
  for (const path of last.files.keys()) if (!files.has(path)) touched.add(path);
  if (touched.has(configPath)) return undefined;
  const former = [...touched]
    .map((path) => last.files.get(path)?.document)
    .filter((document) => document !== undefined);
  return concernedBy(touched, workspace, former);
}
