/** What comes next in a chain: from what the journals of its runs say, so that one that was killed goes on as one that was not. */
import type { RunOutcome } from '../journal/types.gen.js';
import { counted } from '../render/counted.js';
import type { Chain } from './chain.js';

/** A run of a chain, as far as it matters to what follows. */
export interface ChainRun {
  run_id: string;
  /** From 1. */
  step: number;
  /** Null while it goes on, is paused or was cut off. */
  outcome: RunOutcome | null;
  /** The attempt that the next step goes on from; null when there is none. */
  heir: number | null;
  /** What its own attempts began with. */
  continues: Handover | null;
  /** By the clock, while it was at work. */
  minutes: number;
}

/** The attempt that a step goes on from. */
export interface Handover {
  run_id: string;
  attempt: number;
}

/** How a chain came to its end. */
export type ChainEnd =
  /** Its last step has run; whether it found a candidate is that run's outcome. */
  | { how: 'finished'; reason: string }
  /** A step handed nothing over. */
  | { how: 'step-failed'; reason: string }
  /** A person stopped a step. */
  | { how: 'interrupted'; reason: string }
  | { how: 'limit-reached'; limit: 'steps' | 'minutes'; reason: string };

/** What is to be done next for a chain. */
export type NextInChain =
  /** `parent` is the run before, null for the first; `minutes` what it may take by the clock, null without such a limit. */
  | { do: 'start'; step: number; continues: Handover | null; parent: string | null; minutes: number | null }
  | { do: 'resume'; run_id: string }
  | ({ do: 'end' } & ChainEnd);

/** @param runs those of this chain, the first first. */
export function nextInChain({ steps, limits }: Chain, runs: readonly ChainRun[]): NextInChain {
  const last = runs.at(-1);
  if (last === undefined) return { do: 'start', step: 1, continues: null, parent: null, minutes: limits.minutes };
  if (last.outcome === null) return { do: 'resume', run_id: last.run_id };
  if (last.outcome === 'interrupted')
    return { do: 'end', how: 'interrupted', reason: `Step ${last.step} was stopped by a person` };
  const isLast = last.step >= steps.length;
  // What is held waits for a person: running it again would prove nothing more.
  if (isLast && (last.outcome === 'accepted-candidate' || last.outcome === 'held'))
    return { do: 'end', how: 'finished', reason: `All ${counted(steps.length, 'step')} have run` };
  const minutes = runs.reduce((all, run) => all + run.minutes, 0);
  const timeIsUp: NextInChain | undefined =
    limits.minutes !== null && minutes >= limits.minutes
      ? {
          do: 'end',
          how: 'limit-reached',
          limit: 'minutes',
          reason: `Its runs took ${minutes.toFixed(1)} of ${counted(limits.minutes, 'minute')}`,
        }
      : undefined;
  const handsOver = !isLast && last.heir !== null;
  const repeated = runs.filter(({ step }, index) => runs[index + 1]?.step === step).length;
  if (last.outcome === 'budget-exhausted' && timeIsUp) return timeIsUp;
  if (!handsOver && repeated >= limits.failures) {
    const what = isLast ? 'nothing that proves the order' : 'nothing to go on from';
    return { do: 'end', how: 'step-failed', reason: `Step ${last.step} of ${steps.length} left ${what}` };
  }
  if (runs.length >= limits.steps)
    return {
      do: 'end',
      how: 'limit-reached',
      limit: 'steps',
      reason: `${counted(limits.steps, 'step')} have run, and no more may`,
    };
  if (timeIsUp) return timeIsUp;
  const left = limits.minutes === null ? null : limits.minutes - minutes;
  return handsOver
    ? {
        do: 'start',
        step: last.step + 1,
        continues: { run_id: last.run_id, attempt: last.heir ?? 0 },
        parent: last.run_id,
        minutes: left,
      }
    : { do: 'start', step: last.step, continues: last.continues, parent: last.run_id, minutes: left };
}
