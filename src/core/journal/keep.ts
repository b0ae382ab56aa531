/** How much of what roles say a state keeps: an agent may say more than matters. */
import type { ReportWrittenData } from './types.gen.js';

/** Of one round's events. */
const keptEvents = 100;

/** Adds to a list, and forgets the oldest beyond `most`. */
export function keepLatest<T>(list: T[], item: T, most = keptEvents): void {
  if (list.push(item) > most) list.shift();
}

/** What a role said last decides what follows, so that no other may say so much that it is forgotten. */
export function keepWord<T extends { role: string }>(list: T[], said: T): void {
  if (list.push(said) <= keptEvents) return;
  const oldest = list.findIndex(({ role }, index) => list.findLastIndex((other) => other.role === role) > index);
  list.splice(Math.max(0, oldest), 1);
}

/** Of reports at one path the latest, at the place of the first. */
export function keepReport(reports: ReportWrittenData[], written: ReportWrittenData): void {
  const known = reports.findIndex(({ path }) => path === written.path);
  if (known === -1) reports.push(written);
  else reports[known] = written;
}
