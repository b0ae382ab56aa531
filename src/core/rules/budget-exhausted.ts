import type { OrderDocument } from '../documents/document.js';
import { failuresOf, limitsOf } from '../lifecycle/budget.js';
import { order, orderPath, review, reviewPath, run, withOrder, withReview } from './examples.js';
import { at, type Context, defineRule, type Usable } from './rule.js';
import { endOf, isWithdrawn, usableReviews } from './standing.js';

const rejected = () => review({ decision: 'reject', reason: 'The page is lost.' });

export default defineRule({
  id: 'budget-exhausted',
  appliesTo: 'order',
  severity: 'hold',
  summary: 'An open order has some of its budget left: iterations, failures, minutes and cost.',
  why: 'More of the same will not help; a person decides whether to change the order, raise the budget or give up.',
  good: () => ({ files: withReview({ [reviewPath]: rejected() }) }),
  bad: () => [
    {
      files: withReview({ [orderPath]: order({ budget: '{failures: 1}' }), [reviewPath]: rejected() }),
      at: [orderPath, 'budget:'],
    },
    {
      files: withOrder({ [orderPath]: order({ budget: '{minutes: 5}' }) }),
      facts: { runs: [run({ outcome: 'budget-exhausted', exhausted: { budget: 'minutes', limit: 5, spent: 5.2 } })] },
      at: [orderPath, 'budget:'],
    },
  ],
  *check(order, context) {
    if (isWithdrawn(order, context.workspace) || endOf(order.id, context.workspace)) return;
    const reason = exhaustion(order, context);
    if (reason)
      yield at(order, 'budget', reason, {
        hint: 'Raise the budget, or the minutes of the chain; change the order, or withdraw it.',
      });
  },
});

function exhaustion(order: Usable<OrderDocument>, { workspace, facts }: Context): string | undefined {
  const runs = [...facts.journals.values()].filter(
    (run) => run.order === order.id && run.order_digest === order.digest,
  );
  const last = runs.at(-1);
  if (last?.outcome === 'budget-exhausted') {
    if (last.exhausted === null) return `Run \`${last.run}\` used up its budget`;
    const { budget, limit, spent, of } = last.exhausted;
    if (of === 'chain') return `Run \`${last.run}\` used up the ${limit.toFixed(2)} minutes that its chain had left`;
    return `Run \`${last.run}\` used up its budget of ${budget}: ${spent} of ${limit}`;
  }
  const reviews = usableReviews(order.id, workspace).filter(({ data }) => data.order_digest === order.digest);
  if (reviews.at(-1)?.data.decision === 'accept') return undefined;
  const failures = failuresOf(
    reviews.map(({ data }) => data),
    runs,
  );
  const limits = limitsOf(order.data, workspace.config);
  if (failures >= limits.iterations) return `All ${limits.iterations} iterations of the order failed`;
  if (failures >= limits.failures) return `The order failed ${times(failures)}; a person must look at it`;
  return undefined;
}

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);
