import type { RunState } from './state.js';

/** Minutes by the clock from the start of a run to `until`, an ISO time, without those in which it was paused or cut off. */
export const minutesAtWork = (
  { started_at, idle_ms }: Pick<RunState, 'started_at' | 'idle_ms'>,
  until: string,
): number => Math.max(0, Date.parse(until) - Date.parse(started_at) - idle_ms) / 60_000;
