import type { JournalEvent } from '../journal/types.gen.js';
import { inWords } from './event-words.js';

/** One line for a person who waits, or `undefined` for events that need no line. */
export function sayEvent(event: JournalEvent): string | undefined {
  switch (event.type) {
    case 'run.started':
    case 'run.resumed':
    case 'setup.shared':
    case 'role.started':
    case 'role.ended':
    case 'role.retrying':
    case 'event.emitted':
    case 'event.rejected':
    case 'note.rejected':
    case 'gate.ended':
    case 'completion.held':
    case 'phase.measured':
    case 'attempt.ended':
      return inWords(event);
    case 'guidance.added':
      // The tool's own guidance says what the lines before it said.
      return event.data.by === undefined ? undefined : inWords(event);
    default:
      return undefined;
  }
}
