/** Does an attempt stand? The hard gates, each with its reason in words. */
import { sayEnded } from '../journal/ended.js';
import type { JudgeScoredData } from '../journal/types.gen.js';
import { bounded, quoted, visibleLine } from '../untrusted.js';
import { type AttemptFacts, type CommandRun, type ImportedChange, type JudgeInput, subjectOf } from './input.js';
import { type Tally, tally, type Verdict } from './repeats.js';

/**
 * What one attempt measured up to. `reasons` names every gate it failed, or what is to be known of it when it stands;
 * `duplicate` stands too, but an earlier candidate made the same change and counts for both.
 */
export type Scored = JudgeScoredData;

/** A foreign sentence within one of ours. */
const inShort = (text: string): string => bounded(visibleLine(text).trim(), 500);

/** More names than this in one reason help nobody; the import event lists them all. */
const namesShown = 20;

/** Judges every attempt by the hard gates and finds the ones that made the same change. Ordered by attempt number. */
export function assess(input: JudgeInput): Scored[] {
  const attempts = [...input.attempts].sort((a, b) => a.attempt - b.attempt);
  const scored = attempts.map((attempt) => assessAlone(attempt, input));
  return markDuplicates(scored, new Map(attempts.map((attempt) => [attempt.attempt, changeKey(attempt.imported)])));
}

function assessAlone(attempt: AttemptFacts, input: JudgeInput): Scored {
  const measured = input.commands.map((command) => measure(command, attempt, input));
  const faults = [...faultsOfAttempt(attempt), ...(attempt.imported ? faultsOfChange(attempt.imported) : [])];
  faults.push(...measured.flatMap(failure));
  // A command is left unrun because of the other faults; alone it is a fault of its own.
  if (faults.length === 0) faults.push(...measured.flatMap(missing));
  const files = attempt.imported?.files ?? [];
  return {
    attempt: attempt.attempt,
    standing: faults.length > 0 ? 'out' : 'candidate',
    reasons: faults.length > 0 ? faults : [...measured.map(proof), ...caveats(attempt, measured)],
    commands: measured.map(({ command, on, base }) => ({ command, ...on, baseline: base.verdict })),
    files: files.length,
    lines: files.reduce((sum, file) => sum + file.insertions + file.deletions, 0),
  };
}

/** An attempt that did not come to its end has no word of those who were to look at it; what it measured is told all the same. */
function* faultsOfAttempt(attempt: AttemptFacts): Generator<string> {
  if (attempt.discarded !== null) yield `discarded: ${inShort(attempt.discarded)}`;
  else if (attempt.ended === null) yield 'did not end';
  else if (attempt.imported === null) yield `no change was imported; ${howItEnded(attempt.ended)}`;
  else if (attempt.imported.empty) yield `changed nothing; ${howItEnded(attempt.ended)}`;
  else if (!isWhole(attempt.ended)) yield `its agents did not complete it: ${howItEnded(attempt.ended)}`;
}

function* faultsOfChange(change: ImportedChange): Generator<string> {
  yield* listed(change.refused, ({ path, reason }) => `${quoted(path)} was refused at import: ${inShort(reason)}`);
  yield* listed(change.outside_scope, (path) => `changed ${quoted(path)} outside the allowed scope`);
  yield* listed(change.forbidden, (path) => `changed forbidden path ${quoted(path)}`);
  yield* listed(change.protected, (path) => `changed protected path ${quoted(path)}`);
  yield* listed(change.files.filter(governs), ({ path }) => `changed ${quoted(path)}, which governs attempts`);
  yield* listed(change.whitespace, (line) => `\`git diff --check\`: ${quoted(line)}`);
}

/** The protocol's own folder: no scope opens it, or an attempt could rewrite the rules it is judged by. */
const governs = ({ path }: { path: string }): boolean => /^\.autoloop(\/|$)/i.test(path);

function* listed<T>(items: readonly T[], say: (item: T) => string): Generator<string> {
  for (const item of items.slice(0, namesShown)) yield say(item);
  if (items.length > namesShown) yield `and ${items.length - namesShown} more of the kind`;
}

interface Measured {
  command: string;
  on: Tally;
  base: Tally;
  /** The first failing run on the attempt, for its cause. */
  failing: CommandRun | undefined;
}

function measure(command: string, attempt: AttemptFacts, input: JudgeInput): Measured {
  const runsOf = (subject: string): CommandRun[] =>
    input.runs
      .filter((run) => run.command === command && run.subject === subject)
      .sort((a, b) => a.repeat - b.repeat || Number(a.passed) - Number(b.passed));
  const onAttempt = runsOf(subjectOf(attempt.attempt));
  return {
    command,
    on: tally(onAttempt, input.policy),
    base: tally(runsOf('base'), input.policy),
    failing: onAttempt.find((run) => !run.passed),
  };
}

function failure({ command, on, base, failing }: Measured): string[] {
  if (on.verdict === 'flaky') {
    const also = base.verdict === 'flaky' ? '; it is flaky on base too' : '';
    return [`command ${quoted(command)} is flaky: passed ${on.passes} of ${on.runs}${also}`];
  }
  if (on.verdict !== 'failed') return [];
  const cause = failing ? ` (${sayEnded(failing.ended)})` : '';
  return [`command ${quoted(command)} failed ${on.runs} of ${on.runs}${cause}${beside(base)}`];
}

function beside(base: Tally): string {
  switch (base.verdict) {
    case 'passed':
      return `; it passed ${base.passes} of ${base.runs} on base, so the change broke it`;
    case 'failed':
      return '; it was already red on base and is still red';
    case 'flaky':
      return `; on base it is flaky: passed ${base.passes} of ${base.runs}`;
    case 'not-run':
      return '';
  }
}

function missing({ command, on, failing }: Measured): string[] {
  if (on.verdict !== 'not-run') return [];
  const cause = failing ? `: ${sayEnded(failing.ended)}` : '';
  return [`command ${quoted(command)} was not run as often as the policy asks (runs: ${on.runs})${cause}`];
}

function proof({ command, on, base }: Measured): string {
  const passed = `command ${quoted(command)} passed ${on.passes} of ${on.runs}`;
  switch (base.verdict) {
    case 'failed':
      return `${passed}; red on base, so the change turned it green`;
    case 'passed':
      return `${passed}; already green on base, so it proves nothing by itself`;
    case 'flaky':
      return `${passed}; flaky on base, where it passed ${base.passes} of ${base.runs}`;
    case 'not-run':
      return `${passed}; not measured on base`;
  }
}

/** What a reader should know about a candidate before trusting it. */
function* caveats(attempt: AttemptFacts, measured: readonly Measured[]): Generator<string> {
  if (measured.length === 0) yield 'the order has no acceptance command: nothing was measured';
  else if (!measured.some(({ on, base }) => turnedGreen(on.verdict, base.verdict))) {
    yield weakProof;
  }
  if (attempt.ended && !isProved(attempt.ended)) yield `its completion is unproved: ${howItEnded(attempt.ended)}`;
}

/** Whether its completion was proposed, and nothing refuted it. */
const isWhole = (ended: { outcome: string }): boolean => isProved(ended) || ended.outcome === 'held';

/** Whether its completion was accepted, after its gates. */
export const isProved = ({ outcome }: { outcome: string }): boolean => outcome === 'completed';

/** Red on base and green after the change: the one thing that shows that the change did it. */
export const turnedGreen = (verdict: Verdict, baseline: Verdict): boolean =>
  verdict === 'passed' && baseline === 'failed';

export const weakProof = 'no command went from red on base to green: nothing measured shows that the goal was reached';

function howItEnded(ended: { outcome: string; reason: string }): string {
  const reason = inShort(ended.reason);
  return `it ended as ${quoted(ended.outcome)}${reason === '' ? '' : `: ${reason}`}`;
}

/** Equal for equal changes. A patch id does not see into binary files, so such changes are the same only as whole trees. */
function changeKey(change: ImportedChange | null): string | null {
  if (!change || change.patch_id === null) return null;
  return change.files.some((file) => file.binary) ? `tree ${change.tree}` : `patch ${change.patch_id}`;
}

/** Only among those that stand: the earliest counts, the others agree with it. */
function markDuplicates(scored: Scored[], keys: ReadonlyMap<number, string | null>): Scored[] {
  const groups = new Map<string, Scored[]>();
  for (const one of scored) {
    const key = keys.get(one.attempt) ?? null;
    if (one.standing === 'candidate' && key !== null) groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  for (const [earliest, ...others] of groups.values()) {
    if (!earliest || others.length === 0) continue;
    earliest.reasons.push(`${attemptsNamed(others.map((other) => other.attempt))} made the same change: agreement`);
    for (const other of others) {
      other.standing = 'duplicate';
      other.reasons.unshift(`same change as attempt ${earliest.attempt}, which counts for both`);
    }
  }
  return scored;
}

export function attemptsNamed(attempts: readonly number[]): string {
  return `attempt${attempts.length === 1 ? '' : 's'} ${attempts.join(', ')}`;
}
