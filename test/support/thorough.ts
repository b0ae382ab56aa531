/** Whether tests that try many moments try all of them; what every change is held to tries some, for it must not take long. */
export const isThorough = process.env.AUTOLOOP_THOROUGH === '1';
