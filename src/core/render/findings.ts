/** The result of a check, as every renderer takes it. */
import { type Finding, type Severity, severities } from '../finding.js';

export interface CheckResult {
  /** Sorted by path, line, column and rule. */
  findings: readonly Finding[];
  counts: Readonly<Record<Severity, number>>;
  /** How many documents were looked at. */
  documents: number;
  /** What was not looked at, and why: sentences without their full stop. */
  notes: readonly string[];
}

/** How many findings there are of each severity. */
export function countBySeverity(findings: readonly Finding[]): Record<Severity, number> {
  const counts = Object.fromEntries(severities.map((severity) => [severity, 0])) as Record<Severity, number>;
  for (const { severity } of findings) counts[severity]++;
  return counts;
}
