/** What it means when a model or its host refuses. */
import { bounded, visibleLine } from '../untrusted.js';

export type Cause = 'denied' | 'auth' | 'quota' | 'rate-limit' | 'transient';

/** A failure as an agent's own words tell of it. */
export interface Refusal {
  /** The HTTP status, where it is told apart from the words. */
  status?: number | undefined;
  message: string;
}

export interface Explained {
  /** Null when it is not to be known, as of a request that was wrong in itself. */
  cause: Cause | null;
  /** Its words, fit to be shown, on one line; ours where it has none. */
  said: string;
  /** Milliseconds it asks to wait; absent where it does not say. */
  retryAfterMs?: number;
}

const MOST_SAID = 300;
/** Characters of a message that are looked at. */
const MOST_READ = 10_000;

/** Of a limit that passes by itself; Gemini speaks of quotas there, as others do of accounts that are used up. */
const passing = /per[ _-]?(?:minute|second)|(?:retry|try again) in \d|retry_?delay/i;
const usedUp =
  /insufficient[_ -](?:quota|credits?|balance|funds)|quota exceeded|exceeded your (?:current )?quota|credit balance|billing|payment required|usage limit|out of credits/i;
const limited = /rate[_ -]?limit|too many requests|resource[_ ]exhausted|throttl/i;
const unknownCaller =
  /unauthori[sz]ed|authenticat|api[_ -]?key|not logged in|log ?in\b|invalid (?:token|credentials)|credentials (?:not|could)|no (?:auth|credentials)/i;
const unreachable =
  /overloaded|high demand|at capacity|temporarily|temporary (?:error|failure|fault|outage|problem|issue|unavailab)|ECONNRE|ETIMEDOUT|EAI_AGAIN|ENOTFOUND|EPIPE|socket hang up|service unavailable|bad gateway|internal server error|(?:unable|failed|cannot) to connect|connection (?:refused|error|reset|closed)|error sending request|fetch failed|stream disconnected|timed? ?out/i;

/** Of a proxy between it and whom it wanted to speak with, as ours: that one never heard who asks. */
const onTheWay = /\bproxy|\btunnel/i;

/** What a refusal amounts to. */
export function explain({ status, message: whole }: Refusal): Explained {
  const message = whole.slice(0, MOST_READ);
  const retryAfterMs = retryAfter(message);
  const words = message.trim().replace(/\s+/g, ' ');
  return {
    cause: causeOf({ status, message }),
    said: words === '' ? 'it gave no reason' : bounded(visibleLine(words), MOST_SAID),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
}

function causeOf({ message, status = statusIn(message) }: Refusal): Cause | null {
  if (status === 402 || (usedUp.test(message) && !passing.test(message))) return 'quota';
  if (status === 429 || limited.test(message)) return 'rate-limit';
  if (status === 401 || status === 403) return onTheWay.test(message) ? null : 'auth';
  if (status !== undefined && (status >= 500 || status === 408)) return 'transient';
  // Any other refusal of a request is of what it asked for.
  if (status !== undefined) return null;
  if (unknownCaller.test(message)) return 'auth';
  return unreachable.test(message) ? 'transient' : null;
}

/** The first number in it that can be the status of a refusal. */
function statusIn(message: string): number | undefined {
  const found = /(?<![\w./-]|[^"\s]:)[45]\d\d(?![\w/-]|\.\d)/.exec(message)?.[0];
  return found === undefined ? undefined : Number(found);
}

const milliseconds: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000 };

/** As `retry-after: 3`, `Please try again in 1.5s` and Gemini's `"retryDelay":"12s"` say it; seconds where no unit stands. */
function retryAfter(message: string): number | undefined {
  const found =
    /(?:retry[- ]?after|(?:retry|try again) in|retry_?delay)["':=\s]{0,4}(\d{1,6}(?:\.\d{1,6})?)\s?(ms|m|s)?/i;
  const [, number, unit = 's'] = found.exec(message) ?? [];
  return number === undefined ? undefined : Math.round(Number(number) * (milliseconds[unit.toLowerCase()] ?? 1000));
}
