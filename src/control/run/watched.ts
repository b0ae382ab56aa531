import type { Journal } from '../../edges/journal/index.js';
import type { Watcher } from './context.js';

/** The journal's `append`, which also tells `watch` of each event once it is on disc. */
export function watchedAppend(journal: Journal, watch: Watcher | undefined): Journal['append'] {
  return async (type, data) => {
    const event = await journal.append(type, data);
    watch?.(event);
    return event;
  };
}
