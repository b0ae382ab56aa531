/** What matters most of many notes, within the room that a prompt has for them. */

/** A note as far as it is chosen by. */
export interface Listed {
  /** RFC 3339; of two that matter alike the newer comes first. */
  ts: string;
  /** One line. */
  text: string;
  /** The higher, the sooner; whole numbers. */
  weight: number;
}

/** The words of a text, in lower case; what is shorter than four letters says little. */
export function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}_]{4,}/gu) ?? []);
}

/** How many of `words` a text has. */
export function sharedWords(words: ReadonlySet<string>, text: string): number {
  let shared = 0;
  for (const word of wordsOf(text)) if (words.has(word)) shared += 1;
  return shared;
}

/**
 * The lines that fit into `most` characters with their newlines, the weightiest and newest first; a last line says how many
 * were left out. Empty where there are none.
 */
export function shortlist(notes: readonly Listed[], most: number): string {
  const inOrder = [...notes].sort((a, b) => b.weight - a.weight || Date.parse(b.ts) - Date.parse(a.ts));
  // Room for saying what was left out.
  let left = most - 40;
  const lines: string[] = [];
  for (const { text } of inOrder) {
    if (text.length + 3 > left) continue;
    left -= text.length + 3;
    lines.push(`- ${text}`);
  }
  const out = notes.length - lines.length;
  return [...lines, ...(out > 0 ? [`(${out} more left out)`] : [])].join('\n');
}

/**
 * How many characters each of several texts gets of the room there is for all: nobody's length takes from who needs less than
 * an equal part.
 */
export function shares(lengths: readonly number[], room: number): number[] {
  const shares = lengths.map(() => 0);
  let left = room;
  const shortestFirst = [...lengths.entries()].sort(([, one], [, other]) => one - other);
  for (const [turn, [index, length]] of shortestFirst.entries()) {
    const share = Math.min(length, Math.floor(left / (lengths.length - turn)));
    shares[index] = share;
    left -= share;
  }
  return shares;
}
