import { beginning, type Place } from './scan.js';

/** Where reading the journal of a run begins: every event of it has to be of that run. */
export const startOf = (runId: string): Place => ({ ...beginning, head: { ...beginning.head, run: runId } });
