import type { KnownNote } from './note.js';

/** Whether a note has every one of `words`, in its text or tags; case does not matter. No words: every note. */
export function answers({ type, text, tags }: KnownNote, words: readonly string[]): boolean {
  const all = [type, text, ...tags].join('\n').toLowerCase();
  return words.every((word) => all.includes(word.toLowerCase()));
}
