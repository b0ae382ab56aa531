/** What a rule or a parser says about one place in one document. */
import { byText } from './by-text.js';

/** `error` fails a check; `hold` asks for a decision; the others inform. Gravest first. */
export const severities = ['error', 'hold', 'warning', 'info'] as const;
export type Severity = (typeof severities)[number];

/** A place in a document. Lines and columns count from 1, columns in UTF-16 units, as editors do. */
export interface Range {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

/** Replace `[start, end)` of the document's text (UTF-16 offsets) by `text`. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

export interface Finding extends Range {
  /** From the repository root, with `/`. */
  path: string;
  /** The rule's stable id. */
  rule: string;
  severity: Severity;
  /** One sentence that leads with the fault; values in backticks. */
  message: string;
  /** What to do next. */
  hint?: string;
  /** Edits that repair it without changing what the author meant. */
  fix?: Edit[];
}

/** Findings as a reader meets them: by file, place, rule and words. */
export const byPlace = (a: Finding, b: Finding): number =>
  byText(a.path, b.path) ||
  a.line - b.line ||
  a.column - b.column ||
  byText(a.rule, b.rule) ||
  byText(a.message, b.message);
