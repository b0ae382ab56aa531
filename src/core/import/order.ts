/** A work order of the PowerShell AutoLoop as one of ours. */

import { type asProse, type Body, openBody, type Reader } from './body.js';
import { readCommands } from './commands.js';
import type { Ledger } from './ledger.js';
import type { Here } from './made.js';
import type { Block, Lines, Part, SourceText } from './markdown.js';
import { orderBullet } from './order-fields.js';
import { type OrderFields, topicOf } from './topics.js';
import { idOf, isPlaceholder, lineOf } from './values.js';

export interface OrderDraft {
  /** Id its own text gives it, or its file name. */
  id: string;
  /** The file it came from, and the line it begins on. */
  path: string;
  line: number;
  /** Its title, as far as a heading gives one. */
  title: string | undefined;
  values: OrderFields;
  /** Whether an acceptance command must be looked at before anybody runs it. */
  doubtful: boolean;
  /** Where it names what it depends on. */
  dependencies: Lines[];
  ledger: Ledger;
  body: Body;
}

/** The orders in a file: one, or one under each heading `Work Order …`. */
export function ordersIn(source: SourceText): Part[][] {
  const isStart = ({ title, depth }: Part) => depth > 1 && /^work[- ]order\b.*\d/i.test(title);
  if (!source.parts.some(isStart)) return [source.parts];
  const units: Part[][] = [];
  let depth = 0;
  for (const part of source.parts) {
    if (isStart(part)) {
      units.push([part]);
      depth = part.depth;
    } else if (depth > 0 && part.depth > depth) units.at(-1)?.push(part);
    else depth = 0;
  }
  return units;
}

/** Whether it is a work order, filled in or not: by a heading that says so, or by the folder it lies in. */
export function looksLikeOrder({ path, parts }: SourceText): boolean {
  const names = parts.flatMap(({ blocks }) => namesIn(blocks));
  const hasScope = parts.some(({ name }) => topicOf(name) === 'allowed');
  const hasGoal = names.includes('goal') || parts.some(({ name }) => topicOf(name) === 'goal');
  if (parts.some(({ name }) => /\bwork order\b/.test(name))) return hasScope || hasGoal;
  return isAmongOrders(path) && [hasScope, hasGoal, names.includes('owner')].filter(Boolean).length > 1;
}

/** Whether it lies in a folder of orders. */
export const isAmongOrders = (path: string): boolean => /(?:^|\/)(?:work[-_ ]?)?orders\/(?!readme\.)/i.test(path);

/** Whether it is a form that nobody filled in. */
export const isBlank = (parts: readonly Part[]): boolean =>
  parts.some(({ blocks }) =>
    blocks.some(
      (block) =>
        block.kind === 'items' &&
        block.items.some(({ name, value }) => /^(?:id|goal|work order id)$/.test(name) && isPlaceholder(value)),
    ),
  );

const namesIn = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => (block.kind === 'items' ? block.items.map(({ name }) => name) : []));

/** Reads one order; what becomes of each line goes into the ledger. */
export function readOrder(source: SourceText, parts: readonly Part[], ledger: Ledger, here: Here): OrderDraft {
  const body = openBody(source);
  const reader: Reader = { source, ledger, body };
  const [first] = parts.filter(({ heading }) => heading !== undefined);
  const titled = titleIn(first?.title ?? '');
  const values: OrderFields = {};
  if (/\bintegration bring up\b/.test(first?.name ?? '')) values.mode = 'integration-bringup';
  const dependencies: Lines[] = [];
  let doubtful = false;
  for (const part of parts) {
    if (part.heading !== undefined) ledger.note(part.heading, 'kept');
    const topic = topicOf(part.name);
    if (topic === 'return') {
      dropReturnForm(part, ledger);
      continue;
    }
    const title = part === first || part.depth === 0 ? 'Summary' : part.title;
    if (topic === 'commands' || topic === 'criteria') {
      doubtful = readCommands(reader, part, values) || doubtful;
      continue;
    }
    for (const block of part.blocks) {
      if (block.kind === 'items') {
        for (const item of block.items)
          if (topic === 'context') keepContext(reader, title, item);
          else doubtful = orderBullet({ reader, values, here, topic, title, dependencies }, item) || doubtful;
      } else if (topic === 'goal' && block.kind === 'text' && values.goal === undefined)
        takeGoal(reader, values, block);
      else {
        const isContext = topic === 'context';
        ledger.note(block, isContext ? 'kept' : 'prose', isContext ? '' : 'No key takes it');
        body.keep(title, block);
      }
    }
  }
  const stem = source.path.slice(source.path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
  const { id = titled.id ?? idOf(stem) ?? 'order', ...rest } = values;
  return {
    id,
    path: source.path,
    line: first?.heading?.start ?? 1,
    title: titled.title,
    values: rest,
    doubtful,
    dependencies,
    ledger,
    body,
  };
}

/** A section of its own is a goal as well, in its first paragraph. */
function takeGoal({ ledger }: Reader, values: OrderFields, block: Extract<Block, { kind: 'text' }>): void {
  const goal = isPlaceholder(block.text) ? undefined : lineOf(block.text);
  if (goal === undefined) ledger.note(block, 'lost', 'Never filled in');
  else {
    values.goal = goal;
    ledger.note(block, 'kept');
  }
}

/** Context is the body's by right, whatever it says. */
function keepContext(reader: Reader, title: string, item: Parameters<typeof asProse>[2]): void {
  const lines = { start: item.start, end: Math.max(item.end, ...item.items.map(({ end }) => end)) };
  reader.ledger.note(lines, 'kept');
  reader.body.keep(title, lines);
}

/** It tells the worker how to write the other tool's report, which would mislead whoever works here. */
function dropReturnForm({ heading, blocks }: Part, ledger: Ledger): void {
  const why = 'Reports have a form of their own here, which the worker is told';
  for (const lines of [...(heading ? [heading] : []), ...blocks]) ledger.note(lines, 'lost', why);
}

/** `Work Order T-7: Log in again` has an id and a title; `Work Order` has neither. */
function titleIn(heading: string): { id?: string; title: string | undefined } {
  const rest = heading.replace(/^(?:integration bring-?up )?work[- ]order\b[\s:–—-]*/i, '').replaceAll('`', '');
  const numbered = /^([A-Za-z]+(?:-[A-Za-z0-9]+)*-\d+[A-Za-z0-9]*)\b[\s:–—-]*(.*)$/.exec(rest);
  const title = (numbered ? (numbered[2] ?? '') : rest).trim();
  const id = numbered?.[1] === undefined ? undefined : idOf(numbered[1]);
  return { ...(id === undefined ? {} : { id }), title: title === '' || isPlaceholder(title) ? undefined : title };
}
