/**
 * What may follow what. Only this is asked of a journal: that it begins with the run, speaks of the run's own attempts
 * and iterations, ends no step it did not begin, does no gate twice, and after its end only records decisions.
 */
import { nextVersion } from './documents.js';
import { findAttempt, findGate, findGates, findIteration, isSameGate, isSameIteration, isSameRole } from './lookup.js';
import type { AttemptState, PendingStep, RunState } from './state.js';
import type { EventType, JournalEvent } from './types.gen.js';

/** An event's type and data; the envelope does not matter here. */
type Candidate = Pick<JournalEvent, 'type' | 'data' | 'run'>;

const afterTheEnd: ReadonlySet<EventType> = new Set([
  'report.written',
  'review.recorded',
  'closeout.recorded',
  'run.resumed',
]);

/** More steps than any machine carries out at once, and more roles than play in an iteration: with many events they are looked through. */
const mostPending = 2_000;

const begins: ReadonlySet<EventType> = new Set([
  'iteration.started',
  'role.started',
  'completion.proposed',
  'gate.started',
]);

/** Why the event cannot follow; undefined when it can. A `state` of undefined is that before the first event. */
export function cannotStand(state: RunState | undefined, candidate: Candidate): string | undefined {
  const event = candidate as JournalEvent;
  if (state === undefined) {
    if (event.type !== 'run.started') return 'a journal begins with `run.started`';
    if (event.data.run_id !== event.run) return `it starts the run \`${event.data.run_id}\``;
    const numbers = event.data.attempts.map(({ attempt }) => attempt);
    return new Set(numbers).size < numbers.length ? 'two attempts have the same number' : undefined;
  }
  if (state.ended !== null && !afterTheEnd.has(event.type)) return 'the run has ended';
  if (state.pending.length >= mostPending && begins.has(event.type))
    return 'too many steps were begun that have not ended';
  switch (event.type) {
    case 'run.started':
      return 'the run has started';
    case 'attempt.opened':
      return ofAttempt(state, event.data, ({ phase, ended }) =>
        phase === 'planned' || phase === 'open' || (phase === 'ended' && ended?.outcome === 'interrupted')
          ? undefined
          : `the attempt is ${phase}`,
      );
    case 'iteration.started':
      return ofOpenAttempt(state, event.data, ({ iterations }) => {
        const last = iterations.at(-1);
        const isNext = event.data.iteration === (last?.iteration ?? 0) + 1;
        const isAgain = last?.iteration === event.data.iteration && last.tree === null;
        return isNext || isAgain ? undefined : `the attempt has come to iteration ${last?.iteration ?? 0}`;
      });
    case 'role.started':
      if ((findIteration(state, event.data)?.roles.length ?? 0) >= mostPending)
        return 'too many roles have ended in it';
      return ofRunningIteration(state, event.data);
    case 'iteration.ended':
      return ofRunningIteration(state, event.data);
    case 'role.ended':
      return ofOpenAttempt(state, event.data, () =>
        state.pending.some((step) => step.step === 'role' && isSameRole(step.began, event.data))
          ? undefined
          : 'the role was not started',
      );
    case 'role.retrying':
    case 'event.emitted':
    case 'event.rejected':
    case 'memory.removed':
    case 'note.rejected':
    case 'document.refused':
    case 'phase.measured':
    case 'completion.proposed':
      return ofOpenAttempt(state, event.data, () =>
        findIteration(state, event.data) ? undefined : 'the iteration was not started',
      );
    case 'completion.accepted':
    case 'completion.held':
      return ofOpenAttempt(state, event.data, () =>
        state.pending.some((step) => step.step === 'completion' && isSameIteration(step.began, event.data))
          ? undefined
          : 'completion was not proposed',
      );
    case 'discovery.recorded':
    case 'memory.recorded':
      return ofOpenAttempt(state, event.data, () =>
        event.data.iteration === 0 || findIteration(state, event.data) ? undefined : 'the iteration was not started',
      );
    case 'document.written':
      return ofOpenAttempt(state, event.data, ({ documents }) => {
        const { attempt, iteration, name, version } = event.data;
        if (iteration > 0 && findIteration(state, { attempt, iteration }) === undefined)
          return 'the iteration was not started';
        return version === nextVersion(documents, name) ? undefined : `\`${name}\` has come to another version`;
      });
    case 'guidance.added':
      return ofOpenAttempt(state, event.data);
    case 'attempt.ended':
      return ofAttempt(state, event.data, ({ phase }) =>
        phase === 'planned' || phase === 'open' ? undefined : `the attempt is ${phase}`,
      );
    case 'attempt.imported':
      return ofAttempt(state, event.data, ({ phase }) => (phase === 'ended' ? undefined : `the attempt is ${phase}`));
    case 'attempt.discarded':
    case 'judge.scored':
      return ofAttempt(state, event.data);
    case 'gate.started':
      if ((event.data.purpose === 'evidence') !== (event.data.iteration === null))
        return 'a gate names an iteration unless it is evidence';
      if (findGates(state, event.data) === undefined) return 'its subject is unknown';
      return findGate(state, event.data) ? 'the gate has ended' : undefined;
    case 'gate.ended':
      return state.pending.some((step) => isGate(step) && isSameGate(step.began, event.data))
        ? undefined
        : 'the gate was not started';
    case 'judge.ranked':
      return event.data.ranking
        .map(({ attempt }) => ofAttempt(state, { attempt }))
        .find((reason) => reason !== undefined);
    // A process may still knock while its sandbox is being closed.
    case 'network.decided':
    case 'review.recorded':
    case 'budget.spent':
      return event.data.attempt === null ? undefined : ofAttempt(state, { attempt: event.data.attempt });
    case 'setup.shared':
    case 'report.written':
    case 'closeout.recorded':
    case 'budget.exhausted':
    case 'run.paused':
    case 'run.resumed':
    case 'run.ended':
      return undefined;
  }
}

const isGate = (step: PendingStep): step is Extract<PendingStep, { step: 'gate' }> => step.step === 'gate';

function ofAttempt(
  state: RunState,
  data: { attempt: number },
  objection?: (attempt: AttemptState) => string | undefined,
): string | undefined {
  const attempt = findAttempt(state, data.attempt);
  return attempt === undefined ? `the run has no attempt ${data.attempt}` : objection?.(attempt);
}

const ofRunningIteration = (state: RunState, data: { attempt: number; iteration: number }): string | undefined =>
  ofOpenAttempt(state, data, () =>
    state.pending.some((step) => step.step === 'iteration' && isSameIteration(step.began, data))
      ? undefined
      : 'the iteration does not run',
  );

function ofOpenAttempt(
  state: RunState,
  data: { attempt: number },
  objection?: (attempt: AttemptState) => string | undefined,
): string | undefined {
  return ofAttempt(state, data, (attempt) =>
    attempt.phase === 'open' ? objection?.(attempt) : `the attempt is ${attempt.phase}`,
  );
}
