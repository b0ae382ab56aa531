/** The result of a check, as every renderer takes it. */
import { type Finding, type Severity, severities } from '../../finding.js';
import { counted } from '../counted.js';

export interface CheckResult {
  /** Sorted by path, line, column and rule. */
  findings: readonly Finding[];
  counts: Readonly<Record<Severity, number>>;
  /** How many documents were looked at. */
  documents: number;
  /** What was not looked at, and why: sentences without their full stop. */
  notes: readonly string[];
  /** Texts, by path, of the documents that can be repaired by the fixes that their findings carry; absent when there are none. */
  texts?: ReadonlyMap<string, string>;
  /** What was repaired before, at the places where it stood then; absent when no repair was asked for. */
  fixed?: readonly Finding[];
}

/** How many findings there are of each severity. */
export function countBySeverity(findings: readonly Finding[]): Record<Severity, number> {
  const counts = Object.fromEntries(severities.map((severity) => [severity, 0])) as Record<Severity, number>;
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

/** The gravest first, else as they are. */
export function gravestFirst(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}

/** `2 errors`, `3 info`. */
export const countedSeverity = (count: number, severity: Severity): string =>
  severity === 'info' ? `${count} info` : counted(count, severity);

/** `2 documents: 1 error, 3 warnings`. */
export function summed({ documents, counts }: Pick<CheckResult, 'documents' | 'counts'>): string {
  const found = severities.flatMap((severity) =>
    counts[severity] > 0 ? [countedSeverity(counts[severity], severity)] : [],
  );
  return `${counted(documents, 'document')}: ${found.length > 0 ? found.join(', ') : 'nothing found'}`;
}
