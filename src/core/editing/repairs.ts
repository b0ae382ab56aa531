/** Repairs of a draft, as an editor offers them. */
import { fixesOf, repair } from '../documents/apply-fixes.js';
import type { AnyDocument } from '../documents/document.js';
import type { Edit, Finding } from '../finding.js';
import { bounded } from '../untrusted.js';
import type { PlacedFinding } from './explain.js';

export interface Repair {
  /** What it does, in a few words. */
  title: string;
  edits: readonly Edit[];
  /** What it mends. */
  findings: readonly Finding[];
}

/** One repair for each finding between `start` and `end` that has one. */
export function repairsBetween(text: string, placed: readonly PlacedFinding[], start: number, end: number): Repair[] {
  return placed
    .filter((one) => one.start <= end && start <= one.end)
    .flatMap(({ finding }) =>
      fixesOf([finding]).map(({ edits }) => ({ title: titleOf(text, edits), edits, findings: [finding] })),
    );
}

/** Everything that can be repaired in a document at once; undefined where nothing can. */
export function repairAll(document: AnyDocument, findings: readonly Finding[]): Repair | undefined {
  const whole = repair(document, findings);
  if (whole === undefined) return undefined;
  const { text } = document;
  return {
    title: 'Repair everything that can be repaired safely',
    edits: [difference(text, whole.text)],
    findings: whole.fixed,
  };
}

function titleOf(text: string, edits: readonly Edit[]): string {
  const [first] = edits;
  if (edits.length !== 1 || first === undefined) return 'Repair it';
  const before = oneLine(text.slice(first.start, first.end));
  const after = oneLine(first.text);
  if (before === '') return `Insert \`${after}\``;
  return after === '' ? `Remove \`${before}\`` : `Replace \`${before}\` with \`${after}\``;
}

const oneLine = (text: string): string => bounded(text.trim().replace(/\s+/g, ' '), 60);

/** The one edit between two texts. */
function difference(before: string, after: string): Edit {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < shorter - start && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return { start, end: before.length - tail, text: after.slice(start, after.length - tail) };
}
