import fc from 'fast-check';
import { expect, test } from 'vitest';
import { repair } from '../../../src/core/documents/apply-fixes.js';
import type { Finding } from '../../../src/core/finding.js';
import { check } from '../../../src/core/rules/check.js';
import type { Example } from '../../../src/core/rules/examples.js';
import { rules } from '../../../src/core/rules/index.js';
import { buildWorkspace, type Workspace } from '../../../src/core/rules/workspace.js';
import { change, changedBy, editsOf, isInside, moved, outside, slip } from '../documents/mutations.js';
import { factsOf, textsOf } from './snapshot-of.js';

const encoder = new TextEncoder();
const workspaceOf = (texts: ReadonlyMap<string, string>): Workspace =>
  buildWorkspace([...texts].map(([path, text]) => ({ path, bytes: encoder.encode(text) })));

/** Every example of every rule: each document that a rule looks at, with all that the rule needs to speak. */
const examples: Example[] = rules.flatMap((rule) => [rule.good(), ...rule.bad()]);

const mutated = fc
  .record({
    example: fc.constantFrom(...examples),
    which: fc.nat(99),
    slips: fc.array(slip, { maxLength: 3 }),
    changes: fc.array(change, { maxLength: 2 }),
  })
  .map(({ example, which, slips, changes }) => {
    const texts = new Map(textsOf(example));
    const path = [...texts.keys()][which % texts.size] as string;
    texts.set(path, changedBy(changedBy(texts.get(path) as string, slips), changes));
    return { example, texts };
  });

test('whatever is done to a document, every rule answers, inside the file; repairs end, and mend what they say', () => {
  let found = 0;
  let repaired = 0;
  fc.assert(
    fc.property(mutated, ({ example, texts }) => {
      const facts = factsOf(example);
      const done: Finding[] = [];
      for (let round = 0; ; round++) {
        const workspace = workspaceOf(texts);
        const findings = check(workspace, facts);
        for (const finding of findings) expectInside(finding, texts);
        found += findings.length;
        const left = new Set(findings.map(said));
        for (const finding of done.splice(0)) expect(left).not.toContain(said(finding));
        const repairs = workspace.documents.flatMap((document) => {
          const repaired = repair(document, findings);
          return repaired ? [{ document, ...repaired }] : [];
        });
        if (repairs.length === 0) return;
        expect(round).toBeLessThan(10);
        for (const { document, text, fixed } of repairs) {
          expect(outside(text, moved(fixed))).toBe(outside(document.text, editsOf(fixed)));
          texts.set(document.path, text);
          repaired += fixed.length;
          done.push(...fixed);
        }
      }
    }),
    { numRuns: 1000 },
  );
  expect(found).toBeGreaterThan(1000);
  expect(repaired).toBeGreaterThan(50);
});

const said = ({ path, line, rule, message }: Finding): string => JSON.stringify([path, line, rule, message]);

function expectInside(finding: Finding, texts: ReadonlyMap<string, string>): void {
  const text = texts.get(finding.path);
  const at = JSON.stringify(finding);
  // What is no document, or was changed and is not here, is shown at its first line.
  const isPlaced = text === undefined ? finding.line === 1 && finding.column === 1 : isInside(text, finding);
  expect(isPlaced, `${at}\n${text}`).toBe(true);
  expect(finding.message, at).toMatch(/^\P{Cc}+$/u);
}
