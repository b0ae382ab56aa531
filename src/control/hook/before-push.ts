/** `pre-push`: what the remote does not have yet, as a range, and evidence that it would lose. */
import {
  commitsOf,
  idsBetween,
  isAncestor,
  openRepository,
  type PushedRef,
  peeled,
  pushedRefs,
  type Repository,
  refsOfRemote,
  unreached,
} from '../../edges/git/index.js';
import { checkSnapshot } from '../check/check.js';
import { isSwitchedOn } from '../hooks/names.js';
import { recordsLost } from './records-lost.js';
import { type Checked, type Objection, passed, type Verdict, verdictOf } from './verdict.js';

export interface PushOptions {
  /** The remote's name, or its address where it has none. */
  remote: string;
  /** What Git writes to the hook's standard input. */
  input: string;
}

/** What an agent made may be rewritten: it is judged by its tree, and proves nothing by its history. */
const isAttempt = (ref: string): boolean => /^refs\/heads\/autoloop\/[^/]+\/[1-9][0-9]*$/.test(ref);

/**
 * Every commit that the remote does not have is checked as `check --range` does, and the documents of each pushed tip with
 * it. Objects that are no commits, such as claims, pass; so do deletions and rewritten branches, unless the remote would
 * lose an evidence record, or nobody can tell from here whether it would. Errors as `checkSnapshot`.
 */
export async function checkPush(directory: string, { remote, input }: PushOptions): Promise<Verdict> {
  const refs = pushedRefs(input);
  if (refs.length === 0) return passed;
  const repo = await openRepository(directory);
  const known = await refsOfRemote(repo, remote);
  const checked: Checked[] = [];
  const objections: Objection[] = [];
  const commits = await commitsOf(
    repo,
    refs.flatMap(({ local, remote }) => [local ?? [], remote ?? []].flat()),
  );
  const commitOf = (id: string | null) => (id === null ? null : (commits.get(id) ?? null));
  const tips = new Set(refs.flatMap(({ local }) => commitOf(local) ?? []));
  const there = new Set(refs.flatMap(({ remote }) => commitOf(remote) ?? []));
  // Of refs that bring nothing, which may be very many, no more is asked.
  const fresh = await unreached(repo, tips, [...there, ...known.values()]);
  const seen = new Set<string>();
  for (const ref of refs) {
    const [tip, before] = [commitOf(ref.local), commitOf(ref.remote)];
    if (ref.local !== null && tip === null) continue;
    const isNew = tip !== null && fresh.has(tip);
    if (isNew && (await addRange(repo, { ref, tip, before, known, checked, seen })) === 'switched-off') continue;
    const objection = await objectionTo(repo, ref, { tip, before }, { known, refs });
    if (objection) objections.push(objection);
  }
  return verdictOf(checked, objections);
}

interface Range {
  ref: PushedRef;
  tip: string;
  /** What the ref is at the remote; null when that is nothing, no commit, or not here. */
  before: string | null;
  known: ReadonlyMap<string, string>;
  checked: Checked[];
  /** Ranges that were checked for another ref of this push. */
  seen: Set<string>;
}

async function addRange(
  repo: Repository,
  { ref, tip, before, known, checked, seen }: Range,
): Promise<'checked' | 'switched-off'> {
  if (seen.has(tip)) return 'checked';
  seen.add(tip);
  const not = [...new Set([...(before === null ? [] : [before]), ...known.values()])];
  const [oldest] = await idsBetween(repo, tip, not);
  const { snapshot, result } = await checkSnapshot(repo.root, { source: { of: 'range', to: tip, not } });
  if (!isSwitchedOn('pre-push', snapshot.workspace.config)) return 'switched-off';
  const from = before ?? (oldest === undefined ? null : await peeled(repo, `${oldest}^`));
  const range = from === null ? 'autoloop check' : `autoloop check --range ${from.slice(0, 12)}..${tip.slice(0, 12)}`;
  checked.push({ what: ref.remoteRef, again: range, result });
  return 'checked';
}

async function objectionTo(
  repo: Repository,
  ref: PushedRef,
  { tip, before }: { tip: string | null; before: string | null },
  { known, refs }: { known: ReadonlyMap<string, string>; refs: readonly PushedRef[] },
): Promise<Objection | undefined> {
  const { remoteRef, remote } = ref;
  if (remote === null || isAttempt(remoteRef) || !/^refs\/(?:heads|tags)\//.test(remoteRef)) return undefined;
  if (before === null)
    return {
      message: `${remoteRef} would be ${tip === null ? 'deleted' : 'rewritten'}, and what the remote has there is not here to be looked at`,
      hint: 'Have a look at it first: git fetch',
    };
  if (tip !== null && (await isAncestor(repo, before, tip))) return undefined;
  const others = [...known].flatMap(([name, id]) => (refs.some((pushed) => pushed.remoteRef === name) ? [] : [id]));
  const pushed = refs.flatMap(({ local }) => local ?? []);
  const lost = await recordsLost(repo, before, [...(tip === null ? [] : [tip]), ...pushed, ...others]);
  if (lost.length === 0) return undefined;
  const [first] = lost;
  const more = lost.length === 1 ? '' : ` and ${lost.length - 1} more`;
  return {
    message: `${remoteRef} would be ${tip === null ? 'deleted' : 'rewritten'}, and the remote would lose the evidence in \`${first}\`${more}`,
    hint: 'Evidence is added to and never taken back: push it on another branch first, or put what is new on top of it.',
  };
}
