/** Work that a person or a signal ended, or that the machine could not begin. */
import { AutoloopError } from '../../core/error.js';
import { type Ended, sayEnded } from '../../core/journal/ended.js';

/** The name of the signal that stopped the work, whether the reason of the abort is that name or an error that holds it. */
export function stoppedBy({ reason }: AbortSignal): string {
  const said = reason instanceof Error ? reason.message : String(reason);
  return /\bSIG[A-Z]+\b/.exec(said)?.[0] ?? 'a signal';
}

/** The reason of an abort that pauses a run because somebody is to decide; `why` is what the journal says of it. */
export const pauseFor = (why: string): { pause: string } => ({ pause: why });

/** Why a run that was stopped is paused. Ctrl-C and `autoloop pause` both send SIGINT; no other signal is a person's wish. */
export function whyPaused(signal: AbortSignal): string {
  const { pause } = (signal.reason ?? {}) as Partial<ReturnType<typeof pauseFor>>;
  if (pause !== undefined) return pause;
  const by = stoppedBy(signal);
  return by === 'SIGINT' ? 'Paused by a person' : `Interrupted by ${by}`;
}

/** @throws AutoloopError `interrupted` once the work was stopped. */
export function throwIfStopped(signal: AbortSignal): void {
  if (!signal.aborted) return;
  if (signal.reason instanceof AutoloopError) throw signal.reason;
  throw new AutoloopError('interrupted', 'interrupted', `Stopped by ${stoppedBy(signal)}`);
}

/** What is said of a run that was stopped before anything of it was written. */
export const notBegun = (): AutoloopError =>
  new AutoloopError('interrupted', 'not-started', 'Stopped before the run began; nothing was written', {
    hint: 'Start it again when you are ready.',
  });

/**
 * Throws where a sandbox did not start: the machine's failure, which must not be taken for an agent's.
 * @throws AutoloopError `sandbox-failed`.
 */
export function throwIfNotStarted(what: string, ended: Ended): void {
  if (ended.how !== 'not-started') return;
  throw new AutoloopError('environment', 'sandbox-failed', `${what} ${sayEnded(ended)}`, {
    hint: 'Look at what `autoloop doctor` says of the sandbox.',
  });
}
