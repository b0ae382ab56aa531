import { sayNote } from '../render/notes.js';
import { sharedWords, shortlist } from '../shortlist.js';
import type { KnownNote } from './note.js';

/**
 * Notes for a prompt, within `most` characters: those that share most `words` with the order first, the newest first of
 * those that share as many. Each begins with its id, by which it can be taken back. Foreign text: fence it.
 */
export function briefNotes(notes: readonly KnownNote[], most: number, words: ReadonlySet<string>): string {
  return shortlist(
    notes.map((note) => {
      const said = sayNote(note);
      return { ts: note.ts, text: `${note.id} ${said}`, weight: sharedWords(words, said) };
    }),
    most,
  );
}
