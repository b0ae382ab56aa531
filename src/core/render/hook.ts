/** What a Git hook says: short, for whoever waits for a commit. */
import { type CheckResult, gravestFirst, summed } from './findings.js';
import { renderFindingsText } from './findings-text.js';
import { visibleLine } from './untrusted.js';

export interface Checked {
  /** What was checked: `what is staged`, `refs/heads/main`. */
  what: string;
  /** The command line that shows it again. */
  again: string;
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

/** Findings shown of one check. */
const most = 10;

/** Nothing when there is nothing to say. */
export function renderVerdict(hook: string, verdict: Verdict, { colour = false }: { colour?: boolean } = {}): string {
  const { passes, checked, objections, notes } = verdict;
  const lines = notes.map((note) => `autoloop: ${visibleLine(note)}`);
  for (const { what, again, result } of checked) {
    const { error, hold, warning } = result.counts;
    const about = `autoloop: ${visibleLine(what)}: ${summed(result)}`;
    if (error > 0) lines.push(...shown(result, colour));
    if (error + hold + warning > 0) lines.push(`${about}. See ${error > 0 ? 'all' : 'them'}: ${again}`);
  }
  for (const { message, hint } of objections) lines.push(`error: ${visibleLine(message)}`, `  ${visibleLine(hint)}`);
  if (!passes)
    lines.push(`autoloop: ${hook} refuses. Correct it, or ${waysOn[hook === 'pre-push' ? 'push' : 'commit']}`);
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

const waysOn = {
  commit: 'go on without this check: git commit --no-verify (a push and CI still check)',
  push: 'go on without this check: git push --no-verify (CI still checks)',
};

/** What refuses, and what waits for a decision, as `check` prints it. */
function shown(result: CheckResult, colour: boolean): string[] {
  const grave = result.findings.filter(({ severity }) => severity === 'error' || severity === 'hold');
  const findings = gravestFirst(grave).slice(0, most);
  return renderFindingsText({ ...result, findings, notes: [] }, { colour })
    .trimEnd()
    .split('\n')
    .slice(0, -1);
}
