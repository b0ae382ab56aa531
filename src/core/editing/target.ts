/** From a name in a document to what it names, and back. */

import {
  configPath,
  decisionPath,
  gatePath,
  orderPath,
  presetFolder,
  reportPath,
  reviewPath,
  stagePath,
} from '../documents/paths.js';
import type { Pointer } from '../documents/positions.js';
import type { Span } from '../documents/yaml-source.js';
import type { Workspace } from '../rules/workspace.js';
import type { Entry } from './entry.js';
import { type Draft, draftOf, type Noun, nounAt, orderOf, orderTold } from './names.js';
import { outlineOf } from './outline.js';

/** A place of a document, UTF-16 offsets of its text. */
export interface Spot {
  path: string;
  start: number;
  end: number;
}

/** A value that names something. */
export interface Reference {
  noun: Noun;
  id: string;
  /** In the draft. */
  span: Span;
}

/** The name at `offset`: a value, or a key that is one. */
export function referenceAt({ kind, outline }: Draft, offset: number): Reference | undefined {
  return referencesIn({ kind, outline }).find(({ span: [start, end] }) => start <= offset && offset <= end);
}

/** Every value of a document that names something. */
export function referencesIn({ kind, outline }: Pick<Draft, 'kind' | 'outline'>): Reference[] {
  return outline.entries.flatMap((entry): Reference[] => {
    const noun = nounAt(kind, entry.pointer);
    if (noun === undefined) return [];
    if (noun === 'rule') return entry.key ? [{ noun, id: String(entry.pointer.at(-1)), span: entry.key }] : [];
    return entry.shape === 'scalar' ? [{ noun, id: entry.text, span: entry.value }] : [];
  });
}

/** Where what the draft calls `id` is written; undefined where nothing is. */
export function targetOf(
  { noun, id }: Pick<Reference, 'noun' | 'id'>,
  draft: Draft,
  workspace: Workspace,
): Spot | undefined {
  const document = pathOf(noun, id, draft, workspace);
  if (document !== undefined) return workspace.has(document) ? { path: document, start: 0, end: 0 } : undefined;
  switch (noun) {
    case 'lane':
      return inSettings(['owners', id], draft, workspace);
    case 'agent':
      return inSettings(['agents', id], draft, workspace);
    case 'command':
      return partOf(orderTold(draft, workspace), 'acceptance_commands', id);
    case 'criterion':
      return partOf(orderTold(draft, workspace), 'acceptance_criteria', id);
    default:
      return undefined;
  }
}

/** The document that has the name; undefined for what is no document. */
function pathOf(noun: Noun, id: string, draft: Draft, workspace: Workspace): string | undefined {
  const order = orderOf(draft);
  switch (noun) {
    case 'order':
      return orderPath(id);
    case 'digest':
      return order === undefined ? undefined : orderPath(order);
    case 'stage':
      return stagePath(id);
    case 'gate':
      return gatePath(id);
    case 'decision':
      return decisionPath(id);
    case 'report':
      return order === undefined ? undefined : reportPath(order, id);
    case 'review':
      return order === undefined ? undefined : reviewPath(order, Number(id));
    case 'preset': {
      const chain = `${presetFolder(id)}/chain.md`;
      return workspace.has(chain) ? chain : `${presetFolder(id)}/preset.md`;
    }
    default:
      return undefined;
  }
}

function inSettings(pointer: Pointer, draft: Draft, { configDocument }: Workspace): Spot | undefined {
  const text = draft.kind === 'config' ? draft.text : configDocument?.text;
  if (text === undefined) return undefined;
  const found = outlineOf('config', text).entries.find((entry) => entry.key && isAt(entry, pointer));
  return found?.key && { path: configPath, start: found.key[0], end: found.key[1] };
}

function partOf(order: Draft | undefined, list: string, id: string): Spot | undefined {
  const found = order?.outline.entries.find(
    ({ pointer, text }) => pointer.length === 3 && pointer[0] === list && pointer[2] === 'id' && text === id,
  );
  return order && found && { path: order.path, start: found.value[0], end: found.value[1] };
}

const isAt = ({ pointer }: Entry, wanted: Pointer): boolean =>
  pointer.length === wanted.length && pointer.every((step, index) => step === wanted[index]);

/** What stands at `offset`, as the name that others use for it: a reference, or the id of a part, or nothing (the document itself). */
export function subjectAt(draft: Draft, offset: number): Pick<Reference, 'noun' | 'id'> | undefined {
  const reference = referenceAt(draft, offset);
  if (reference) return reference;
  const at = draft.outline.entries.find(({ key, value }) =>
    [key, value].some((span) => span && span[0] <= offset && offset <= span[1] && span[1] > span[0]),
  );
  const [list, , last] = at?.pointer ?? [];
  if (at && draft.kind === 'order' && last === 'id')
    return { noun: list === 'acceptance_commands' ? 'command' : 'criterion', id: at.text };
  if (at?.key && draft.kind === 'config' && at.pointer.length === 2 && (list === 'owners' || list === 'agents'))
    return { noun: list === 'owners' ? 'lane' : 'agent', id: String(at.pointer[1]) };
  const own: Partial<Record<Draft['kind'], Noun>> = {
    order: 'order',
    stage: 'stage',
    gate: 'gate',
    decision: 'decision',
  };
  const noun = own[draft.kind];
  return noun && { noun, id: draft.id };
}

/** Every value in the documents of the workspace that names the same as `subject` does in `draft`. */
export function referencesTo(subject: Pick<Reference, 'noun' | 'id'>, draft: Draft, workspace: Workspace): Spot[] {
  const isOfOrder = ['command', 'criterion', 'report', 'review'].includes(subject.noun);
  const order = isOfOrder ? orderOf(draft) : undefined;
  return workspace.documents.flatMap((document): Spot[] => {
    // Most documents do not have the word anywhere, and need no second look.
    if (!document.text.includes(subject.id)) return [];
    const other = document.path === draft.path ? draft : draftOf(document);
    if (isOfOrder && orderOf(other) !== order) return [];
    return referencesIn(other)
      .filter(({ noun, id }) => noun === subject.noun && id === subject.id)
      .map(({ span: [start, end] }) => ({ path: document.path, start, end }));
  });
}
