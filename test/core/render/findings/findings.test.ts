import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../../src/core/finding.js';
import type { OrderStatus } from '../../../../src/core/lifecycle/status.js';
import { type CheckResult, countBySeverity } from '../../../../src/core/render/findings/findings.js';
import { renderFindingsJson } from '../../../../src/core/render/findings/json.js';
import { renderFindingsText } from '../../../../src/core/render/findings/text.js';
import { renderStatus } from '../../../../src/core/render/status.js';

const finding = (said: Partial<Finding> = {}): Finding => ({
  path: '.autoloop/work-orders/login.md',
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

const result = (findings: Finding[], notes: string[] = []): CheckResult => ({
  findings,
  counts: countBySeverity(findings),
  documents: 2,
  notes,
});

describe('text', () => {
  test('one finding a line, its hint below, a sum at the end', () => {
    const findings = [
      finding(),
      finding({ line: 4, severity: 'warning' }),
      finding({ line: 5, severity: 'warning', hint: 'Look.' }),
    ];
    expect(renderFindingsText(result(findings))).toBe(
      [
        '.autoloop/work-orders/login.md:3:8: error: There is no owner lane `webb` in config.yml [broken-reference]',
        '.autoloop/work-orders/login.md:4:8: warning: There is no owner lane `webb` in config.yml [broken-reference]',
        '  Did you mean `web`?',
        '.autoloop/work-orders/login.md:5:8: warning: There is no owner lane `webb` in config.yml [broken-reference]',
        '  Look.',
        '2 documents: 1 error, 2 warnings',
        '',
      ].join('\n'),
    );
  });

  test('nothing found is said as well', () => {
    expect(renderFindingsText({ ...result([], ['Checked without Git: none here']), documents: 1 })).toBe(
      'note: Checked without Git: none here\n1 document: nothing found\n',
    );
  });

  test('what was repaired, where it stood; else, what can be', () => {
    const fix = [{ start: 0, end: 1, text: 'x' }];
    const texts = new Map([['.autoloop/work-orders/login.md', 'text']]);
    const some = result([finding({ fix }), finding({ fix, path: 'sealed.md' }), finding()]);
    expect(renderFindingsText({ ...some, texts })).toMatch(
      /\n2 documents: 3 errors\n1 can be repaired with: autoloop check --fix\n$/,
    );
    expect(renderFindingsText({ ...result([]), fixed: [finding()] })).toBe(
      [
        '.autoloop/work-orders/login.md:3:8: fixed: There is no owner lane `webb` in config.yml [broken-reference]',
        '1 fault fixed',
        '2 documents: nothing found',
        '',
      ].join('\n'),
    );
    expect(renderFindingsText({ ...some, texts, fixed: [] })).toMatch(/\n2 documents: 3 errors\n$/);
  });

  test('colour changes no word', () => {
    const findings = [finding(), finding({ severity: 'hold' }), finding({ severity: 'info' })];
    const coloured = renderFindingsText(result(findings), { colour: true });
    expect(coloured).toContain('\u001b[31merror:\u001b[0m');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what is taken out
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(renderFindingsText(result(findings)));
  });

  test('nothing in a path or message moves the cursor or adds a line', () => {
    const text = renderFindingsText(
      result([finding({ path: 'a\u001b[2J\nb.md', message: 'x\r\ny', hint: 'z\u0007' })]),
    );
    expect(text.split('\n')).toHaveLength(4);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: there must be none
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });
});

test('no path makes its line a command to a runner that reads the log', () => {
  for (const path of ['::add-mask::x', ' ::stop-commands::x'])
    expect(renderFindingsText({ ...result([finding({ path })]), fixed: [finding({ path })] })).not.toMatch(/^\s*::/m);
});

test('more findings, and more orders, than a call takes arguments', () => {
  const many = 150_000;
  const text = renderFindingsText(
    result(Array.from({ length: many }, (_, line) => finding({ line, hint: `${line}` }))),
  );
  expect(text.split('\n')).toHaveLength(2 * many + 2);
  const order: OrderStatus = {
    id: 'a',
    title: 'A',
    state: 'ready',
    column: 'todo',
    reason: 'It waits',
    next: [],
    errors: 0,
    unreadable_runs: [],
    path: 'a.md',
    owner: null,
    priority: null,
    waits_for: [],
  };
  expect(renderStatus(Array<OrderStatus>(many).fill(order), (_, text) => text).split('\n')).toHaveLength(many + 1);
});

describe('JSON', () => {
  const schema = JSON.parse(readFileSync('schemas/output/check.schema.json', 'utf8'));
  const validate = new Ajv2020({ strict: true }).compile(schema);

  test('keeps its schema, with and without findings', () => {
    const { hint: _, ...bare } = finding();
    for (const findings of [[], [finding(), bare]]) {
      const value = JSON.parse(renderFindingsJson(result(findings, ['a note'])));
      expect(validate(value), JSON.stringify(validate.errors)).toBe(true);
      expect(value.findings).toHaveLength(findings.length);
    }
  });

  test('with what was repaired, where that was asked for', () => {
    const value = JSON.parse(renderFindingsJson({ ...result([]), fixed: [finding()] }));
    expect(validate(value), JSON.stringify(validate.errors)).toBe(true);
    expect(value.fixed).toMatchObject([{ line: 3, rule: 'broken-reference' }]);
  });

  test('is versioned and counts', () => {
    const value = JSON.parse(renderFindingsJson(result([finding(), finding({ severity: 'hold' })])));
    expect(value).toMatchObject({
      version: 1,
      kind: 'check',
      documents: 2,
      counts: { error: 1, hold: 1, warning: 0, info: 0 },
    });
    expect(value.findings[0]).toEqual({
      path: '.autoloop/work-orders/login.md',
      line: 3,
      column: 8,
      end_line: 3,
      end_column: 12,
      rule: 'broken-reference',
      severity: 'error',
      message: 'There is no owner lane `webb` in config.yml',
      hint: 'Did you mean `web`?',
    });
  });
});
