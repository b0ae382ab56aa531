import type { Limits } from './engine.js';

/** The limits of one process, by the names that `prlimit` and `--ulimit` know them by; soft and hard are the same. */
export function rlimits(limits: Limits, groupLimitsMemory: boolean): Record<string, number> {
  return {
    core: 0,
    memlock: 65_536,
    msgqueue: 0,
    nofile: limits.open_files,
    fsize: limits.file_size_mb * 2 ** 20,
    // Counts what a process may write, touched or not: with threads' stacks and the arenas of some languages, far more
    // than it uses. Beside a control group it is a backstop; without one it is all there is.
    data: limits.memory_mb * 2 ** 20 * (groupLimitsMemory ? 4 : 1),
  };
}

/** How many times over `output_bytes` a command may print before that alone ends it. */
const FLOOD_FACTOR = 64;

/** Bytes of both streams after which a command is ended. */
export const floodOf = (limits: Limits): number => Math.max(limits.output_bytes * FLOOD_FACTOR, 2 ** 26);
