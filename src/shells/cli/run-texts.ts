/** What of a run is printed line by line: its events. */
import type { JournalEvent } from '../../core/journal/types.gen.js';
import { inWords } from '../../core/render/event-words.js';
import { sayLimits } from '../../core/render/limits.js';
import { visibleLine } from '../../core/untrusted.js';

/** An event for a person: when, what, and what it says. Agents' words are in it, so nothing in it moves the cursor. */
export function eventLine(event: JournalEvent): string {
  const within =
    event.type === 'run.started' && event.data.limits ? `, each within ${sayLimits(event.data.limits)}` : '';
  return `${event.at}  ${event.type.padEnd(19)}  ${visibleLine(`${inWords(event)}${within}`)}`;
}
