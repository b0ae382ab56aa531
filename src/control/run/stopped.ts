/** Work that a person or a signal ended. */
import { AutoloopError } from '../../core/error.js';

/** The name of the signal that stopped the work, whether the reason of the abort is that name or an error that holds it. */
export function stoppedBy({ reason }: AbortSignal): string {
  const said = reason instanceof Error ? reason.message : String(reason);
  return /\bSIG[A-Z]+\b/.exec(said)?.[0] ?? 'a signal';
}

/** @throws AutoloopError `interrupted` once the work was stopped. */
export function throwIfStopped(signal: AbortSignal): void {
  if (!signal.aborted) return;
  if (signal.reason instanceof AutoloopError) throw signal.reason;
  throw new AutoloopError('interrupted', 'interrupted', `Stopped by ${stoppedBy(signal)}`);
}
