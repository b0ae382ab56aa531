/** What the tests of an import begin with. */
import { expect } from 'vitest';
import { parseDocument } from '../../../src/core/documents/document.js';
import { assemble, type ImportInput } from '../../../src/core/import/assemble.js';

export const commit = 'c'.repeat(40);
export const base = 'b'.repeat(40);

/** An import in which Git has every file, and one commit that reports may name. */
export function imported(files: Record<string, string | undefined>, around: Partial<ImportInput> = {}) {
  return assemble({
    files: Object.entries(files).map(([path, text]) => ({ path, ...(text === undefined ? {} : { text }) })),
    isFolder: (path) => path === 'src' || path === 'src/login',
    lanes: [],
    known: new Map(),
    recorded: new Map(Object.keys(files).map((path) => [path, { commit, email: 'worker@test.invalid' }])),
    commitOf: (said) => (base.startsWith(said) ? base : undefined),
    settled: new Map(),
    drafts: new Set(),
    left: new Map(),
    ...around,
  });
}

export const dataOf = ({ documents }: ReturnType<typeof imported>, path: string) => {
  const made = documents.find((document) => document.path === path);
  const parsed = made && parseDocument(path, Buffer.from(made.text));
  expect(parsed?.findings, made?.text).toEqual([]);
  return parsed?.data;
};
export const orderOf = (result: ReturnType<typeof imported>, id: string) =>
  dataOf(result, `.autoloop/work-orders/${id}.md`);
export const fateAt = ({ lines }: ReturnType<typeof imported>, path: string, said: string) =>
  lines.find((line) => line.path === path && line.said.includes(said));
