/** When a role is started again because its model was busy or out of reach, and how long to wait first. */
import type { Cause } from '../agents/refusal.js';
import type { Ended } from '../journal/ended.js';

/** A try of a role that is over. */
export interface Tried {
  ended: Ended;
  cause: Cause | null;
  /** Milliseconds its output asks to wait; absent where it does not say. */
  retryAfterMs?: number | undefined;
  /** Whether it left an event or a report: then it did more than fail. */
  spoke: boolean;
}

/** What there may be of it. */
export interface RetryBudget {
  /** How often the role was started again in this iteration. */
  retries: number;
  most: number;
  /** What is left of the run's time. */
  seconds: number;
}

/** What the journal says of the next try. */
export interface Retry {
  cause: 'rate-limit' | 'transient';
  /** 1 for the first. */
  retry: number;
  wait_ms: number;
}

const FIRST_WAIT_MS = 2_000;
const MOST_WAIT_MS = 60_000;

/**
 * The next try; null when there is none. Only of a program that came to its own end for a reason that passes: what was stopped
 * would be stopped again. Waits double from two seconds to a minute, unless the output names a time, which is kept within both.
 */
export function nextTry(
  { ended, cause, retryAfterMs, spoke }: Tried,
  { retries, most, seconds }: RetryBudget,
): Retry | null {
  if (cause !== 'rate-limit' && cause !== 'transient') return null;
  const wentByItself = ended.how === 'exited' || ended.how === 'unfinished';
  if (!wentByItself || spoke || retries >= most) return null;
  const wanted = retryAfterMs ?? FIRST_WAIT_MS * 2 ** Math.min(retries, 30);
  const wait_ms = Math.round(Math.min(MOST_WAIT_MS, Math.max(FIRST_WAIT_MS, wanted)));
  return wait_ms < seconds * 1000 ? { cause, retry: retries + 1, wait_ms } : null;
}
