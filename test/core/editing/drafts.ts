/** Drafts for tests: a text with `‸` where the cursor is. */
import { classify } from '../../../src/core/documents/kinds.js';
import type { Draft } from '../../../src/core/editing/names.js';
import { outlineOf } from '../../../src/core/editing/outline.js';
import type { Known } from '../../../src/core/editing/suggestion.js';
import { buildWorkspace, type SnapshotFile } from '../../../src/core/rules/workspace.js';

export const orderPath = '.autoloop/work-orders/login.md';

export function draftAt(marked: string, path = orderPath): { draft: Draft; offset: number } {
  const offset = marked.indexOf('‸');
  const text = marked.replace('‸', '');
  const { kind, id } = classify(path) as NonNullable<ReturnType<typeof classify>>;
  return { draft: { kind, id, path, text, outline: outlineOf(kind, text) }, offset };
}

export function knownOf(files: Record<string, string>, tracked: readonly string[] = []): Known {
  const snapshot = Object.entries(files).map(([path, text]): SnapshotFile => ({ path, bytes: Buffer.from(text) }));
  return { workspace: buildWorkspace(snapshot), presets: ['solo'], tracked };
}
