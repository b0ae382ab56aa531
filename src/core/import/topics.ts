/** What an order says, and what its sections are about. */
import type { WorkOrder } from '../documents/types.gen.js';

/** What an order says of itself, as far as it does. */
export type OrderFields = Partial<WorkOrder> & { id?: string };

/** What sections are about, whatever their words. */
const topics: readonly (readonly [RegExp, Topic])[] = [
  [/^(?:allowed|change) (?:change )?scope$|^scope$/, 'allowed'],
  [/^(?:forbidden|out of) scope$/, 'forbidden'],
  [/^stop (?:rules|conditions|and report)/, 'stop'],
  [/^(?:acceptance|verification) commands$/, 'commands'],
  [/^acceptance criteria$/, 'criteria'],
  [/^required return report$|^return report$/, 'return'],
  [/^context$/, 'context'],
  [/^(?:goal|objective)$/, 'goal'],
];
export type Topic =
  | 'allowed'
  | 'forbidden'
  | 'stop'
  | 'commands'
  | 'criteria'
  | 'return'
  | 'context'
  | 'goal'
  | 'other';

/** What a heading or the name of a bullet is about. */
export const topicOf = (name: string): Topic => topics.find(([pattern]) => pattern.test(name))?.[1] ?? 'other';
