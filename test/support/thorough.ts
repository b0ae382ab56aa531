/** Whether tests that try many moments try all of them; what every change is held to tries some, for it must not take long. */
export const isThorough = process.env.AUTOLOOP_THOROUGH === '1';

/** For `filter`: every fourth of many like each other, or all of them. */
export const isTried = (_: unknown, index: number): boolean => isThorough || index % 4 === 0;

/**
 * The engines that a journey is gone in. One piece of code drives both kinds of containers, and test/edges/sandbox and
 * test/hostile show of each that it holds: a journey takes one of them, each another, or all.
 */
export const enginesWith = (container: 'podman' | 'docker') =>
  isThorough ? (['bubblewrap', 'podman', 'docker'] as const) : (['bubblewrap', container] as const);
