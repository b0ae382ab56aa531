/** What may be started, and what stands still: the orders as a queue. */
import type { Workspace } from '../rules/workspace.js';
import { byUrgency } from './board.js';
import { mayBeClaimed, type OrderState, type Wait } from './standing.js';
import type { OrderStatus } from './status.js';

/** An order that may be started now. */
export interface Startable extends OrderStatus {
  /** Ids of the open orders that wait for it, directly or not. */
  awaited_by: string[];
  /** What starts it, or comes before that. */
  command: string;
}

/** An order that goes nowhere without somebody's doing. */
export interface Stuck extends Omit<OrderStatus, 'waits_for'> {
  waits_for: KnownWait[];
  /** Ids of the open orders that wait for it, directly or not. */
  awaited_by: string[];
}

export interface KnownWait extends Wait {
  /** Where the order stands that is waited for; null for whatever is no order, or does not exist. */
  state: OrderState | null;
  /** The next step of that order, as a command line; null where there is none. */
  command: string | null;
}

/** Orders that may be started now, the best first: by priority, then by how many wait for it, then by id. */
export function startable(orders: readonly OrderStatus[], workspace: Workspace): Startable[] {
  const awaited = awaitedBy(orders, workspace);
  return orders
    .flatMap((order): Startable[] => {
      const [command] = order.next;
      if (!mayBeClaimed.has(order.state) || command === undefined) return [];
      return [{ ...order, awaited_by: awaited(order.id), command }];
    })
    .sort(byWeight);
}

/**
 * Orders that stand still. First those that wait for nothing but a person, for only they can be helped
 * at once; of these, and of the others, the best first as in `startable`.
 */
export function stuck(orders: readonly OrderStatus[], workspace: Workspace): Stuck[] {
  const awaited = awaitedBy(orders, workspace);
  const byId = new Map(orders.map((order) => [order.id, order]));
  const known = (wait: Wait): KnownWait => {
    const other = wait.kind === 'order' ? byId.get(wait.id) : undefined;
    return { ...wait, state: other?.state ?? null, command: other?.next[0] ?? null };
  };
  return orders
    .filter(standsStill)
    .map((order): Stuck => ({ ...order, waits_for: order.waits_for.map(known), awaited_by: awaited(order.id) }))
    .sort((a, b) => Number(waitsForWork(a)) - Number(waitsForWork(b)) || byWeight(a, b));
}

/** Whether an order goes nowhere by itself: it is blocked, held or escalated. */
export const standsStill = ({ column, state }: Pick<OrderStatus, 'column' | 'state'>): boolean =>
  column === 'blocked' || state === 'held' || state === 'escalated';

/** Whether other work comes first, so that nobody can help the order itself. */
export const waitsForWork = ({ waits_for }: Pick<OrderStatus, 'waits_for'>): boolean =>
  waits_for.length > 0 && waits_for.every(({ kind }) => kind === 'order' || kind === 'stage');

type Weighed = Pick<Startable, 'id' | 'priority' | 'awaited_by'>;

const byWeight = (a: Weighed, b: Weighed): number =>
  byUrgency({ ...a, id: '' }, { ...b, id: '' }) || b.awaited_by.length - a.awaited_by.length || byUrgency(a, b);

function awaitedBy(orders: readonly OrderStatus[], workspace: Workspace): (id: string) => string[] {
  const open = new Set(orders.filter(({ column }) => column !== null && column !== 'done').map(({ id }) => id));
  return (id) => {
    const found = new Set<string>();
    const next = [id];
    for (let current = next.pop(); current !== undefined; current = next.pop())
      for (const dependent of workspace.dependentsOf(current)) {
        if (found.has(dependent.id) || !open.has(dependent.id)) continue;
        found.add(dependent.id);
        next.push(dependent.id);
      }
    found.delete(id);
    return [...found].sort();
  };
}
