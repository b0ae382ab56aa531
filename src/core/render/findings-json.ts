import type { CheckResult } from './findings.js';

/** One JSON document; its schema is `schemas/output/check.schema.json`. */
export function renderFindingsJson({ findings, counts, documents, notes }: CheckResult): string {
  const shown = findings.map(({ path, line, column, endLine, endColumn, rule, severity, message, hint }) => ({
    path,
    line,
    column,
    end_line: endLine,
    end_column: endColumn,
    rule,
    severity,
    message,
    ...(hint === undefined ? {} : { hint }),
  }));
  const { error, hold, warning, info } = counts;
  const result = {
    version: 1,
    kind: 'check',
    documents,
    counts: { error, hold, warning, info },
    notes,
    findings: shown,
  };
  return `${JSON.stringify(result, null, 2)}\n`;
}
