/** What is said to who names an order that does not exist. */
import { AutoloopError } from '../error.js';
import { nearest } from '../nearest.js';
import { quoted } from '../render/untrusted.js';

/** An error of usage, `unknown-order`, with the nearest of the known ids. */
export function unknownOrder(id: string, known: Iterable<string>): AutoloopError {
  const close = nearest(id, known);
  return new AutoloopError('usage', 'unknown-order', `There is no work order ${quoted(id)}`, {
    hint: close ? `Did you mean \`${close}\`?` : 'See the orders with: autoloop status',
  });
}
