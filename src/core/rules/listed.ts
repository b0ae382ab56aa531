/** Paths in a sentence. */
import { quoted } from '../untrusted.js';

/** `` `src/a.ts` ``, or `` `src/a.ts` and 3 more ``. */
export const listed = ([first = '', ...others]: readonly string[]): string =>
  others.length === 0 ? quoted(first) : `${quoted(first)} and ${others.length} more`;
