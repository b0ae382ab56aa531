/** What is said to who names an order that does not exist. */
import type { OrderDocument } from '../documents/document.js';
import { AutoloopError } from '../error.js';
import { nearest } from '../nearest.js';
import type { Workspace } from '../rules/workspace.js';
import { quoted } from '../untrusted.js';

/** An error of usage, `unknown-order`, with the nearest of the known ids. */
export function unknownOrder(id: string, known: Iterable<string>): AutoloopError {
  const close = nearest(id, known);
  return new AutoloopError('usage', 'unknown-order', `There is no work order ${quoted(id)}`, {
    hint: close ? `Did you mean \`${close}\`?` : 'See the orders with: autoloop status',
  });
}

/** The order `id` of the workspace. @throws AutoloopError `unknown-order` with the nearest known id. */
export function orderNamed(workspace: Pick<Workspace, 'order' | 'orders'>, id: string): OrderDocument {
  const order = workspace.order(id);
  if (order !== undefined) return order;
  throw unknownOrder(
    id,
    workspace.orders.map((known) => known.id),
  );
}
