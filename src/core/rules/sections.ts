/** The sections that documents must have. */
import type { AnyDocument } from '../documents/document.js';
import type { Section } from '../documents/markdown.js';

/** Of a worker report, in this order. */
const reportSections = ['Changed scope', 'Verification', 'Contract impact', 'Not verified', 'Risks', 'Next step'];

/** Titles that a document of this kind must have, in their order. */
export const requiredSections: Readonly<Record<AnyDocument['kind'], readonly string[]>> = {
  order: ['Context'],
  report: reportSections,
  review: [],
  closeout: [],
  config: [],
};

/** The section with this title, whatever its case and depth. */
export const findSection = (document: AnyDocument, title: string): Section | undefined =>
  document.sections().find((section) => isTitled(section, title));

export const isTitled = (section: Section, title: string): boolean =>
  section.title.toLowerCase() === title.toLowerCase();
