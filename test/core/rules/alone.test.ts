import { describe, expect, it } from 'vitest';
import type { AnyDocument } from '../../../src/core/documents/document.js';
import { type Kept, recordOf, revive } from '../../../src/core/rules/alone.js';
import { briefKeys } from '../../../src/core/rules/brief.js';
import { check, checkSome, judgeWhole } from '../../../src/core/rules/check.js';
import { concernedBy } from '../../../src/core/rules/concerned.js';
import { noFacts } from '../../../src/core/rules/facts.js';
import { rules } from '../../../src/core/rules/index.js';
import { commitsToLookUp } from '../../../src/core/rules/unknown-commit.js';
import { buildWorkspace } from '../../../src/core/rules/workspace.js';
import { workspaceOf } from './snapshot-of.js';

/** As a cache keeps it, which knows nothing but JSON. */
const keptOf = (document: AnyDocument): Kept & { asked: number } => {
  const { summary, data } = JSON.parse(JSON.stringify(recordOf(document)));
  const kept = {
    summary,
    asked: 0,
    rest: () => {
      kept.asked++;
      return data;
    },
  };
  return kept;
};

const bytesOf = ({ text }: AnyDocument) => new TextEncoder().encode(text);

/** Of every kind, with all that examples give them. */
const documents = rules
  .flatMap((rule) => [rule.good(), ...rule.bad()])
  .flatMap((example) => workspaceOf(example).documents)
  .filter(({ data, kind }) => data !== undefined && kind !== 'config');

describe('a document that was kept', () => {
  it('says what it said', () => {
    expect(new Set(documents.map(({ kind }) => kind)).size).toBe(7);
    for (const document of documents) {
      const kept = keptOf(document);
      const revived = revive(document.path, kept, () => bytesOf(document));
      const [was, is] = [document.data, revived.data] as Record<string, unknown>[];
      for (const key of briefKeys[document.kind]) expect(is?.[key]).toEqual(was?.[key]);
      expect(kept.asked).toBe(0);
      for (const key of [...Object.keys(was ?? {}), 'no_such_key', 'toString']) expect(is?.[key]).toEqual(was?.[key]);
      expect(Object.keys(is ?? {})).toEqual(Object.keys(was ?? {}));
      expect(JSON.stringify(is)).toBe(JSON.stringify(was));
      expect({ ...is }).toEqual(was);
      expect('owner' in (is ?? {})).toBe('owner' in (was ?? {}));
      const { id, kind, path, text, body, bodyLine } = document;
      expect(revived).toMatchObject({ id, kind, path, text, body, bodyLine, findings: [] });
      expect(revived.at(['owner'])).toEqual(document.at(['owner']));
      expect(revived.sections()).toEqual(document.sections());
      if (document.kind === 'order') expect(revived).toHaveProperty('digest', document.digest);
    }
  });

  it('is read again where what was kept of it is damaged', () => {
    for (const document of documents) {
      const { summary } = keptOf(document);
      const revived = revive(document.path, { summary, rest: () => undefined }, () => bytesOf(document));
      expect(JSON.stringify(revived.data)).toBe(JSON.stringify(document.data));
    }
  });

  it('is not looked into where no change concerns it and nothing is wrong', () => {
    const seen = new Set<string>();
    for (const example of rules.map((rule) => rule.good())) {
      const whole = workspaceOf(example);
      // What a check asks for once, as the digest of a contract that somebody answers, is kept.
      commitsToLookUp(whole);
      check(whole, noFacts);
      const kept = new Map(
        whole.documents.filter(({ path }) => !path.endsWith('config.yml')).map((one) => [one.path, keptOf(one)]),
      );
      const files = whole.documents.map((one) => {
        const known = kept.get(one.path);
        if (known === undefined) return { path: one.path, bytes: bytesOf(one) };
        seen.add(one.kind);
        return { path: one.path, document: revive(one.path, known, () => expect.unreachable(one.path)) };
      });
      const workspace = buildWorkspace(files);
      const touched = new Set(['.autoloop/work-orders/elsewhere.md']);
      commitsToLookUp(workspace);
      judgeWhole(workspace, noFacts);
      checkSome(workspace, noFacts, concernedBy(touched, workspace));
      expect([...kept].filter(([, { asked }]) => asked > 0).map(([path]) => path)).toEqual([]);
    }
    expect(seen.size).toBe(7);
  });
});
