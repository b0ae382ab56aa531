/** What may be started, and what stands still, for a terminal. */
import { type KnownWait, type Startable, type Stuck, standsStill, waitsForWork } from '../lifecycle/queue.js';
import type { OrderStatus } from '../lifecycle/status.js';
import { visibleLine } from '../untrusted.js';
import type { Styler } from './report/run-summary.js';

/** Orders that may be started, the best first, each with what starts it; `all` is every order there is. */
export function renderNext(startable: readonly Startable[], all: readonly OrderStatus[], style: Styler): string {
  if (startable.length === 0) return nothingToStart(all);
  const indent = ' '.repeat(String(startable.length).length + 2);
  return startable
    .map((order, index) => {
      const { id, priority, state, reason, command } = order;
      const marks = [
        ...(priority === null || priority === 'normal' ? [] : [`${priority} priority`]),
        ...(state === 'ready' ? [] : [state]),
        ...awaited(order),
      ];
      return [
        `${String(index + 1).padStart(indent.length - 2)}. ${style('bold', id)}${marks.length === 0 ? '' : `  ${marks.join(', ')}`}`,
        `${indent}${titleOf(order)}`,
        ...(state === 'ready' ? [] : [`${indent}${visibleLine(reason)}`]),
        `${indent}${style('dim', `$ ${command}`)}`,
      ].join('\n');
    })
    .join('\n\n');
}

/** What there is to do instead, so that nobody is left with an empty answer. */
function nothingToStart(all: readonly OrderStatus[]): string {
  if (all.length === 0) return 'No work orders yet. Write one with: autoloop new order <id>';
  const counted = (matches: (order: OrderStatus) => boolean, what: string, command: string): string[] => {
    const count = all.filter(matches).length;
    return count === 0 ? [] : [`  ${count} ${what}  $ ${command}`];
  };
  return [
    'Nothing may be started now.',
    ...counted((order) => order.column === 'doing', 'being worked on', 'autoloop status'),
    ...counted((order) => order.column === 'review' && !standsStill(order), 'waiting for a review', 'autoloop status'),
    ...counted(standsStill, 'standing still', 'autoloop blocked'),
    ...counted(({ state }) => state === 'draft', 'not released by their author', 'autoloop status'),
    ...counted(({ state }) => state === 'accepted', 'accepted and not closed', 'autoloop status'),
  ].join('\n');
}

/** Orders that stand still: those that a person can help, then those that other work comes before. */
export function renderBlocked(orders: readonly Stuck[], style: Styler): string {
  if (orders.length === 0) return 'Nothing is blocked, held or escalated. See what may be started: autoloop next';
  const groups: [title: string, there: Stuck[]][] = [
    ['Waits for a person', orders.filter((order) => !waitsForWork(order))],
    ['Waits for other work', orders.filter(waitsForWork)],
  ];
  return groups
    .filter(([, there]) => there.length > 0)
    .map(([title, there]) => [style('bold', title), ...there.map((order) => stuckLines(order, style))].join('\n\n'))
    .join('\n\n');
}

function stuckLines(order: Stuck, style: Styler): string {
  const { id, state, reason, waits_for, next } = order;
  const marks = [state, ...awaited(order)].join(', ');
  // Of an order that is waited for, its own next step is what helps.
  const commands = waits_for.some(({ command }) => command !== null) ? [] : next.slice(0, 2);
  return [
    `  ${style('bold', id)}  ${marks}`,
    `    ${titleOf(order)}`,
    `    ${visibleLine(reason)}`,
    ...waits_for.flatMap((wait) => waitLines(wait, style)),
    ...commands.map((command) => style('dim', `      $ ${command}`)),
  ].join('\n');
}

function waitLines({ id, state, command, what_to_do }: KnownWait, style: Styler): string[] {
  if (state === null) return [`    → ${visibleLine(what_to_do)}`];
  return [`    → ${id} is ${state}`, ...(command === null ? [] : [style('dim', `      $ ${command}`)])];
}

const titleOf = ({ title, owner }: OrderStatus | Stuck): string =>
  title === null ? 'cannot be read as it is' : `${visibleLine(title)}${owner === null ? '' : ` (${owner})`}`;

function awaited({ awaited_by }: { awaited_by: readonly string[] }): string[] {
  if (awaited_by.length === 0) return [];
  return [awaited_by.length === 1 ? '1 order waits for it' : `${awaited_by.length} orders wait for it`];
}
