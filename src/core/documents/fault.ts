/** What is wrong with one document, before it becomes a finding. */
import type { Edit, Finding, Severity } from '../finding.js';
import type { ToRange } from './positions.js';

/** The rules whose findings parsing itself yields; the others look at several documents, or at what a document means. */
export type ParsingRule =
  | 'encoding'
  | 'conflict-marker'
  | 'frontmatter-syntax'
  | 'schema'
  | 'document-id'
  | 'misplaced-document';

export interface Fault {
  rule: ParsingRule;
  /** UTF-16 offsets of the document's text. */
  start: number;
  end: number;
  message: string;
  hint?: string;
  fix?: Edit[];
}

/** Findings in the order of their places. */
export function findingsOf(path: string, faults: readonly Fault[], toRange: ToRange): Finding[] {
  const severity: Severity = 'error';
  return [...faults]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map(({ rule, start, end, ...said }) => ({ path, rule, severity, ...toRange(start, end), ...said }));
}
