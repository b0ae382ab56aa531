import type { Ended } from '../../core/journal/ended.js';

/** What every spawned process may be given. */
export interface ProcessOptions {
  cwd?: string;
  /** `inherit` hands over our own environment; a record is the whole environment; absent means none at all. */
  env?: 'inherit' | Readonly<Record<string, string>>;
  /** Written to standard input, which is then closed; absent means an empty input. */
  stdin?: Uint8Array;
  /** Wall time after which the whole process group is killed. */
  seconds?: number;
  /** Bytes kept of each stream; the rest is read, counted and dropped. Default 64 MiB. */
  maxOutput?: number;
}

export interface ProcessResult {
  ended: Ended;
  stdout: Uint8Array;
  stderr: Uint8Array;
  /** Bytes of both streams that did not fit into `maxOutput`. */
  dropped_bytes: number;
}

export const DEFAULT_MAX_OUTPUT = 64 * 2 ** 20;

/** The environment as `spawn` wants it. */
export const environment = (env: ProcessOptions['env']): NodeJS.ProcessEnv =>
  env === 'inherit' ? process.env : { ...env };

/** The result of a program that was never started: a missing program or directory, a forbidden character. */
export function notStarted(error: unknown): ProcessResult {
  const reason = error instanceof Error ? error.message : String(error);
  const nothing = new Uint8Array();
  return { ended: { how: 'not-started', reason }, stdout: nothing, stderr: nothing, dropped_bytes: 0 };
}
