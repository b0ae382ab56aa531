/** What may be started now, and what stands still. */
import { type Startable, type Stuck, startable, stuck } from '../../core/lifecycle/queue.js';
import type { OrderStatus } from '../../core/lifecycle/status.js';
import { overviewOf } from './status.js';

/** Orders that may be started, the best first, and all orders. Errors as `statusOf`. */
export async function nextOrders(directory: string): Promise<{ startable: Startable[]; all: OrderStatus[] }> {
  const { workspace, orders } = await overviewOf(directory);
  return { startable: startable(orders, workspace), all: orders };
}

/** Orders that are blocked, held or escalated, with what each waits for. Errors as `statusOf`. */
export async function blockedOrders(directory: string): Promise<Stuck[]> {
  const { workspace, orders } = await overviewOf(directory);
  return stuck(orders, workspace);
}
