/** Did you mean: the nearest of a few known words. */
import { distance } from 'fastest-levenshtein';

/** Longer words are nobody's typing error, and comparing them costs the product of their lengths. */
const maxLength = 64;

/**
 * The candidate a person most likely meant by `word`: the same but for case and separators, else the one with the
 * fewest edits, at most a third of the longer word, or two (two letters swapped are two; of four letters nothing else is,
 * for half of another word is none). `undefined` when none is near.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  return rank(word, candidates)[0]?.candidate;
}

/**
 * The candidate `word` is a slip of: one edit away, of longer words two, and no other candidate as near. Safe to put in
 * its place unasked.
 */
export function slipOf(word: string, candidates: Iterable<string>): string | undefined {
  const [first, second] = rank(word, candidates);
  if (first === undefined || first.edits > (word.length < 5 ? 1 : 2) || second?.edits === first.edits) return undefined;
  return first.candidate;
}

interface Ranked {
  candidate: string;
  edits: number;
}

function rank(word: string, candidates: Iterable<string>): Ranked[] {
  if (word.length > maxLength) return [];
  const plain = withoutDress(word);
  const near: Ranked[] = [];
  for (const candidate of candidates) {
    if (candidate.length > maxLength || candidate === word) continue;
    const edits = withoutDress(candidate) === plain ? 0 : distance(word, candidate);
    if (edits <= mostEdits(word, candidate)) near.push({ candidate, edits });
  }
  return near.sort((a, b) => a.edits - b.edits);
}

function mostEdits(word: string, candidate: string): number {
  const longer = Math.max(word.length, candidate.length);
  if (longer > 4) return Math.max(2, longer / 3);
  return longer === 4 && lettersOf(word) === lettersOf(candidate) ? 2 : 1;
}

const lettersOf = (word: string): string => [...word].sort().join('');

/** Without what people forget: case, `-`, `_`, `.` and spaces. */
function withoutDress(word: string): string {
  return word.toLowerCase().replace(/[-_.\s]/g, '');
}
