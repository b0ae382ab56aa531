/** What machines read: SARIF, GitHub's commands and summary, JUnit's XML. Each is held to a published description of it. */
import { readFileSync } from 'node:fs';
import sarifSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import ajvDraft4 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import type { Finding } from '../../../src/core/finding.js';
import { type CheckResult, countBySeverity } from '../../../src/core/render/findings.js';
import { renderFindingsGithub, renderStepSummary } from '../../../src/core/render/findings-github.js';
import { renderFindingsJunit } from '../../../src/core/render/findings-junit.js';
import { renderFindingsSarif } from '../../../src/core/render/findings-sarif.js';
import { rules } from '../../../src/core/rules/index.js';

const path = '.autoloop/work-orders/login.md';

const finding = (said: Partial<Finding> = {}): Finding => ({
  path,
  line: 3,
  column: 8,
  endLine: 3,
  endColumn: 12,
  rule: 'broken-reference',
  severity: 'error',
  message: 'There is no owner lane `webb` in config.yml',
  hint: 'Did you mean `web`?',
  ...said,
});

const result = (findings: Finding[], said: Partial<CheckResult> = {}): CheckResult => ({
  findings,
  counts: countBySeverity(findings),
  documents: 2,
  notes: [],
  ...said,
});

const severities = ['error', 'hold', 'warning', 'info'] as const;
const ofEach = severities.map((severity, index) => finding({ severity, line: index + 1, endLine: index + 1 }));

/** Whatever a document can hold: every character there is, halves of pairs, and what means something to a format. */
const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
      fc.constantFrom(
        ...[
          '\r\n',
          '\n',
          '::',
          '::error::',
          '::set-env name=A::b',
          '##[add-mask]x',
          '%0A',
          '%',
          ',',
          ':',
          '|',
          '`',
          '``',
        ],
        ...['<script>', ']]>', '<![CDATA[', '&', '&#0;', '"', "'", '-->', '{0}', '{', '}', '[a](http://b)', '](', '\\'],
        ...['![x](https://x)', '@everyone', '\u0000', '\u001b[2J', '\u2028', '\u202e', '\ufffe', '\uffff', '\ud800'],
      ),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''));

const hostileResult = fc
  .record({ path: hostile, message: hostile, hint: hostile, note: hostile, severity: fc.constantFrom(...severities) })
  .map(({ note, ...said }) => result([finding(said), finding({ ...said, rule: 'schema' })], { notes: [note] }));

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

describe('GitHub annotations', () => {
  test('are commands with a place, the gravest first, and a sum', () => {
    const info = finding({ severity: 'info', line: 1, endLine: 2 });
    const { hint: _, ...hold } = finding({ severity: 'hold' });
    expect(renderFindingsGithub(result([info, hold, finding()], { notes: ['Without Git'] }))).toBe(
      [
        `::error file=${path},line=3,endLine=3,col=8,endColumn=12,title=broken-reference::There is no owner lane \`webb\` in config.yml%0ADid you mean \`web\`?`,
        `::warning file=${path},line=3,endLine=3,col=8,endColumn=12,title=broken-reference (hold)::There is no owner lane \`webb\` in config.yml`,
        `::notice file=${path},line=1,endLine=2,title=broken-reference::There is no owner lane \`webb\` in config.yml%0ADid you mean \`web\`?`,
        '::notice::Without Git',
        '2 documents: 1 error, 1 hold, 1 info',
        '',
      ].join('\n'),
    );
  });

  test('escape what would end a property or the command', () => {
    const [line] = renderFindingsGithub(
      result([finding({ path: 'a,line=1:b%2C.md', message: '50% ::x::\r\ny', hint: '' })]),
    ).split('\n');
    expect(line).toContain('file=a%2Cline=1%3Ab%252C.md,line=3');
    expect(line).toMatch(/::50%25 ::x::%0Ay$/);
  });

  /** As the runner reads a line: `::name key=value,…::data`, else, anywhere in it, `##[name …]`. */
  const parsed = (line: string) => /^::(\w+)(?: ([^:]*))?::(.*)$/.exec(line);

  test('no text begins a command of its own', () => {
    fc.assert(
      fc.property(hostileResult, (some) => {
        const lines = renderFindingsGithub(some).split(/[\r\n]/);
        expect(lines).toHaveLength(some.findings.length + some.notes.length + 2);
        for (const line of lines.slice(0, -2)) {
          const [, name, properties = ''] = parsed(line) ?? [];
          expect(['error', 'warning', 'notice']).toContain(name);
          const keys = properties.split(',').map((property) => property.split('=')[0]);
          expect([...new Set(keys)]).toEqual(keys);
        }
        expect(lines.at(-2)).toMatch(/^2 documents: [\w ,]+$/);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the summary of a step', () => {
  test('is a table, the gravest first', () => {
    expect(renderStepSummary(result([finding({ severity: 'info', hint: 'A | b' }), finding()]))).toBe(
      [
        '### AutoLoop: 2 documents: 1 error, 1 info',
        '',
        '|  | where | what | rule |',
        '| --- | --- | --- | --- |',
        `| error | \`${path}:3:8\` | There is no owner lane \`webb\` in config.yml<br>Did you mean \`web\`? | broken-reference |`,
        `| info | \`${path}:3:8\` | There is no owner lane \`webb\` in config.yml<br>A \\| b | broken-reference |`,
        '',
      ].join('\n'),
    );
  });

  test('says that nothing was found', () => {
    expect(renderStepSummary(result([]))).toBe('### AutoLoop: 2 documents: nothing found\n');
  });

  test('stays under what a step may write, and counts what it leaves out', () => {
    const many = Array.from({ length: 20_000 }, () => finding({ message: 'ü'.repeat(900) }));
    const summary = renderStepSummary(result(many));
    expect(Buffer.byteLength(summary)).toBeLessThan(512 * 1024 + 1);
    const left = Number(/… and (\d+) more/.exec(summary)?.[1]);
    expect(summary.split('\n').filter((line) => line.startsWith('| error')).length + left).toBe(many.length);
  });

  test('no text leaves its cell or becomes HTML, a link or a mention', () => {
    fc.assert(
      fc.property(hostileResult, (some) => {
        const lines = renderStepSummary(some).trimEnd().split('\n');
        const rows = lines.slice(lines.findIndex((line) => line.startsWith('| ---')) + 1);
        expect(rows).toHaveLength(some.findings.length);
        for (const row of rows) {
          expect(row.replaceAll('\\|', '').split('|')).toHaveLength(6);
          const prose = row.replaceAll('<br>', '').replace(/(?<![`\\])(`+)(?!`).*?(?<!`)\1(?!`)/g, '');
          expect(prose).not.toMatch(/[<>@]|(?<!\\)\[/);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('JUnit', () => {
  const schema = readFileSync(new URL('jenkins-junit.xsd', import.meta.url), 'utf8');
  const faultsOf = async (xml: string) => {
    const { errors } = await validateXML({ xml: [{ fileName: 'junit.xml', contents: xml }], schema: [schema] });
    return errors.map(({ message }) => message);
  };

  test('keeps the published schema: errors failed, holds and warnings were skipped, an info passed', async () => {
    const xml = renderFindingsJunit(result(ofEach, { notes: ['Checked without Git: none here'] }));
    expect(await faultsOf(xml)).toEqual([]);
    expect(xml).toContain(`<testsuites name="autoloop check" tests="${rules.length + 4}" failures="1" errors="0">`);
    const own = xml.slice(xml.indexOf('<testsuite name="broken-reference"'));
    expect(
      own.slice(0, own.indexOf('</testsuite>')).match(/<(?:testsuite|failure|skipped|system-out)\b[^>]*>/g),
    ).toEqual([
      '<testsuite name="broken-reference" tests="4" failures="1" errors="0" skipped="2">',
      '<failure message="1:8 There is no owner lane `webb` in config.yml">',
      '<skipped>',
      '<skipped>',
      '<system-out>',
    ]);
    expect(own).toContain(
      `${path}:1:8: error: There is no owner lane \`webb\` in config.yml\nDid you mean \`web\`?</failure>`,
    );
    expect(own).toContain(`<testcase name="3:8 There is no owner lane \`webb\` in config.yml" classname="${path}">`);
  });

  test('a rule that holds is a test that passed', async () => {
    const xml = renderFindingsJunit(result([]));
    expect(await faultsOf(xml)).toEqual([]);
    expect(xml.match(/<testcase [^>]*\/>/g)).toHaveLength(rules.length);
  });

  test('is XML, whatever the texts are', async () => {
    const results = fc.sample(hostileResult, { numRuns: 300, seed: 5 });
    const findings = results.flatMap((some) => some.findings);
    const notes = results.flatMap((some) => some.notes);
    expect(await faultsOf(renderFindingsJunit(result(findings, { notes })))).toEqual([]);
  });

  test('the schema would notice', async () => {
    expect(await faultsOf('<testsuites><testsuite/></testsuites>')).not.toEqual([]);
    expect(await faultsOf('<testsuites>\u0001</testsuites>')).not.toEqual([]);
  });
});
