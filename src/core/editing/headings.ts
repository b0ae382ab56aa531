/** Headings of the sections that a document must have and does not have yet. */
import { parseDocument } from '../documents/document.js';
import { findSection, requiredSections } from '../rules/sections.js';
import type { Draft } from './names.js';
import type { Suggestion } from './suggestion.js';

/** What may stand on the line at `offset` of the body: a heading, where the line is blank or begins as one. */
export function headings({ path, text }: Draft, offset: number): Suggestion[] {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const rest = text.indexOf('\n', offset);
  const line = text.slice(start, rest === -1 ? text.length : rest).trimEnd();
  if (!/^(?:#{1,6}(?: .*)?)?$/.test(line)) return [];
  const document = parseDocument(path, new TextEncoder().encode(text));
  return requiredSections(document)
    .filter((title) => findSection(document, title) === undefined)
    .map((title) => ({
      label: `## ${title}`,
      kind: 'heading',
      detail: 'required section',
      start,
      end: Math.max(offset, start + line.length),
      text: `## ${title}\n`,
      filter: `## ${title}`,
    }));
}
