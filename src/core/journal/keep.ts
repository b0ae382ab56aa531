/** How much of what roles say a state keeps: an agent may say more than matters. */
import { findKeyed } from './keyed.js';
import type { ReportWrittenData } from './types.gen.js';

/** Of one iteration's events. */
const keptEvents = 100;

/** Iterations of one attempt, the latest, of which all that is kept. */
const keptIterations = 50;

/** Adds to a list, and forgets the oldest beyond `most`. */
export function keepLatest<T>(list: T[], item: T, most = keptEvents): void {
  if (list.push(item) > most) list.shift();
}

/** What a role said last decides what follows, so that no other may say so much that it is forgotten. */
export function keepWord<T extends { role: string }>(list: T[], said: T, most = keptEvents): void {
  if (list.push(said) > most) list.splice(oldestNotLast(list, said.role), 1);
}

/** Where the oldest stands after which its role said more, as `speaking` just did. Plain loops, for roles say much. */
function oldestNotLast(list: readonly { role: string }[], speaking: string): number {
  for (let index = 0; index < list.length - 1; index++) {
    const role = list[index]?.role;
    if (role === speaking) return index;
    // Who is silent now said the last long ago.
    for (let later = index + 1; later < list.length - 1; later++) if (list[later]?.role === role) return index;
  }
  return 0;
}

/** What an iteration holds of what was said in it. */
interface Said {
  emitted: { role: string; event: string; data: unknown }[];
  rejected: unknown[];
  refused_notes: unknown[];
}

/** Of an iteration long gone only what may still decide something: who said what, each once, where it was said last. */
export function thinOut(iterations: readonly Said[]): void {
  const gone = iterations.at(-1 - keptIterations);
  if (gone === undefined) return;
  const { emitted } = gone;
  const isLast = ({ role, event }: { role: string; event: string }, index: number) =>
    emitted.findLastIndex((said) => said.role === role && said.event === event) === index;
  gone.emitted = emitted.filter(isLast).map(({ role, event }) => ({ role, event, data: null }));
  gone.rejected = [];
  gone.refused_notes = [];
}

/** Of reports at one path the latest, at the place of the first. */
export function keepReport(reports: ReportWrittenData[], written: ReportWrittenData): void {
  const known = findKeyed(reports, written.path, ({ path }) => path);
  if (known === undefined) reports.push(written);
  else reports[reports.indexOf(known)] = written;
}
