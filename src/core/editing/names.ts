/** What a value of the frontmatter is the name of, and what could be named there. Told from where it stands, so also while the document cannot be read. */
import type { AnyDocument, OrderDocument } from '../documents/document.js';
import type { DocumentKind } from '../documents/kinds.js';
import type { Pointer } from '../documents/positions.js';
import { rules } from '../rules/index.js';
import { folderOf, nameOf, numberOf, type Workspace } from '../rules/workspace.js';
import { type Outline, outlineOf } from './outline.js';
import { said } from './place.js';

export type Noun =
  | 'order'
  | 'stage'
  | 'gate'
  | 'decision'
  | 'report'
  | 'review'
  | 'lane'
  | 'agent'
  | 'preset'
  | 'command'
  | 'criterion'
  | 'rule'
  | 'actor'
  | 'digest'
  | 'glob'
  | 'file'
  | 'folder';

/** A document that is being written, whatever its state. */
export interface Draft {
  kind: DocumentKind;
  id: string;
  /** From the repository root, with `/`. */
  path: string;
  text: string;
  outline: Outline;
}

/** Something that can be named. */
export interface Named {
  id: string;
  /** What it is, in a line. */
  about: string;
}

/** By kind and place, `*` for any one step. */
const nouns: Readonly<Record<DocumentKind, Readonly<Record<string, Noun>>>> = {
  order: {
    owner: 'lane',
    'expected_owners/*': 'lane',
    'depends_on/*': 'order',
    stage: 'stage',
    'attempts/agents/*': 'agent',
    'attempts/preset': 'preset',
    'acceptance_criteria/*/proved_by/*': 'command',
    'acceptance_criteria/*/artifact/path': 'file',
    'acceptance_commands/*/cwd': 'folder',
    'allowed_scope/*': 'glob',
    'forbidden_scope/*': 'glob',
    'protected_scope/*': 'glob',
  },
  report: {
    work_order: 'order',
    order_digest: 'digest',
    owner: 'lane',
    worker: 'actor',
    'verification/*/command': 'command',
  },
  review: {
    work_order: 'order',
    order_digest: 'digest',
    reviewer: 'actor',
    'reports/*': 'report',
    'criteria/*/id': 'criterion',
  },
  closeout: {
    work_order: 'order',
    order_digest: 'digest',
    accepted_by: 'actor',
    'reports/*': 'report',
    review: 'review',
    'user_gates/*': 'gate',
  },
  stage: { 'orders/*': 'order', next_stage: 'stage' },
  decision: { supersedes: 'decision' },
  gate: { order: 'order', order_digest: 'digest' },
  config: {
    'owners/*/scope/*': 'glob',
    'owners/*/actors/*': 'actor',
    'protected_scope/*': 'glob',
    'contracts/*/*': 'glob',
    'roles/*/*': 'actor',
    'checks/severity/*': 'rule',
  },
};

/** What stands at this place of a document of this kind; undefined where it is the name of nothing. */
export function nounAt(kind: DocumentKind, pointer: Pointer): Noun | undefined {
  const table = nouns[kind];
  const exact = pointer.map((step) => (typeof step === 'number' ? '*' : step)).join('/');
  if (Object.hasOwn(table, exact)) return table[exact];
  const pattern = Object.keys(table).find((known) => fits(known.split('/'), pointer));
  return pattern === undefined ? undefined : table[pattern];
}

const fits = (pattern: readonly string[], pointer: Pointer): boolean =>
  pattern.length === pointer.length && pattern.every((step, index) => step === '*' || step === pointer[index]);

/** The order that a document is about: itself, the one it names, or the one whose folder it lies in. */
export function orderOf({ kind, id, outline }: Draft): string | undefined {
  if (kind === 'order') return id;
  if (kind === 'gate') return said(outline, 'order');
  if (kind === 'report' || kind === 'review') return said(outline, 'work_order') ?? folderOf(id);
  return kind === 'closeout' ? (said(outline, 'work_order') ?? id) : undefined;
}

/** What may be named there, with the names a reader would expect first. */
export function namesFor(noun: Noun, draft: Draft, workspace: Workspace, presets: readonly string[]): Named[] {
  const order = orderOf(draft);
  switch (noun) {
    case 'order':
      return ordersFor(draft, workspace);
    case 'stage':
      return workspace.stages.filter((stage) => !isItself(stage, draft)).map(aboutDocument);
    case 'gate':
      return workspace.gates.map(aboutDocument);
    case 'decision':
      return workspace.decisions.filter((decision) => !isItself(decision, draft)).map(aboutDocument);
    case 'report':
      return (order === undefined ? [] : workspace.reportsOf(order)).map((report) => ({
        ...aboutDocument(report),
        id: nameOf(report.id),
      }));
    case 'review':
      return (order === undefined ? [] : workspace.reviewsOf(order)).map((review) => ({
        ...aboutDocument(review),
        id: String(numberOf(review)),
      }));
    case 'lane':
      return Object.entries(workspace.config.owners).map(([id, { scope }]) => ({
        id,
        about: scope.length > 0 ? `Owner lane: ${scope.join(', ')}` : 'Owner lane',
      }));
    case 'agent':
      return Object.entries(workspace.config.agents).map(([id, { driver, model }]) => ({
        id,
        about: `Agent, driven by ${driver}${model === undefined ? '' : `, ${model}`}`,
      }));
    case 'preset':
      return [
        ...ownPresets(workspace).map((id) => ({ id, about: "The project's own preset" })),
        ...presets.map((id) => ({ id, about: 'Preset that comes with autoloop' })),
      ];
    case 'command':
      return partsOf(orderTold(draft, workspace), 'acceptance_commands', 'run');
    case 'criterion':
      return partsOf(orderTold(draft, workspace), 'acceptance_criteria', 'text');
    case 'rule':
      return rules.map(({ id, summary }) => ({ id, about: summary }));
    case 'actor':
      return actors(workspace);
    case 'digest': {
      const digest = order === undefined ? undefined : workspace.order(order)?.digest;
      return digest ? [{ id: digest, about: `The contract of \`${order}\` as it stands` }] : [];
    }
    default:
      return [];
  }
}

function ordersFor(draft: Draft, { orders }: Workspace): Named[] {
  const folder = draft.kind === 'report' || draft.kind === 'review' ? folderOf(draft.id) : draft.id;
  const own = draft.kind === 'order' ? undefined : orders.find(({ id }) => id === folder);
  const others = orders.filter((order) => order !== own && !isItself(order, draft));
  return [...(own ? [own] : []), ...others].map(aboutDocument);
}

const isItself = (document: AnyDocument, { path }: Draft): boolean => document.path === path;

/** What a document is, in a line: its title or goal, and its state. */
function aboutDocument(document: AnyDocument): Named {
  const { id, data } = document;
  const line = (...words: (string | undefined)[]) => words.filter(Boolean).join(' · ');
  switch (document.kind) {
    case 'order':
      return { id, about: line(document.data?.title ?? titleIn(document), document.data?.state ?? 'draft') };
    case 'report':
      return { id, about: line('Worker report', document.data?.result, document.data?.worker) };
    case 'review':
      return { id, about: line('Review', document.data?.decision, document.data?.reviewer) };
    case 'closeout':
      return { id, about: line('Closeout', document.data?.result, document.data?.accepted_by) };
    case 'stage':
      return { id, about: line(document.data?.goal ?? 'Stage', document.data?.result ?? 'open') };
    case 'decision':
      return { id, about: line('Decision', document.data?.status) };
    case 'gate':
      return { id, about: line(document.data?.trigger ?? 'Gate', document.data?.user_decision) };
    default:
      return { id, about: data === undefined ? 'Settings that cannot be used as they are' : 'Settings' };
  }
}

/** Of an order that cannot be used as it is. */
const titleIn = (order: OrderDocument): string | undefined => /^title:[ \t]*(.+)$/m.exec(order.text)?.[1]?.trim();

/** The order that the draft is about, as it is being written or as it lies in the workspace. */
export function orderTold(draft: Draft, workspace: Workspace): Draft | undefined {
  if (draft.kind === 'order') return draft;
  const id = orderOf(draft);
  const document = id === undefined ? undefined : workspace.order(id);
  return document && draftOf(document);
}

/** A text as the document that its path makes it. */
export const draftWith = ({ kind, id, path }: Omit<Draft, 'text' | 'outline'>, text: string): Draft => ({
  kind,
  id,
  path,
  text,
  outline: outlineOf(kind, text),
});

/** A document of the workspace as one that could be written on. */
export const draftOf = (document: AnyDocument): Draft => draftWith(document, document.text);

function partsOf(order: Draft | undefined, list: string, about: string): Named[] {
  if (order === undefined) return [];
  const { outline } = order;
  return outline.entries.flatMap(({ pointer, text }) => {
    const [key, index, last] = pointer;
    const isId = pointer.length === 3 && key === list && last === 'id' && text !== '';
    return isId ? [{ id: text, about: said(outline, list, index as number, about) ?? '' }] : [];
  });
}

const ownPresets = ({ paths }: Workspace): string[] =>
  [...paths].flatMap((path) => /^\.autoloop\/presets\/([^/]+)\/(?:preset|chain)\.md$/.exec(path)?.[1] ?? []);

/** Who the settings name, and who reviewed before. */
function actors({ config, reviews }: Workspace): Named[] {
  const named = new Map<string, string>();
  for (const [role, people] of Object.entries(config.roles)) for (const person of people) named.set(person, role);
  for (const [lane, { actors }] of Object.entries(config.owners))
    for (const actor of actors) if (!named.has(actor)) named.set(actor, `works in ${lane}`);
  for (const { data } of reviews) if (data && !named.has(data.reviewer)) named.set(data.reviewer, 'reviewed before');
  return [...named].map(([id, about]) => ({ id, about }));
}
