import type { Finding } from '../../finding.js';
import type { CheckResult } from './findings.js';

/** One JSON document; its schema is `schemas/output/check.schema.json`. */
export function renderFindingsJson({ findings, counts, documents, notes, fixed }: CheckResult): string {
  const { error, hold, warning, info } = counts;
  const result = {
    version: 1,
    kind: 'check',
    documents,
    counts: { error, hold, warning, info },
    notes,
    findings: findings.map(shownFinding),
    ...(fixed === undefined ? {} : { fixed: fixed.map(shownFinding) }),
  };
  return `${JSON.stringify(result, null, 2)}\n`;
}

/** A finding as every JSON document shows it. */
export const shownFinding = ({ path, line, column, endLine, endColumn, rule, severity, message, hint }: Finding) => ({
  path,
  line,
  column,
  end_line: endLine,
  end_column: endColumn,
  rule,
  severity,
  message,
  ...(hint === undefined ? {} : { hint }),
});
