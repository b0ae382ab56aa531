/** Waiting for changes, and for their end: an editor's save is several, a switch of branches hundreds. */
import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds. */
const TIMES = {
  /** So long nothing more may change. */
  quiet: 100,
  /** Where changes never end, what there is after this is looked at. */
  atMost: 2_000,
  /** As long as that, where somebody is known to be in the middle of something. */
  busyAtMost: 6_000,
  /** As often one looks although nothing was told: leases run out, and not every change of every file system is told. */
  beat: 60_000,
};

/** `nothing` when it was waited for long enough, `over` when the signal was aborted. */
export type Woken = 'rung' | 'nothing' | 'over';

export interface Bell {
  ring(): void;
  /** Whether it rang since `wait` was over. */
  hasRung(): boolean;
  /** Waits for a ring and for the silence after it. Rings that come later are for the next to wait; none is lost. */
  wait(signal: AbortSignal, isBusy?: () => boolean): Promise<Woken>;
}

/** A bell with nobody waiting. Times are measured by a clock that nobody sets. */
export function makeBell(): Bell {
  let rings = 0;
  let heard = 0;
  let wake = () => {};
  const rung = (signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      const over = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', over);
        resolve();
      };
      const timer = setTimeout(over, TIMES.beat);
      signal.addEventListener('abort', over);
      wake = over;
      if (rings !== heard || signal.aborted) over();
    });
  const silence = async (signal: AbortSignal, isBusy: () => boolean) => {
    const start = performance.now();
    for (let last = -1; !signal.aborted; ) {
      const waited = performance.now() - start;
      if (waited > TIMES.busyAtMost || (waited > TIMES.atMost && !isBusy())) return;
      if (last === rings && !isBusy()) return;
      last = rings;
      await pause(TIMES.quiet, undefined, { signal }).catch(onlyAborted);
    }
  };
  return {
    ring: () => {
      rings++;
      wake();
    },
    hasRung: () => rings !== heard,
    wait: async (signal, isBusy = () => false) => {
      await rung(signal);
      const hasRung = rings !== heard;
      if (hasRung) await silence(signal, isBusy);
      heard = rings;
      return signal.aborted ? 'over' : hasRung ? 'rung' : 'nothing';
    },
  };
}

function onlyAborted(error: unknown): void {
  if ((error as Error).name !== 'AbortError') throw error;
}
