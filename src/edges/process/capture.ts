import type { ProcessOptions, ProcessResult } from './options.js';
import { runProcess } from './run.js';

/** Runs a short program, Git above all, and captures what it prints: `runProcess` without what only long programs need. */
export const capture: (file: string, args: readonly string[], options?: ProcessOptions) => Promise<ProcessResult> =
  runProcess;
