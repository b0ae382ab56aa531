/** Whether tests that try many moments try all of them; what every change is held to tries some, for it must not take long. */
export const isThorough = process.env.AUTOLOOP_THOROUGH === '1';

/** For `filter`: every fourth of many like each other, or all of them. */
export const isTried = (_: unknown, index: number): boolean => isThorough || index % 4 === 0;
