import type { ProcessOptions, ProcessResult } from './options.js';
import { runProcess } from './run.js';

/** Runs a short program, Git above all, and captures what it prints: `runProcess` without what only long programs need. */
export const capture: (file: string, args: readonly string[], options?: ProcessOptions) => Promise<ProcessResult> =
  runProcess;

/**
 * The same, and once more where something from outside killed it, for want of memory perhaps: for programs that do only
 * what is missing. What they are asked for says nothing about why they died, and a run is not lost over it.
 */
export async function captureAgainIfKilled(...call: Parameters<typeof capture>): Promise<ProcessResult> {
  const result = await capture(...call);
  return result.ended.how === 'signalled' ? capture(...call) : result;
}
