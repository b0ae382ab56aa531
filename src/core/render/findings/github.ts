/** Findings for GitHub Actions: annotations, which are commands to the runner, and the summary of a step, which is Markdown. */
import type { Finding, Severity } from '../../finding.js';
import {
  bounded,
  markdownCode,
  markdownSentence,
  markdownText,
  tableRow,
  visible,
  visibleLine,
} from '../../untrusted.js';
import { type CheckResult, gravestFirst, summed } from './findings.js';

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  hold: 'warning',
  warning: 'warning',
  info: 'notice',
};

/**
 * One workflow command a line, the gravest first, because GitHub shows ten of a kind; then a line that sums up. No text of
 * a document can end its command or begin another.
 * Format: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function renderFindingsGithub(result: CheckResult): string {
  const lines = gravestFirst(result.findings).map(annotation);
  for (const note of result.notes) lines.push(command('notice', {}, note));
  return `${[...lines, summed(result)].join('\n')}\n`;
}

function annotation({ path, line, column, endLine, endColumn, rule, severity, message, hint }: Finding): string {
  // GitHub takes columns only of what is on one line.
  const columns = line === endLine ? { col: column, endColumn } : {};
  const title = severity === 'hold' ? `${rule} (hold)` : rule;
  return command(
    commands[severity],
    { file: path, line, endLine, ...columns, title },
    hint ? `${message}\n${hint}` : message,
  );
}

function command(name: string, properties: Readonly<Record<string, string | number>>, text: string): string {
  const said = Object.entries(properties).map(([key, value]) => `${key}=${inProperty(String(value))}`);
  return `::${name}${said.length > 0 ? ` ${said.join(',')}` : ''}::${inData(visible(text))}`;
}

const inData = (text: string): string =>
  text.replace(/[%\r\n]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);

const inProperty = (text: string): string =>
  inData(text).replace(/[:,]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

/** A step may write 1 MiB; other commands of the same step may want to say something too. */
const maxSummaryBytes = 512 * 1024;

/** The summary of a step: a table of findings, the gravest first, with whatever does not fit counted. At most 512 KiB of UTF-8. */
export function renderStepSummary(result: CheckResult): string {
  const { findings, notes } = result;
  const head = [`### AutoLoop: ${summed(result)}`, ...notes.map((note) => markdownSentence(bounded(note, 1000)))];
  if (findings.length === 0) return `${head.join('\n\n')}\n`;
  const lines = [
    ...head.flatMap((text) => [text, '']),
    tableRow(['', 'where', 'what', 'rule']),
    tableRow(['---', '---', '---', '---']),
  ];
  let left = maxSummaryBytes - lines.reduce((sum, line) => sum + sizeOf(line), 200);
  let shown = 0;
  for (const finding of gravestFirst(findings)) {
    const line = row(finding);
    left -= sizeOf(line);
    if (left < 0) break;
    lines.push(line);
    shown++;
  }
  if (shown < findings.length) lines.push('', `… and ${findings.length - shown} more: \`autoloop check\``);
  return `${lines.join('\n')}\n`;
}

function row({ path, line, column, rule, severity, message, hint }: Finding): string {
  const what = [message, hint].map((text) => markdownSentence(bounded(visibleLine(text ?? ''), 1000)));
  return tableRow([
    severity,
    markdownCode(bounded(`${path}:${line}:${column}`, 500)),
    what.filter(Boolean).join('<br>'),
    markdownText(rule),
  ]);
}

const sizeOf = (line: string): number => Buffer.byteLength(line) + 1;
