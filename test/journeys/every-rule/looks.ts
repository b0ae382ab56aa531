/** Where a fault is seen: by `check`, in SARIF, and in an editor. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import sarifSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import ajvDraft4 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { expect, onTestFailed } from 'vitest';
import { checkDocuments } from '../../../src/control/check/check.js';
import { renderFindingsSarif } from '../../../src/core/render/findings/sarif.js';
import type { Client } from '../../shells/lsp/client.js';
import { autoloop } from '../../support/run-program.js';
import { until } from '../../support/until.js';

// One pattern of the schema is none to the `u` flag.
const ajv = new ajvDraft4.default({ strict: false, unicodeRegExp: false });
addFormats.default(ajv);
const validate = ajv.compile(sarifSchema);

/** A rule at a place, in lines and UTF-16 columns from 1. */
export interface Seen {
  rule: string;
  path: string;
  severity: string;
  place: readonly [line: number, column: number, endLine: number, endColumn: number];
}

/** What the program says with `check --json`, which SARIF says as well. */
export async function checked(root: string, range?: string): Promise<{ code: number | null; seen: Seen[] }> {
  const args = range === undefined ? [] : ['--range', range];
  const { code, stdout } = await autoloop(root, ['check', '--json', ...args]);
  const { findings } = JSON.parse(stdout) as { findings: JsonFinding[] };
  const seen = findings.map(({ rule, path, severity, line, column, end_line, end_column }) => ({
    rule,
    path,
    severity,
    place: [line, column, end_line, end_column] as const,
  }));
  const result = await checkDocuments(root, range === undefined ? {} : { range });
  const log = JSON.parse(renderFindingsSarif(result, { version: '1.2.3' }));
  expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
  expect(log.runs[0].results.map(fromSarif)).toEqual(seen);
  return { code, seen };
}

interface JsonFinding extends Omit<Seen, 'place'> {
  line: number;
  column: number;
  end_line: number;
  end_column: number;
}

interface SarifResult {
  ruleId: string;
  properties: { severity: string };
  locations: [{ physicalLocation: { artifactLocation: { uri: string }; region: Record<string, number> } }];
}

function fromSarif({ ruleId, properties, locations: [{ physicalLocation: place }] }: SarifResult): Seen {
  const { startLine = 0, startColumn = 0, endLine = 0, endColumn = 0 } = place.region;
  return {
    rule: ruleId,
    path: decodeURIComponent(place.artifactLocation.uri),
    severity: properties.severity,
    place: [startLine, startColumn, endLine, endColumn],
  };
}

/** What an editor shows of a file of a project, as rules at places. */
export function shownOf(client: Client, root: string, path: string): Pick<Seen, 'rule' | 'place'>[] {
  const { diagnostics = [] } = client.published.get(uriIn(root, path)) ?? {};
  return diagnostics.map(({ code, range: { start, end } }) => ({
    rule: String(code),
    place: [start.line + 1, start.character + 1, end.line + 1, end.character + 1],
  }));
}

export const uriIn = (root: string, path: string): string => pathToFileURL(join(root, path)).href;

/** Waits until the editor shows of a file what is wanted; what it shows otherwise is told. */
export async function untilShown(
  client: Client,
  root: string,
  path: string,
  isWanted: (shown: Pick<Seen, 'rule' | 'place'>[], version: number | undefined) => boolean,
): Promise<void> {
  onTestFailed(() => console.error(`the editor shows of ${path}:`, JSON.stringify(shownOf(client, root, path))));
  await until(() => isWanted(shownOf(client, root, path), client.published.get(uriIn(root, path))?.version));
}
