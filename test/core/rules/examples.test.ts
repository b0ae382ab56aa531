import { describe, expect, test } from 'vitest';
import { rules } from '../../../src/core/rules/index.js';
import { findingsIn, textsOf } from './snapshot-of.js';

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test('keeps silent about its good example', () => {
    expect(findingsIn(rule.good()).map((finding) => `${finding.rule}: ${finding.message}`)).toEqual([]);
  });

  test('has bad examples', () => {
    expect(rule.bad()).not.toEqual([]);
  });

  test.each(rule.bad().map((example, index) => [index + 1, example] as const))('finds bad example %d', (_, example) => {
    const findings = findingsIn(example);
    const found = [...new Set(findings.map((finding) => finding.rule))].sort();
    expect(
      found,
      findings.map((finding) => `${finding.path}:${finding.line} ${finding.message} [${finding.rule}]`).join('\n'),
    ).toEqual([id, ...(example.also ?? [])].sort());
    const [path, start] = example.at;
    // A changed file that is no document has its findings at its first line, whatever that says.
    const lines = new Map(textsOf(example)).get(path)?.split('\n') ?? [''];
    for (const finding of findings.filter((one) => one.rule === id)) {
      expect(finding.path).toBe(path);
      expect(
        lines[finding.line - 1]?.trim().startsWith(start),
        `line ${finding.line}: ${lines[finding.line - 1]}`,
      ).toBe(true);
      expect(finding.hint).toMatch(/[.?`\w]$/);
    }
  });

  test('speaks in sentences', () => {
    expect(rule.summary).toMatch(/^[A-Z“].*\.$/s);
    expect(rule.why).toMatch(/^[A-Z“].*\.$/s);
    for (const { message } of rule.bad().flatMap(findingsIn)) expect(message).not.toMatch(/\.$|\n/);
  });
});

test('ids are unique, and a rule lives in the file of its name', () => {
  const ids = rules.map((rule) => rule.id);
  expect(new Set(ids).size).toBe(ids.length);
});
