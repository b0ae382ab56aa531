/** What a Git hook says: short, for whoever waits for a commit. */

import { visibleLine } from '../untrusted.js';
import { type CheckResult, gravestFirst, summed } from './findings/findings.js';
import { findingLines, painter, repairLine } from './findings/text.js';

export interface Checked {
  /** What was checked: `what is staged`, `refs/heads/main`. */
  what: string;
  /** The command line that shows all of it once Git is done; null where none does. */
  again: string | null;
  result: CheckResult;
}

/** What is against it besides findings. */
export interface Objection {
  /** A sentence without its full stop. */
  message: string;
  hint: string;
}

export interface Verdict {
  /** Whether Git is to go on. */
  passes: boolean;
  checked: readonly Checked[];
  objections: readonly Objection[];
  /** One line each. */
  notes: readonly string[];
}

/** Findings shown of one check; where it passes, lines. */
const most = 10;

/** Nothing when there is nothing to say. */
export function renderVerdict(hook: string, verdict: Verdict, { colour = false }: { colour?: boolean } = {}): string {
  const { passes, checked, objections, notes } = verdict;
  const lines = notes.map((note) => `autoloop: ${visibleLine(note)}`);
  for (const one of checked) lines.push(...found(one, colour));
  for (const { message, hint } of objections) lines.push(`error: ${visibleLine(message)}`, `  ${visibleLine(hint)}`);
  if (!passes)
    lines.push(`autoloop: ${hook} refuses. Correct it, or ${waysOn[hook === 'pre-push' ? 'push' : 'commit']}`);
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

const waysOn = {
  commit: 'go on without this check: git commit --no-verify (a push and CI still check)',
  push: 'go on without this check: git push --no-verify (CI still checks)',
};

/** The gravest findings, as `check` prints them, and what they come to. */
function found({ what, again, result }: Checked, colour: boolean): string[] {
  const { counts, findings } = result;
  if (counts.error + counts.hold + counts.warning === 0) return [];
  const gravest = findingLines(gravestFirst(findings).slice(0, most), painter(colour));
  const lines = counts.error > 0 ? gravest : gravest.slice(0, most);
  const left = findings.length - lines.filter(({ isHint }) => !isHint).length;
  const more = left === 0 ? '' : again === null ? `. ${left} more are not shown` : `. See all: ${visibleLine(again)}`;
  return [
    ...lines.map(({ text }) => text),
    `autoloop: ${visibleLine(what)}: ${summed(result)}${more}`,
    ...repairLine(result).map((line) => `autoloop: ${line}`),
  ];
}
