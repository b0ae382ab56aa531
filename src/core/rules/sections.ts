/** The sections that documents must have. */
import type { AnyDocument } from '../documents/document.js';
import type { Section } from '../documents/markdown.js';

/** Of a worker report, in this order. */
const reportSections = ['Changed scope', 'Verification', 'Contract impact', 'Not verified', 'Risks', 'Next step'];

/** Titles that a document must have, in their order. */
export function requiredSections(document: AnyDocument): readonly string[] {
  switch (document.kind) {
    case 'order':
      return ['Context'];
    case 'report':
      return reportSections;
    case 'stage':
      // An open stage has nothing to look back on.
      return document.data?.result === undefined ? [] : ['Not verified', 'Deferred'];
    case 'decision':
      return ['Context', 'Decision'];
    case 'gate':
      return ['Impact'];
    default:
      return [];
  }
}

/** The section with this title, whatever its case and depth. */
export const findSection = (document: AnyDocument, title: string): Section | undefined =>
  document.sections().find((section) => isTitled(section, title));

export const isTitled = (section: Section, title: string): boolean =>
  section.title.toLowerCase() === title.toLowerCase();
