/** The parts of a document, and what leads from it to others. */
import { sectionsOf } from '../documents/markdown.js';
import type { Workspace } from '../rules/workspace.js';
import type { Entry } from './entry.js';
import type { Draft } from './names.js';
import { referencesIn, type Spot, targetOf } from './target.js';

export interface Landmark {
  name: string;
  detail: string;
  kind: 'key' | 'entry' | 'section';
  start: number;
  end: number;
  /** Of its name alone. */
  nameStart: number;
  nameEnd: number;
  children: readonly Landmark[];
}

/** Keys of the frontmatter, the entries in them that have an id or a name, and the sections of the body. */
export function landmarksOf({ text, outline }: Draft): Landmark[] {
  const groups: { top: Entry; inside: Entry[] }[] = [];
  for (const entry of outline.entries) {
    const { pointer, key, shape } = entry;
    if (pointer.length === 1 && key !== undefined) groups.push({ top: entry, inside: [] });
    else if (pointer.length === 2 ? key !== undefined : pointer[2] === 'id' && shape === 'scalar')
      groups.at(-1)?.inside.push(entry);
  }
  const keys = groups.map(({ top, inside }, index) => {
    const next = groups[index + 1]?.top.key?.[0] ?? outline.yaml[1];
    return landmark(top, trimmedEnd(text, next), inside);
  });
  return [...keys, ...sections(text, outline.body)];
}

function landmark(entry: Entry, end: number, inside: readonly Entry[]): Landmark {
  const [nameStart, nameEnd] = entry.key ?? entry.value;
  const children = inside.map((child): Landmark => {
    const isNamed = child.pointer.length === 2;
    const [start, to] = isNamed ? (child.key ?? child.value) : child.value;
    const name = isNamed ? String(child.pointer[1]) : child.text;
    const detail = isNamed && child.shape === 'scalar' ? child.text : '';
    return { name: name || '…', detail, kind: 'entry', start, end: to, nameStart: start, nameEnd: to, children: [] };
  });
  const name = String(entry.pointer[0]) || '…';
  const detail = entry.shape === 'scalar' ? entry.text : '';
  return { name, detail, kind: 'key', start: nameStart, end: Math.max(end, nameEnd), nameStart, nameEnd, children };
}

function sections(text: string, body: number | undefined): Landmark[] {
  if (body === undefined) return [];
  let at = body;
  let line = 1;
  return sectionsOf(text.slice(body), 1).map(({ title, line: wanted, text: inside }): Landmark => {
    for (; line < wanted; line++) at = text.indexOf('\n', at) + 1;
    const end = text.indexOf('\n', at) === -1 ? text.length : text.indexOf('\n', at);
    const nameEnd = trimmedEnd(text, end);
    const last = Math.max(nameEnd, trimmedEnd(text, Math.min(text.length, end + 1 + inside.length)));
    return {
      name: title || '…',
      detail: '',
      kind: 'section',
      start: at,
      end: last,
      nameStart: at,
      nameEnd,
      children: [],
    };
  });
}

function trimmedEnd(text: string, end: number): number {
  let last = end;
  while (last > 0 && /\s/.test(text[last - 1] as string)) last--;
  return last;
}

/** Names of documents that exist, and where they lead. */
export function linksOf(draft: Draft, workspace: Workspace): { start: number; end: number; target: Spot }[] {
  return referencesIn(draft).flatMap((reference) => {
    const target = targetOf(reference, draft, workspace);
    const [start, end] = reference.span;
    return target && target.path !== draft.path ? [{ start, end, target }] : [];
  });
}
