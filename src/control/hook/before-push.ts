/** `pre-push`: what the remote does not have yet, as a range, and evidence that it would lose. */
import {
  idsBetween,
  isAncestor,
  openRepository,
  type PushedRef,
  peeled,
  pushedRefs,
  type Repository,
  refsOfRemote,
} from '../../edges/git/index.js';
import { checkSnapshot } from '../check.js';
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
  const seen = new Set<string>();
  for (const ref of refs) {
    const tip = ref.local === null ? null : await peeled(repo, ref.local);
    if (ref.local !== null && tip === null) continue;
    const isOff = tip !== null && (await addRange(repo, { ref, tip, known, checked, seen })) === 'switched-off';
    if (isOff) continue;
    const objection = await objectionTo(repo, ref, tip, { known, refs });
    if (objection) objections.push(objection);
  }
  return verdictOf(checked, objections);
}

interface Range {
  ref: PushedRef;
  tip: string;
  known: ReadonlyMap<string, string>;
  checked: Checked[];
  /** Ranges that were checked for another ref of this push. */
  seen: Set<string>;
}

async function addRange(
  repo: Repository,
  { ref, tip, known, checked, seen }: Range,
): Promise<'checked' | 'switched-off'> {
  const there = ref.remote === null ? null : await peeled(repo, ref.remote);
  const not = [...new Set([...(there === null ? [] : [there]), ...known.values()])];
  const [oldest] = await idsBetween(repo, tip, not);
  if (oldest === undefined || seen.has(tip)) return 'checked';
  seen.add(tip);
  const { snapshot, result } = await checkSnapshot(repo.root, { source: { of: 'range', to: tip, not } });
  if (!isSwitchedOn('pre-push', snapshot.workspace.config)) return 'switched-off';
  const from = there ?? (await peeled(repo, `${oldest}^`));
  const range = from === null ? 'autoloop check' : `autoloop check --range ${from.slice(0, 12)}..${tip.slice(0, 12)}`;
  checked.push({ what: ref.remoteRef, again: range, result });
  return 'checked';
}

async function objectionTo(
  repo: Repository,
  ref: PushedRef,
  tip: string | null,
  { known, refs }: { known: ReadonlyMap<string, string>; refs: readonly PushedRef[] },
): Promise<Objection | undefined> {
  const { remoteRef, remote } = ref;
  if (remote === null || isAttempt(remoteRef) || !/^refs\/(?:heads|tags)\//.test(remoteRef)) return undefined;
  const before = await peeled(repo, remote);
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
