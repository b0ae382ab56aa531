/** Repairs of documents: the edits that findings carry, put together and applied. */
import type { Edit, Finding } from '../finding.js';
import { type AnyDocument, parseDocument } from './document.js';
import { offsetOf, type Pointer } from './positions.js';
import { wordEdit } from './schema-repairs.js';

/** A finding and the edits that repair it, which are applied together or not at all. */
export interface Fix {
  finding: Finding;
  edits: readonly Edit[];
}

/**
 * The repairs of one document's findings that can be made at once, in the order of the findings: of two that would change
 * the same place the first wins, and the other may still be due afterwards.
 */
export function fixesOf(findings: readonly Finding[]): Fix[] {
  const fixes: Fix[] = [];
  for (const finding of findings) {
    const edits = finding.fix ?? [];
    if (edits.length > 0 && !meets(edits, fixes)) fixes.push({ finding, edits });
  }
  return fixes;
}

/** `text` with the edits of `fixes` and no other byte changed. A repair that an earlier one overlaps, or that lies outside, is left out. */
export function applyFixes(text: string, fixes: readonly Pick<Fix, 'edits'>[]): string {
  const chosen: Pick<Fix, 'edits'>[] = [];
  for (const fix of fixes) {
    const isInside = fix.edits.every(({ start, end }) => 0 <= start && start <= end && end <= text.length);
    if (isInside && !meets(fix.edits, chosen)) chosen.push(fix);
  }
  const edits = chosen.flatMap(({ edits }) => edits).sort((a, b) => b.start - a.start || b.end - a.end);
  return edits.reduce((whole, { start, end, text }) => whole.slice(0, start) + text + whole.slice(end), text);
}

/** Two insertions at one place meet too: which would come first is nobody's choice. */
function meets(edits: readonly Edit[], fixes: readonly Pick<Fix, 'edits'>[]): boolean {
  return edits.some((edit) =>
    fixes.some((fix) =>
      fix.edits.some((other) => edit.start === other.start || (edit.start < other.end && other.start < edit.end)),
    ),
  );
}

/** A document's text after the repairs that its findings offer, and which of them those were. */
export interface Repair {
  text: string;
  fixed: readonly Finding[];
}

/**
 * Every repair that the findings of `document` offer, but for those after which it could no longer be read; `undefined` where none
 * is left.
 */
export function repair(document: AnyDocument, findings: readonly Finding[]): Repair | undefined {
  const { path, text } = document;
  const fixes = fixesOf(findings.filter((finding) => finding.path === path));
  let made = fixes;
  if (!isReadable(path, applyFixes(text, fixes))) {
    made = [];
    for (const fix of fixes) if (isReadable(path, applyFixes(text, [...made, fix]))) made.push(fix);
  }
  const repaired = applyFixes(text, made);
  return repaired === text ? undefined : { text: repaired, fixed: made.map(({ finding }) => finding) };
}

const isReadable = (path: string, text: string): boolean =>
  !parseDocument(path, new TextEncoder().encode(text)).findings.some(
    ({ rule }) => rule === 'frontmatter-syntax' || rule === 'encoding',
  );

/** The edit that puts `word` in the place of `old` at `pointer` of the frontmatter, as `wordEdit` does. */
export function wordAt(document: AnyDocument, pointer: Pointer, old: string, word: string): Edit[] | undefined {
  const { text } = document;
  const { line, column, endLine, endColumn } = document.at(pointer);
  return wordEdit(text, [offsetOf(text, line, column), offsetOf(text, endLine, endColumn)], old, word);
}
