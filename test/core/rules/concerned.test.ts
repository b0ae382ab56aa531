import { describe, expect, test } from 'vitest';
import { checkSome } from '../../../src/core/rules/check.js';
import { concernedBy } from '../../../src/core/rules/concerned.js';
import type { Example } from '../../../src/core/rules/examples.js';
import { rules } from '../../../src/core/rules/index.js';
import { factsOf, findingsIn, textsOf, workspaceOf } from './snapshot-of.js';

/** Findings of `after` when the change from `before` is all that is looked at. */
function findingsOfChange(before: Example, after: Example) {
  const [then, now] = [new Map(textsOf(before)), new Map(textsOf(after))];
  const paths = [...new Set([...then.keys(), ...now.keys()])];
  const touched = new Set(paths.filter((path) => then.get(path) !== now.get(path)));
  const former = workspaceOf(before).documents.filter(({ path }) => touched.has(path));
  const workspace = workspaceOf(after);
  return checkSome(workspace, factsOf(after), concernedBy(touched, workspace, former));
}

const key = ({ rule, path, line, message }: ReturnType<typeof findingsIn>[number]) =>
  `${path}:${line} ${rule} ${message}`;

describe('a change concerns every document that it makes wrong', () => {
  describe.each(rules.filter((rule) => rule.bad().length > 0).map((rule) => [rule.id, rule] as const))(
    '%s',
    (_, rule) => {
      test.each(rule.bad().map((bad, index) => [index + 1, bad] as const))('bad example %i', (_, bad) => {
        const good = rule.good();
        // One document at a time turns bad, with what is known besides as it will be.
        const paths = [...new Set([...Object.keys(good.files), ...Object.keys(bad.files)])].sort();
        let before: Example = { ...bad, files: good.files };
        for (const path of paths) {
          const files: Record<string, string> = { ...before.files };
          const text = bad.files[path];
          if (text === undefined) delete files[path];
          else files[path] = text;
          const after: Example = { ...bad, files };
          const known = new Set(findingsIn(before).map(key));
          const appeared = findingsIn(after)
            .map(key)
            .filter((finding) => !known.has(finding));
          const seen = findingsOfChange(before, after).map(key);
          expect(appeared.filter((finding) => !seen.includes(finding))).toEqual([]);
          before = after;
        }
      });
    },
  );
});
