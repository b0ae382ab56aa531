import sarifSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import ajvDraft4 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../../src/core/finding.js';
import type { CheckResult } from '../../../../src/core/render/findings/findings.js';
import { renderFindingsSarif } from '../../../../src/core/render/findings/sarif.js';
import { rules } from '../../../../src/core/rules/index.js';
import { finding, hostileResult, ofEach, path, result } from './sample-findings.js';

describe('SARIF', () => {
  // One pattern of the schema is none to the `u` flag.
  const ajv = new ajvDraft4.default({ strict: false, unicodeRegExp: false });
  addFormats.default(ajv);
  const validate = ajv.compile(sarifSchema);
  const logOf = (result: CheckResult) => {
    const log = JSON.parse(renderFindingsSarif(result, { version: '1.2.3' }));
    expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
    return log.runs[0];
  };

  test('keeps its published schema, whatever the texts are', () => {
    logOf(result([]));
    logOf(result(ofEach, { notes: ['Checked without Git: none here'] }));
    fc.assert(
      fc.property(hostileResult, (some) => void logOf(some)),
      { numRuns: 200 },
    );
  });

  test('the schema would notice', () => {
    expect(validate({ version: '2.1.0', runs: [{ tool: { driver: {} } }] })).toBe(false);
  });

  test('every rule is described, and a result points to its own', () => {
    const { tool, results } = logOf(result(ofEach));
    expect(tool.driver).toMatchObject({ name: 'AutoLoop', semanticVersion: '1.2.3' });
    expect(tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(rules.map(({ id }) => id));
    for (const [index, { id, summary, why }] of rules.entries()) {
      const { shortDescription, fullDescription } = tool.driver.rules[index];
      expect([shortDescription.text, fullDescription.text], id).toEqual([
        summary.replace(/[{}]/g, '$&$&'),
        why.replace(/[{}]/g, '$&$&'),
      ]);
    }
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
  });

  test('levels are those of SARIF, and a hold is still told from a warning', () => {
    const { results } = logOf(result(ofEach));
    expect(results.map(({ level, properties }: Record<string, unknown>) => [level, properties])).toEqual([
      ['error', { severity: 'error' }],
      ['warning', { severity: 'hold' }],
      ['warning', { severity: 'warning' }],
      ['note', { severity: 'info' }],
    ]);
  });

  test('a place is a region in UTF-16 units of a percent-encoded path', () => {
    const run = logOf(result([finding({ path: '.autoloop/work-orders/a b%#ü?.md', endLine: 4, endColumn: 1 })]));
    expect(run.columnKind).toBe('utf16CodeUnits');
    expect(run.results[0].locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: '.autoloop/work-orders/a%20b%25%23%C3%BC%3F.md', uriBaseId: '%SRCROOT%' },
          region: { startLine: 3, startColumn: 8, endLine: 4, endColumn: 1 },
        },
      },
    ]);
  });

  test('a fingerprint survives lines above, and tells two findings that read the same apart', () => {
    const printsOf = (findings: Finding[]): string[] =>
      logOf(result(findings)).results.map((one: { partialFingerprints: object }) => one.partialFingerprints);
    const before = printsOf([finding(), finding({ line: 9, endLine: 9 })]);
    expect(printsOf([finding({ line: 5, endLine: 5 }), finding({ line: 11, endLine: 11 })])).toEqual(before);
    expect(before[0]).not.toEqual(before[1]);
    for (const other of [{ rule: 'schema' }, { path: 'b.md' }, { message: 'else' }])
      expect(printsOf([finding(other)])[0]).not.toEqual(before[0]);
  });

  test('a repair is told by lines and columns, after a byte order mark too', () => {
    const fix = [{ start: 4 + 7, end: 4 + 11, text: 'web' }];
    const texts = (text: string) => ({ texts: new Map([[path, text]]) });
    const { results } = logOf(result([finding({ fix })], texts('---\nowner: webb\n')));
    expect(results[0].fixes).toEqual([
      {
        description: { text: 'Did you mean `web`?' },
        artifactChanges: [
          {
            artifactLocation: { uri: path, uriBaseId: '%SRCROOT%' },
            replacements: [
              {
                deletedRegion: { startLine: 2, startColumn: 8, endLine: 2, endColumn: 12 },
                insertedContent: { text: 'web' },
              },
            ],
          },
        ],
      },
    ]);
    const marked = logOf(result([finding({ fix: [{ start: 1, end: 5, text: 'web' }] })], texts('\ufeffwebb\n')));
    expect(marked.results[0].fixes[0].artifactChanges[0].replacements[0].deletedRegion).toEqual({
      startLine: 1,
      startColumn: 1,
      endLine: 1,
      endColumn: 5,
    });
    expect(logOf(result([finding({ fix })])).results[0].fixes).toBeUndefined();
  });

  test('a message holds no place for arguments and no link', () => {
    const { results } = logOf(result([finding({ message: 'a {0} [b](http://c)', hint: '{count: 3}' })]));
    expect(results[0].message.text).toBe('a {{0}} [b] (http://c)\n{{count: 3}}');
  });
});
