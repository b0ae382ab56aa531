import { type Severity, severities } from '../finding.js';
import { type CheckResult, counted } from './findings.js';
import { visibleLine } from './untrusted.js';

/** SGR parameters: red, magenta, yellow, cyan. */
const colours: Readonly<Record<Severity, string>> = { error: '31', hold: '35', warning: '33', info: '36' };

/**
 * `path:line:col: severity: message [rule]`, one finding a line; what to do about it on an indented line below, once for
 * findings in a row that ask for the same; a line that sums up. What was repaired comes first, where it stood.
 */
export function renderFindingsText(
  { findings, counts, documents, notes, texts, fixed }: CheckResult,
  { colour = false }: { colour?: boolean } = {},
): string {
  const paint = (code: string, text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  const lines = (fixed ?? []).map(
    ({ path, line, column, message, rule }) =>
      `${visibleLine(path)}:${line}:${column}: ${paint('32', 'fixed:')} ${visibleLine(message)} ${paint('2', `[${rule}]`)}`,
  );
  for (const [index, { path, line, column, severity, message, rule, hint }] of findings.entries()) {
    const place = `${visibleLine(path)}:${line}:${column}:`;
    lines.push(
      `${place} ${paint(colours[severity], `${severity}:`)} ${visibleLine(message)} ${paint('2', `[${rule}]`)}`,
    );
    if (hint !== undefined && hint !== findings[index + 1]?.hint) lines.push(paint('2', `  ${visibleLine(hint)}`));
  }
  lines.push(...notes.map((note) => `note: ${visibleLine(note)}`));
  if (fixed !== undefined && fixed.length > 0) lines.push(paint('32', `${counted(fixed.length, 'fault')} fixed`));
  const found = severities.flatMap((severity) =>
    counts[severity] > 0 ? [paint(colours[severity], counted(counts[severity], severity))] : [],
  );
  lines.push(`${counted(documents, 'document')}: ${found.length > 0 ? found.join(', ') : 'nothing found'}`);
  const repairable = findings.filter(({ path, fix }) => fix !== undefined && texts?.has(path)).length;
  if (repairable > 0 && fixed === undefined) lines.push(`${repairable} can be repaired with: autoloop check --fix`);
  return `${lines.join('\n')}\n`;
}
