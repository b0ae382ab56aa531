/** A document that nobody has begun, with all that its kind asks for. */

import { parseDocument } from '../documents/document.js';
import { nounOf } from '../documents/kinds.js';
import { requiredSections } from '../rules/sections.js';
import type { Draft } from './names.js';
import { shapeAt } from './schema.js';
import { snippetOf, written } from './snippet.js';
import type { Suggestion } from './suggestion.js';

/** The whole document, where nothing is written yet; `undefined` where something is, and for settings, which need not say anything. */
export function wholeDocument({ kind, path, text }: Draft, offset: number): Suggestion | undefined {
  const begun = text.replace(/^\uFEFF/, '').trim();
  const start = Math.max(text.lastIndexOf('\n', offset - 1) + 1, text.startsWith('\uFEFF') ? 1 : 0);
  const line = text.slice(start).split(/\r?\n/, 1)[0] ?? '';
  if (kind === 'config' || !/^-{0,3}$/.test(begun) || line.trim() !== begun) return undefined;
  const shape = shapeAt(kind, []) ?? {};
  const sections = requiredSections(parseDocument(path, new Uint8Array()));
  const keys = snippetOf(kind, undefined, shape, { inFlow: false, column: 0 });
  const snippet = ['---', keys, '---', ...sections.flatMap((title) => ['', `## ${title}`, '']), ''].join('\n');
  return {
    label: `--- ${nounOf[kind]}`,
    kind: 'document',
    detail: `A new ${nounOf[kind]}`,
    documentation: shape.description,
    start,
    end: start + line.length,
    text: written(snippet),
    snippet,
    filter: begun === '' ? '---' : begun,
  };
}
