import type { NetworkDecision } from '../../edges/sandbox/index.js';

/** Refusals of one attempt that are journaled; the agent may knock as often as it likes, and each event waits for the disc. */
const MOST_REFUSALS = 1_000;

export interface DecisionLog {
  /** Takes a decision; it is journaled after those before it. */
  note(decision: NetworkDecision): void;
  /** Ends the log: what comes later is dropped. @throws what kept a decision from being journaled. */
  settled(): Promise<void>;
}

/**
 * Journals what the network of an attempt decided: equal decisions once, every host that was let through, and so many
 * refusals. The last of these says that there may be more.
 */
export function decisionLog(append: (decision: NetworkDecision) => Promise<unknown>): DecisionLog {
  const known = new Set<string>();
  let refusals = 0;
  let isOpen = true;
  let written: Promise<unknown> = Promise.resolve();
  let failure: { error: unknown } | undefined;
  return {
    note(decision) {
      const key = JSON.stringify([decision.host, decision.port, decision.allowed, decision.reason]);
      if (!isOpen || known.has(key)) return;
      if (!decision.allowed && ++refusals > MOST_REFUSALS) return;
      known.add(key);
      const isLast = !decision.allowed && refusals === MOST_REFUSALS;
      const said = isLast ? { ...decision, reason: `${decision.reason}; further refusals are not recorded` } : decision;
      written = written
        .then(() => append(said))
        .catch((error) => {
          failure ??= { error };
        });
    },
    async settled() {
      isOpen = false;
      await written;
      if (failure) throw failure.error;
    },
  };
}
