/** What of a run is printed line by line: its events. */
import type { JournalEvent } from '../../core/journal/types.gen.js';
import { sayLimits } from '../../core/render/limits.js';
import { sayEvent } from '../../core/render/progress.js';
import { bounded, visibleLine } from '../../core/render/untrusted.js';

/** So much of an event that nobody put into words. */
const LINE = 200;

/** An event for a person: when, what, and what it says. Agents' words are in it, so nothing in it moves the cursor. */
export function eventLine(event: JournalEvent): string {
  const within =
    event.type === 'run.started' && event.data.limits ? `, each within ${sayLimits(event.data.limits)}` : '';
  const said = `${sayEvent(event) ?? bounded(JSON.stringify(event.data), LINE)}${within}`;
  return `${event.at}  ${event.type.padEnd(19)}  ${visibleLine(said)}`;
}
