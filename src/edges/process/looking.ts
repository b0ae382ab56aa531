/** Looking at something again and again, for what the system does not tell of by itself. */

/** At most this share of a processor goes into looking. */
const SHARE = 0.1;

/**
 * Looks every so many milliseconds, less often where one look takes long, and calls `then` once when there is what it looks
 * for. Answers a function that ends it: a look under way is not cut off, but calls nobody any more.
 */
export function lookOut(interval: number, isThere: () => Promise<boolean>, then: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const look = async (): Promise<void> => {
    const began = performance.now();
    const there = await isThere();
    if (stopped) return;
    if (there) then();
    else later(Math.max(interval, (performance.now() - began) / SHARE));
  };
  const later = (ms: number): void => {
    timer = setTimeout(() => void look(), ms);
  };
  later(interval);
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
