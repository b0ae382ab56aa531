/** Findings as SARIF 2.1.0, for code scanning: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
import { createHash } from 'node:crypto';
import { positionsIn } from '../../documents/positions.js';
import type { Finding, Range, Severity } from '../../finding.js';
import { rules } from '../../rules/index.js';
import type { Rule } from '../../rules/rule.js';
import { visible } from '../../untrusted.js';
import type { CheckResult } from './findings.js';

/** SARIF knows no decision that is due: a hold is a warning, and its own name is among the properties. */
const levels: Readonly<Record<Severity, string>> = {
  error: 'error',
  hold: 'warning',
  warning: 'warning',
  info: 'note',
};

/** What paths are relative to; GitHub knows the name as the root of the repository. */
const root = '%SRCROOT%';

/** One log with one run; every rule is in it, also those that found nothing. `version` is the tool's own. */
export function renderFindingsSarif(result: CheckResult, { version }: { version: string }): string {
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const fingerprints = fingerprinter();
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'AutoLoop', semanticVersion: version, rules: rules.map(descriptor) } },
        originalUriBaseIds: { [root]: { description: message('The root of the project.') } },
        columnKind: 'utf16CodeUnits',
        defaultEncoding: 'utf-8',
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: result.notes.map((note) => ({ level: 'note', message: message(note) })),
          },
        ],
        results: result.findings.map((finding) => ({
          ruleId: finding.rule,
          ruleIndex: indexes.get(finding.rule) ?? -1,
          level: levels[finding.severity],
          message: message([finding.message, finding.hint].filter(Boolean).join('\n')),
          locations: [{ physicalLocation: { artifactLocation: artifact(finding.path), region: region(finding) } }],
          partialFingerprints: { 'autoloop/v1': fingerprints(finding) },
          ...fixes(finding, result.texts?.get(finding.path)),
          properties: { severity: finding.severity },
        })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

const descriptor = ({ id, severity, summary, why }: Rule) => ({
  id,
  shortDescription: message(summary),
  fullDescription: message(why),
  help: { ...message(`${summary} ${why}`), markdown: escaped(`${summary}\n\n${why}`) },
  defaultConfiguration: { level: levels[severity] },
  properties: { severity },
});

const message = (text: string) => ({ text: escaped(text) });

/** In a message of SARIF braces hold a place for arguments, and `[…](…)` is a link: foreign text makes neither. */
const escaped = (text: string): string => visible(text).replace(/[{}]/g, '$&$&').replaceAll('](', '] (');

/** The path as a relative reference of RFC 3986. */
const artifact = (path: string) => ({
  uri: path
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .map((name) => encodeURIComponent(name))
    .join('/'),
  uriBaseId: root,
});

const region = ({ line, column, endLine, endColumn }: Range) => ({
  startLine: line,
  startColumn: column,
  endLine,
  endColumn,
});

function fixes({ path, fix, hint, message: fault }: Finding, text: string | undefined) {
  if (fix === undefined || text === undefined) return {};
  const toRange = positionsIn(text);
  const replacements = fix.map(({ start, end, text }) => ({
    deletedRegion: region(toRange(start, end)),
    insertedContent: { text },
  }));
  const artifactChanges = [{ artifactLocation: artifact(path), replacements }];
  return { fixes: [{ description: message(hint ?? fault), artifactChanges }] };
}

/** What stays the same of a finding while lines are added above it: its rule, path and message, and which of several such it is. */
function fingerprinter(): (finding: Finding) => string {
  const seen = new Map<string, number>();
  return ({ rule, path, message }) => {
    const key = JSON.stringify([rule, path, message]);
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    return createHash('sha256').update(`${key}\n${nth}`, 'utf8').digest('hex');
  };
}
