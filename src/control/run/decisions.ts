import type { NetworkDecision } from '../../edges/sandbox/index.js';
import type { Run } from './context.js';

/**
 * Decisions of one kind, let out or refused, that are journaled one by one; the agent may knock as often as it likes, and
 * each event waits for the disc.
 */
const MOST = 250;

/** Why the rest was decided so. */
const REST = 'others, counted and not told one by one';

/** One decision, or with `times` so many more of it. */
export type Told = NetworkDecision & { times?: number };

/** The journal of one sandbox's way out. */
export interface DecisionLog {
  /** Takes a decision; it is journaled after those before it. */
  note(decision: NetworkDecision): void;
  /**
   * Ends the log and journals how often each decision was made again; what comes later is dropped.
   * @throws what kept a decision from being journaled.
   */
  settled(): Promise<void>;
}

/** The journal's log of what a network decides for an attempt; for no attempt of its own where that is null. */
export const networkLog = ({ append }: Pick<Run, 'append'>, attempt: number | null): DecisionLog =>
  decisionLog((decision) => append('network.decided', { attempt, ...decision }));

/**
 * Journals what the network of an attempt decided: each decision when it is first made, and at the end how often it was
 * made again. Beyond so many different ones, the rest is counted.
 */
export function decisionLog(append: (told: Told) => Promise<unknown>): DecisionLog {
  const again = new Map<string, { decision: NetworkDecision; times: number }>();
  const different = { allowed: 0, refused: 0 };
  let isOpen = true;
  let written: Promise<unknown> = Promise.resolve();
  let failure: { error: unknown } | undefined;
  const write = (told: Told): void => {
    written = written
      .then(() => append(told))
      .catch((error) => {
        failure ??= { error };
      });
  };
  const keyOf = ({ host, port, allowed, reason }: NetworkDecision): string =>
    JSON.stringify([host, port, allowed, reason]);
  return {
    note(decision) {
      if (!isOpen) return;
      const kind = decision.allowed ? 'allowed' : 'refused';
      const isNew = !again.has(keyOf(decision));
      const isTold = isNew && different[kind]++ < MOST;
      const noted = !isNew || isTold ? decision : { ...decision, host: '', port: 0, reason: REST };
      const known = again.get(keyOf(noted)) ?? { decision: noted, times: 0 };
      again.set(keyOf(noted), known);
      if (isTold) write(decision);
      else known.times += 1;
    },
    async settled() {
      if (isOpen) for (const { decision, times } of again.values()) if (times > 0) write({ ...decision, times });
      isOpen = false;
      await written;
      if (failure) throw failure.error;
    },
  };
}
