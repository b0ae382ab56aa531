/** The timeline of an attempt and the log of what was decided in it, from its events. */
import { sayEnded } from '../journal/ended.js';
import type { JournalEvent } from '../journal/types.gen.js';
import { jsonText } from '../render/json-text.js';
import { bounded, markdownSentence, quoted } from '../untrusted.js';

/** Something that happened, in a sentence with names in backticks. `iteration` is null where it belongs to none. */
interface Happening {
  at: string;
  iteration: number | null;
  text: string;
}

/** Something that decides what follows, as a line of `decisions.log`. */
interface Decision {
  timestamp: string;
  iteration: number | null;
  decision: string;
  /** Who decided: a role, a person, or the tool. */
  by: string;
  reason: string;
}

const TOOL = 'autoloop';

/** So much of what somebody said stands in one line. */
const MOST = 600;

/** Whether an event belongs into the timeline of an attempt, and so does not have to be kept otherwise. */
export const isOfTimeline = (event: JournalEvent): boolean =>
  attemptOf(event) !== null && (happening(event) !== null || decisionOf(event) !== null);

/** The attempt that an event is about; null where it is about none. */
export function attemptOf({ type, data }: JournalEvent): number | null {
  if (type === 'gate.ended') return Number(/^attempt-(\d+)$/.exec(data.subject)?.[1] ?? 0) || null;
  return 'attempt' in data && typeof data.attempt === 'number' ? data.attempt : null;
}

/** `coordination/timeline.md`. What was begun again after a crash stands in it twice, for it happened twice. */
export function timelineOf(attempt: number, events: readonly JournalEvent[]): string {
  const lines = [`# Timeline of attempt ${attempt}`];
  let iteration: number | null = null;
  for (const event of events) {
    const happened = attemptOf(event) === attempt ? happening(event) : null;
    if (happened === null) continue;
    if (happened.iteration !== null && happened.iteration !== iteration) {
      iteration = happened.iteration;
      lines.push('', iteration === 0 ? '## Carried over' : `## Iteration ${iteration}`);
    }
    if (lines.length === 1 || lines.at(-1)?.startsWith('#')) lines.push('');
    lines.push(`- ${happened.at} ${markdownSentence(happened.text)}`);
  }
  return `${lines.join('\n')}\n`;
}

/** `coordination/decisions.log`: one JSON object a line. */
export function decisionsOf(attempt: number, events: readonly JournalEvent[]): string {
  return events
    .filter((event) => attemptOf(event) === attempt)
    .flatMap((event) => decisionOf(event) ?? [])
    .map((decision) => `${jsonText(decision)}\n`)
    .join('');
}

function happening(event: JournalEvent): Happening | null {
  const text = saidOf(event);
  if (text === null) return null;
  const iteration = 'iteration' in event.data ? event.data.iteration : null;
  return { at: event.at, iteration: iteration ?? null, text };
}

function saidOf(event: JournalEvent): string | null {
  switch (event.type) {
    case 'attempt.opened':
      return `The attempt begins, with agent ${quoted(event.data.agent)}`;
    case 'role.started':
      return `${quoted(event.data.role)} starts`;
    case 'role.ended':
      return `${quoted(event.data.role)} ${sayEnded(event.data.ended)}`;
    case 'role.retrying':
      return `${quoted(event.data.role)} starts again (${event.data.cause})`;
    case 'event.emitted':
      return `${quoted(event.data.role)} says ${quoted(event.data.event)}`;
    case 'event.rejected':
      return `${quoted(event.data.event)} of ${quoted(event.data.role)} is rejected: ${bounded(event.data.reason, MOST)}`;
    case 'document.written':
      return `${quoted(event.data.role)} leaves ${quoted(event.data.name)} ${event.data.version}`;
    case 'document.refused':
      return `${quoted(event.data.name)} of ${quoted(event.data.role)} is not taken: ${bounded(event.data.reason, MOST)}`;
    case 'iteration.ended':
      return event.data.changed
        ? 'The iteration is over and changed files'
        : 'The iteration is over and changed no file';
    case 'completion.proposed':
      return 'Completion is proposed';
    case 'gate.ended':
      if (event.data.purpose === 'evidence') return null;
      return `${quoted(event.data.command)} ${event.data.passed ? 'passed' : 'failed'} on a clean checkout`;
    case 'phase.measured':
      return `Cycle ${event.data.cycle} is measured: ${event.data.how}. ${bounded(event.data.reason, MOST)}`;
    case 'attempt.ended':
      return `The attempt ends: ${event.data.outcome}. ${bounded(event.data.reason, MOST)}`;
    default:
      return null;
  }
}

function decisionOf(event: JournalEvent): Decision | null {
  const decided = (decision: string, by: string, reason: string): Decision => ({
    timestamp: event.at,
    iteration: 'iteration' in event.data ? (event.data.iteration ?? null) : null,
    decision,
    by,
    reason: bounded(reason, MOST),
  });
  switch (event.type) {
    case 'event.emitted':
      return decided('hand-over', event.data.role, event.data.event);
    case 'event.rejected':
      return decided('rejected', TOOL, `${event.data.event} of ${event.data.role}: ${event.data.reason}`);
    case 'document.refused':
      return decided('document-refused', TOOL, `${event.data.name} of ${event.data.role}: ${event.data.reason}`);
    case 'guidance.added':
      return decided('guidance', event.data.by ?? TOOL, event.data.text);
    case 'completion.accepted':
      return decided('completion-accepted', TOOL, 'what completion needs holds');
    case 'completion.held':
      return decided('completion-held', TOOL, event.data.reason);
    case 'phase.measured':
      return decided(event.data.how, TOOL, `cycle ${event.data.cycle}: ${event.data.reason}`);
    case 'attempt.ended':
      return decided('ended', TOOL, `${event.data.outcome}: ${event.data.reason}`);
    default:
      return null;
  }
}
