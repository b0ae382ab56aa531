/** What a watcher tells, as its renderers take it, and how one result of a check differs from another. */
import type { Finding } from '../../finding.js';
import type { RunSummary } from '../../journal/summary.js';
import type { CheckResult } from '../findings/findings.js';

export type WatchEvent = { at: Date } & (
  | { what: 'result'; result: CheckResult }
  /** What is different since the last `result` or `change`; nothing where a document was written that is as good or bad as it was. */
  | { what: 'change'; result: CheckResult; difference: Difference }
  /** What is there cannot be checked as it is; the next is a whole `result`. */
  | { what: 'failure'; code: string; message: string; hint: string | null }
  /** Something the watcher cannot do as it should, as a sentence without its full stop. */
  | { what: 'note'; message: string }
  | { what: 'run-started' | 'run-resumed'; order: string; run_id: string }
  | { what: 'run-ended'; order: string; run_id: string; ended: RunEnd }
  /** The order is ready, and as many runs are at work as the settings allow. */
  | { what: 'run-waits'; order: string }
  /** The order is ready and could not be started. */
  | { what: 'run-not-started'; order: string; message: string; hint: string | null }
);

/** `cut-off`: no process carries it out any more, and nobody said why. */
export interface RunEnd {
  outcome: NonNullable<RunSummary['outcome']> | 'paused' | 'cut-off';
  /** The attempt that won; null when none did. */
  winner: number | null;
}

/** Findings, each in the order in which checks give them. */
export interface Difference {
  new: Finding[];
  gone: Finding[];
  /** The same said of another place in the same file, which became another because lines were written above it. */
  moved: { from: Finding; to: Finding }[];
}

/** What is new, gone and moved between two results of checks. */
export function differenceBetween(before: readonly Finding[], after: readonly Finding[]): Difference {
  const rest = grouped(before, exactly);
  const kept = new Set<Finding>();
  for (const finding of after) if (rest.get(exactly(finding))?.shift()) kept.add(finding);
  const left = before.filter((finding) => rest.get(exactly(finding))?.includes(finding));
  const movable = grouped(left, saying);
  const difference: Difference = { new: [], gone: [], moved: [] };
  const moved = new Set<Finding>();
  for (const finding of after) {
    if (kept.has(finding)) continue;
    const from = movable.get(saying(finding))?.shift();
    if (from === undefined) difference.new.push(finding);
    else {
      moved.add(from);
      difference.moved.push({ from, to: finding });
    }
  }
  difference.gone = left.filter((finding) => !moved.has(finding));
  return difference;
}

function grouped(findings: readonly Finding[], key: (finding: Finding) => string): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(key(finding));
    if (group) group.push(finding);
    else groups.set(key(finding), [finding]);
  }
  return groups;
}

const saying = ({ path, rule, severity, message, hint }: Finding): string =>
  JSON.stringify([path, rule, severity, message, hint]);

const exactly = (finding: Finding): string =>
  JSON.stringify([finding.line, finding.column, finding.endLine, finding.endColumn, saying(finding)]);
