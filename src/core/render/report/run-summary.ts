import type { AttemptState, RunState } from '../../journal/state.js';
import { visibleLine } from '../../untrusted.js';
import { sayContacts } from '../contacts.js';
import { counted } from '../counted.js';

export type Styler = (style: 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan', text: string) => string;

/** What a run came to, in a few lines for a terminal: the answer first, then each attempt and why, then what to do next. */
export function renderRunSummary(state: RunState, style: Styler): string {
  const { started, ranking, ended } = state;
  const accepted = ended?.outcome === 'accepted-candidate';
  const headline = ended
    ? `${ended.outcome}: ${ended.reason}`
    : started.preset === 'cycle' && state.paused !== null
      ? `not over: ${state.paused.reason}`
      : `not over; go on with: autoloop resume ${started.run_id}`;
  const ordered = state.attempts.toSorted(
    (a, b) => (placeOf(state, a) ?? 99) - (placeOf(state, b) ?? 99) || a.attempt - b.attempt,
  );
  return [
    style('bold', style(accepted ? 'green' : 'yellow', headline)),
    '',
    ...ordered.flatMap((attempt) => sayAttempt(state, attempt, style)),
    '',
    ...[...sealing(started.sandbox), ...network(state)].map((line) => style('dim', line)),
    '',
    ...next(state, ranking?.winner ?? null),
  ].join('\n');
}

/** By what, and what that does not hold here. */
function sealing({ engine, version, image, unenforced }: RunState['started']['sandbox']): string[] {
  if (engine === 'none') return ['Unsealed: nothing held the agents or the commands'];
  const by = [engine, version, ...(image ? [`in image ${image.name}`] : [])].join(' ');
  return [`Sealed by:  ${by}`, ...unenforced.map((what) => `  not enforced: ${what}`)].map(visibleLine);
}

/** Whom its sandboxes wanted to speak with: who is refused may have failed for that. */
function network({ contacts }: RunState): string[] {
  const [allowed, refused] = [sayContacts(contacts, 'allowed'), sayContacts(contacts, 'refused')];
  const told = [
    ...(allowed === '' ? [] : [`let out to ${allowed}`]),
    ...(refused === '' ? [] : [`refused ${refused}`]),
  ];
  return told.length === 0 ? [] : [visibleLine(`Network:    ${told.join('; ')}`)];
}

const placeOf = (state: RunState, attempt: AttemptState): number | null =>
  state.ranking?.ranking.find((entry) => entry.attempt === attempt.attempt)?.place ?? null;

function sayAttempt(state: RunState, attempt: AttemptState, style: Styler): string[] {
  const { score, ended } = attempt;
  const isOver = ended !== null || state.ended !== null;
  const size = score
    ? `${counted(score.files, 'file')}, ${counted(score.lines, 'line')}`
    : isOver
      ? 'no change'
      : 'not over';
  const mark = isOver ? markOf(attempt, placeOf(state, attempt), style) : '    ';
  const why = score?.reasons ?? (isOver ? [ended?.reason ?? 'not judged'] : []);
  return [
    `${mark} attempt ${attempt.attempt} (${attempt.agent}): ${size}, ${attempt.branch}`,
    ...why.map((reason) => style('dim', `       ${reason}`)),
  ];
}

/** A duplicate has no place and stands all the same. */
function markOf({ score }: AttemptState, place: number | null, style: Styler): string {
  if (place !== null) return style('green', `#${place}`.padEnd(4));
  return score?.standing === 'duplicate' ? style('green', 'same') : style('red', 'out ');
}

function next(state: RunState, winner: number | null): string[] {
  const { order, run_id } = state.started;
  if (state.ended === null) return [`See how far it is: autoloop inspect ${run_id} coordination`];
  if (winner === null) return [`Read why: autoloop report ${order}`];
  return [
    `Read it:    autoloop report ${order} --html`,
    `See it:     git diff ${state.started.base_commit.slice(0, 12)} autoloop/${order}/${winner}`,
    `Decide:     autoloop review ${order} --decision accept --reason "…"`,
  ];
}
