import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../src/core/finding.js';
import { countBySeverity } from '../../../src/core/render/findings/findings.js';
import { renderVerdict } from '../../../src/core/render/hook.js';

const finding = (line: number, said: Partial<Finding> = {}): Finding => ({
  path: 'a.md',
  line,
  column: 1,
  endLine: line,
  endColumn: 2,
  rule: 'a-rule',
  severity: 'warning',
  message: 'It is wrong',
  ...said,
});

const said = (findings: Finding[], again: string | null = 'autoloop check a.md') => {
  const counts = countBySeverity(findings);
  const texts = new Map([['a.md', 'text']]);
  const result = { findings, counts, documents: 1, notes: [], texts };
  const passes = counts.error === 0;
  const verdict = { passes, checked: [{ what: 'what is staged', again, result }], objections: [], notes: [] };
  return renderVerdict('pre-commit', verdict).trimEnd().split('\n');
};

const many = (count: number, given: Partial<Finding> = {}) =>
  Array.from({ length: count }, (_, index) => finding(index + 1, given));

describe('what a hook found', () => {
  test('is shown where it passes as well, in ten lines', () => {
    expect(said([finding(1, { hint: 'Mend it.' }), finding(2, { severity: 'hold' })])).toEqual([
      'a.md:2:1: hold: It is wrong [a-rule]',
      'a.md:1:1: warning: It is wrong [a-rule]',
      '  Mend it.',
      'autoloop: what is staged: 1 document: 1 hold, 1 warning',
    ]);
    const lines = said(Array.from({ length: 8 }, (_, index) => finding(index + 1, { hint: `Mend ${index}.` })));
    expect(lines.slice(9)).toEqual([
      '  Mend 4.',
      'autoloop: what is staged: 1 document: 8 warnings. See all: autoloop check a.md',
    ]);
  });

  test('sums up once, names a command only for more than is shown, and says what can be repaired', () => {
    const fix = [{ start: 0, end: 1, text: 'x' }];
    expect(said([finding(1, { severity: 'error', fix })])).toEqual([
      'a.md:1:1: error: It is wrong [a-rule]',
      'autoloop: what is staged: 1 document: 1 error',
      'autoloop: 1 can be repaired with: autoloop check --fix',
      expect.stringMatching(/^autoloop: pre-commit refuses\./),
    ]);
    const sum = (count: number, again?: null) => said(many(count, { severity: 'error' }), again)[10];
    expect(sum(10)).toBe('autoloop: what is staged: 1 document: 10 errors');
    expect(sum(12)).toBe('autoloop: what is staged: 1 document: 12 errors. See all: autoloop check a.md');
    expect(sum(12, null)).toBe('autoloop: what is staged: 1 document: 12 errors. 2 more are not shown');
  });

  test('is not worth a line where it only informs', () => {
    expect(said(many(2, { severity: 'info' }))).toEqual(['']);
  });
});
