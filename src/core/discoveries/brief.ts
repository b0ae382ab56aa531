import { sayFinding } from '../render/notes.js';
import { sharedWords, shortlist } from '../shortlist.js';
import type { Discovery } from './discovery.js';

/**
 * Discoveries for a prompt, within `most` characters: what stands in the way first, then what shares most `words` with the
 * order, the newest first. Foreign text: fence it.
 */
export function briefDiscoveries(found: readonly Discovery[], most: number, words: ReadonlySet<string>): string {
  return shortlist(
    found.map((discovery) => {
      const text = sayFinding(discovery);
      const isBlocker = discovery.type === 'blocker';
      return { ts: discovery.ts, text, weight: sharedWords(words, text) + (isBlocker ? 1_000_000 : 0) };
    }),
    most,
  );
}
