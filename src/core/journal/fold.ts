/** Folds the events of one run into its state. Pure: the same events always make the same state. */
import { AutoloopError } from '../error.js';
import { noteContact } from './contacts.js';
import { forgetDocuments, takeDocument } from './documents.js';
import { keepLatest, keepReport, keepWord, thinOut } from './keep.js';
import {
  findAttempt,
  findGates,
  findIteration,
  findSubject,
  isSameGate,
  isSameIteration,
  isSameRole,
} from './lookup.js';
import { forgetNotes, takeNote } from './notes.js';
import { cannotStand } from './sequence.js';
import {
  type AttemptState,
  type IterationState,
  initialIteration,
  initialState,
  type PendingStep,
  type RunState,
} from './state.js';
import type {
  EventOf,
  GateEndedData,
  IterationStartedData,
  JournalEvent,
  RoleEndedData,
  RoleStartedData,
} from './types.gen.js';
import { addEnd, noteEnd, noteStart } from './usage.js';

/** Changes with the shape or meaning of `RunState`: a state kept by another fold is not used. */
export const foldVersion = 9;

/**
 * The state after all events of one run.
 * @throws AutoloopError `journal-empty` without an event, `journal-disorder` when an event cannot stand where it stands.
 */
export function foldRun(events: Iterable<JournalEvent>): RunState {
  let state: RunState | undefined;
  for (const event of events) state = foldInto(state, event);
  if (state === undefined) throw new AutoloopError('refused', 'journal-empty', 'The journal holds no event');
  return state;
}

/**
 * The state after one more event: the given one, changed, so that folding a long journal costs what its events cost. `undefined`
 * stands for the state before the first event. Errors as `foldRun`.
 */
export function foldInto(state: RunState | undefined, event: JournalEvent): RunState {
  const reason = cannotStand(state, event);
  if (reason !== undefined)
    throw new AutoloopError(
      'refused',
      'journal-disorder',
      `Event ${event.seq} (\`${event.type}\`) cannot stand: ${reason}`,
      {
        hint: 'Each event is as it was written, but together they tell of nothing that can have happened: run the order again.',
      },
    );
  if (state === undefined) return initialState(event as EventOf<'run.started'>);
  take(state, event);
  state.head = { seq: event.seq, hash: event.hash, at: event.at };
  return state;
}

function take(state: RunState, event: JournalEvent): void {
  const { seq, at } = event;
  switch (event.type) {
    case 'run.started':
      break;
    case 'setup.shared':
      state.shared_setup.push(event.data.digest);
      break;
    case 'attempt.opened': {
      const attempt = attemptOf(state, event.data.attempt);
      Object.assign(attempt, event.data, { phase: 'open', opened_at: attempt.opened_at ?? at, ended: null });
      break;
    }
    case 'iteration.started':
      startIteration(state, event.data);
      state.pending.push({ step: 'iteration', seq, began: event.data });
      break;
    case 'role.started':
      startRole(state, event.data);
      state.pending.push({ step: 'role', seq, began: event.data });
      break;
    case 'role.ended':
      settle(state, (step) => step.step === 'role' && isSameRole(step.began, event.data));
      endRole(state, event.data);
      break;
    case 'role.retrying':
      iterationOf(state, event.data).retries.push(event.data);
      break;
    case 'event.emitted': {
      const { role, event: name, data } = event.data;
      keepWord(iterationOf(state, event.data).emitted, { role, event: name, data });
      break;
    }
    case 'event.rejected': {
      const { role, event: name, reason } = event.data;
      keepLatest(iterationOf(state, event.data).rejected, { role, event: name, reason });
      break;
    }
    case 'discovery.recorded':
    case 'memory.recorded':
    case 'memory.removed':
      takeNote(attemptOf(state, event.data.attempt), event);
      break;
    case 'note.rejected': {
      const { role, reason } = event.data;
      keepLatest(iterationOf(state, event.data).refused_notes, { role, reason });
      break;
    }
    case 'document.written':
    case 'document.refused':
      takeDocument(attemptOf(state, event.data.attempt), event);
      break;
    case 'phase.measured': {
      const { cycle, phase, how, reason, results } = event.data;
      iterationOf(state, event.data).measured = { cycle, phase, how, reason, results };
      break;
    }
    case 'iteration.ended': {
      const { tree, changed, refused, log, diff = null } = event.data;
      Object.assign(iterationOf(state, event.data), { tree, changed, refused, log, diff });
      settle(state, (step) => isIteration(step) && isSameIteration(step.began, event.data));
      break;
    }
    case 'guidance.added': {
      const { attempt, ...told } = event.data;
      attemptOf(state, attempt).guidance.push(told);
      break;
    }
    case 'completion.proposed': {
      const { attempt, iteration, tree } = event.data;
      settle(state, (step) => step.step === 'completion' && step.began.attempt === attempt);
      attemptOf(state, attempt).completion = { iteration, tree, status: 'proposed' };
      state.pending.push({ step: 'completion', seq, began: event.data });
      break;
    }
    case 'completion.accepted':
    case 'completion.held':
      answerCompletion(state, event);
      break;
    case 'attempt.ended': {
      const { attempt: number, outcome, reason } = event.data;
      const attempt = attemptOf(state, number);
      attempt.ended = { outcome, reason, at };
      attempt.phase = 'ended';
      settle(state, (step) =>
        step.step === 'gate' ? step.began.subject === `attempt-${number}` : step.began.attempt === number,
      );
      break;
    }
    case 'attempt.imported':
      Object.assign(attemptOf(state, event.data.attempt), { imported: event.data, phase: 'imported' });
      break;
    case 'attempt.discarded':
      Object.assign(attemptOf(state, event.data.attempt), { discarded: event.data.reason, phase: 'discarded' });
      break;
    case 'gate.started':
      settle(state, (step) => step.step === 'gate' && isSameGate(step.began, event.data));
      state.pending.push({ step: 'gate', seq, began: event.data });
      break;
    case 'gate.ended':
      settle(state, (step) => step.step === 'gate' && isSameGate(step.began, event.data));
      endGate(state, event.data);
      break;
    case 'judge.scored':
      Object.assign(attemptOf(state, event.data.attempt), { score: event.data, phase: 'scored' });
      break;
    case 'judge.ranked':
      state.ranking = event.data;
      break;
    case 'network.decided':
      noteContact(state.contacts, event.data);
      break;
    case 'report.written':
      state.report = event.data;
      keepReport(state.reports, event.data);
      break;
    case 'review.recorded':
      state.review = event.data;
      break;
    case 'closeout.recorded':
      state.closeout = event.data;
      break;
    case 'budget.spent': {
      const { attempt, minutes, cost_usd } = event.data;
      state.budget.minutes += minutes;
      state.budget.cost_usd =
        cost_usd === null || state.budget.cost_usd === null ? null : state.budget.cost_usd + cost_usd;
      if (attempt !== null) account(attemptOf(state, attempt), minutes, cost_usd ?? 0);
      break;
    }
    case 'budget.exhausted':
      state.budget.exhausted = event.data;
      break;
    case 'run.paused':
      state.paused = event.data;
      break;
    case 'run.resumed':
      state.paused = null;
      state.ended = null;
      state.resumed += 1;
      state.idle_ms += Math.max(0, Date.parse(at) - Date.parse(state.head.at));
      break;
    case 'run.ended':
      state.ended = { ...event.data, at };
      state.paused = null;
      break;
  }
}

/** Started over, an iteration forgets what it held. */
function startIteration(state: RunState, data: IterationStartedData): void {
  settle(state, (step) =>
    step.step === 'gate'
      ? step.began.iteration === data.iteration && step.began.subject === `attempt-${data.attempt}`
      : isSameIteration(step.began, data),
  );
  const attempt = attemptOf(state, data.attempt);
  const { iterations } = attempt;
  if (iterations.at(-1)?.iteration === data.iteration) iterations.pop();
  forgetNotes(attempt, data.iteration);
  forgetDocuments(attempt, data.iteration);
  iterations.push(initialIteration(data.iteration));
  thinOut(iterations);
}

/** Started over, a role forgets what it said. */
function startRole(state: RunState, data: RoleStartedData): void {
  settle(state, (step) => step.step === 'role' && isSameRole(step.began, data));
  const iteration = iterationOf(state, data);
  const isOther = ({ role }: { role: string }) => role !== data.role;
  iteration.roles = iteration.roles.filter(isOther);
  iteration.emitted = iteration.emitted.filter(isOther);
  iteration.rejected = iteration.rejected.filter(isOther);
  const attempt = attemptOf(state, data.attempt);
  forgetNotes(attempt, data.iteration, data.role);
  forgetDocuments(attempt, data.iteration, data.role);
  attempt.spent.roles_started += 1;
  noteStart(state.usage, data);
}

function endRole(state: RunState, data: RoleEndedData): void {
  iterationOf(state, data).roles.push(data);
  const { spent } = attemptOf(state, data.attempt);
  spent.roles_ended += 1;
  addEnd(spent, data);
  noteEnd(state.usage, data);
}

function answerCompletion(state: RunState, event: EventOf<'completion.accepted'> | EventOf<'completion.held'>): void {
  const attempt = attemptOf(state, event.data.attempt);
  const { iteration, tree } = attempt.completion ?? { iteration: event.data.iteration, tree: '' };
  attempt.completion =
    event.type === 'completion.accepted'
      ? { iteration, tree, status: 'accepted' }
      : { iteration, tree, status: 'held', reason: event.data.reason };
  settle(state, (step) => step.step === 'completion' && step.began.attempt === attempt.attempt);
}

function account({ spent: { accounted } }: AttemptState, minutes: number, cost: number): void {
  accounted.minutes += minutes;
  accounted.cost_usd += cost;
}

function endGate(state: RunState, data: GateEndedData): void {
  findGates(state, data)?.push(data);
  const spent = findSubject(state, data.subject)?.spent;
  if (spent === undefined) return;
  spent.gates_ended += 1;
  spent.gate_ms += data.duration_ms;
}

/** Forgets the steps that came to their end. */
function settle(state: RunState, isSettled: (step: PendingStep) => boolean): void {
  if (state.pending.some(isSettled)) state.pending = state.pending.filter((step) => !isSettled(step));
}

const isIteration = (step: PendingStep): step is Extract<PendingStep, { step: 'iteration' | 'role' }> =>
  step.step === 'iteration' || step.step === 'role';

/** `cannotStand` has answered for what these look up. */
const attemptOf = (state: RunState, attempt: number): AttemptState => known(findAttempt(state, attempt));

const iterationOf = (state: RunState, iteration: { attempt: number; iteration: number }): IterationState =>
  known(findIteration(state, iteration));

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('an event was folded that cannot stand');
  return value;
}
