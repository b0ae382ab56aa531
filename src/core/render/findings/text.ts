import { type Finding, type Severity, severities } from '../../finding.js';
import { visibleLine } from '../../untrusted.js';
import { counted } from '../counted.js';
import { type CheckResult, countedSeverity } from './findings.js';

/** SGR parameters: red, magenta, yellow, cyan. */
const colours: Readonly<Record<Severity, string>> = { error: '31', hold: '35', warning: '33', info: '36' };

/**
 * `path:line:col: severity: message [rule]`, one finding a line; what to do about it on an indented line below, once for
 * findings in a row that ask for the same; a line that sums up. What was repaired comes first, where it stood.
 */
export function renderFindingsText(result: CheckResult, { colour = false }: { colour?: boolean } = {}): string {
  const { findings, counts, documents, notes, fixed } = result;
  const paint = painter(colour);
  const lines = (fixed ?? []).map(
    ({ path, line, column, message, rule }) =>
      `${shownPath(path)}:${line}:${column}: ${paint('32', 'fixed:')} ${visibleLine(message)} ${paint('2', `[${rule}]`)}`,
  );
  // One by one: there may be more than a call takes arguments.
  for (const { text } of findingLines(findings, paint)) lines.push(text);
  for (const note of notes) lines.push(`note: ${visibleLine(note)}`);
  if (fixed !== undefined && fixed.length > 0) lines.push(paint('32', `${counted(fixed.length, 'fault')} fixed`));
  const found = severities.flatMap((severity) =>
    counts[severity] > 0 ? [paint(colours[severity], countedSeverity(counts[severity], severity))] : [],
  );
  lines.push(`${counted(documents, 'document')}: ${found.length > 0 ? found.join(', ') : 'nothing found'}`);
  lines.push(...repairLine(result));
  return `${lines.join('\n')}\n`;
}

/** How many of these can be repaired, in a line; none where that is done, or nothing can. */
export function repairLine({ findings, texts, fixed }: Pick<CheckResult, 'findings' | 'texts' | 'fixed'>): string[] {
  const repairable = findings.filter(({ path, fix }) => fix !== undefined && texts?.has(path)).length;
  return repairable > 0 && fixed === undefined ? [`${repairable} can be repaired with: autoloop check --fix`] : [];
}

/** A line that begins with `::` is a command to a runner of GitHub Actions; a file may be named so. */
const shownPath = (path: string): string => visibleLine(path).replace(/^(?=\s*::)/, './');

/** Colours a text by its SGR parameters, or leaves it. */
export type FindingsPaint = (code: string, text: string) => string;

export const painter =
  (colour: boolean): FindingsPaint =>
  (code, text) =>
    colour ? `\u001b[${code}m${text}\u001b[0m` : text;

/** A line for each finding, and after it an indented one for what to do, once for findings in a row that ask for the same. */
export function findingLines(findings: readonly Finding[], paint: FindingsPaint): { text: string; isHint: boolean }[] {
  return findings.flatMap(({ path, line, column, severity, message, rule, hint }, index) => {
    const kind = paint(colours[severity], `${severity}:`);
    const said = `${shownPath(path)}:${line}:${column}: ${kind} ${visibleLine(message)} ${paint('2', `[${rule}]`)}`;
    const asksFor = hint !== undefined && hint !== findings[index + 1]?.hint;
    return [
      { text: said, isHint: false },
      ...(asksFor ? [{ text: paint('2', `  ${visibleLine(hint)}`), isHint: true }] : []),
    ];
  });
}
