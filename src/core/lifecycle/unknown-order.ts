/** What is said to who names an order that does not exist. */
import { AutoloopError } from '../error.js';
import { nearest } from '../nearest.js';

/** An error of usage, `unknown-order`, with the nearest known id. */
export function unknownOrder(id: string, known: readonly { id: string }[]): AutoloopError {
  const close = nearest(
    id,
    known.map((order) => order.id),
  );
  return new AutoloopError('usage', 'unknown-order', `There is no work order \`${id}\``, {
    hint: close ? `Did you mean \`${close}\`?` : 'See the orders with: autoloop status',
  });
}
