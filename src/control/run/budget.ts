/** What a run may use up, what of it is gone, and the journal's word on both. */
import { attemptIn } from '../../core/journal/lookup.js';
import type { AttemptState, RunState } from '../../core/journal/state.js';
import { minutesAtWork } from '../../core/journal/time-at-work.js';
import type { Exhausted, LoopBudget } from '../../core/presets/loop.js';
import type { Run } from './context.js';

/** The order's time and cost are those of the whole run, so of all its attempts together; the preset's are each attempt's. */
export function budgetOf(run: Run, attempt: number): LoopBudget {
  const order = run.order.data;
  const limits = limitsOf(run);
  const ofRun = spentBy(run.journal.state.attempts);
  const ofAttempt = spentBy(run.journal.state.attempts.filter((one) => one.attempt === attempt));
  const bounds = [
    { limits, spent: ofRun },
    { limits: run.preset.limits, spent: ofAttempt },
  ];
  return {
    iterations: limits.iterations,
    spent: [
      ...bounds.flatMap(({ limits, spent }) =>
        (['minutes', 'cost_usd'] as const).flatMap((budget) => {
          const limit = limits[budget];
          return limit === undefined ? [] : [{ budget, limit, spent: spent[budget] }];
        }),
      ),
      ...ofChain(run.journal.state),
    ],
    acceptance: (order?.acceptance_commands ?? []).map((command) => command.id),
    mayChangeNothing: order?.mode === 'report-only',
  };
}

/** What the chain had left for this step: by the clock, as the chain counts it, up to what was journaled last. */
function ofChain(state: RunState): Exhausted[] {
  const limit = state.started.chain?.minutes;
  if (limit === undefined) return [];
  return [{ budget: 'minutes', limit, spent: minutesAtWork(state, state.head.at), of: 'chain' }];
}

/** Seconds of the minutes that are left for the attempt's next role or gate; at least one, so that it can be started and stopped. */
export function secondsLeft(run: Run, attempt: number): number {
  const left = budgetOf(run, attempt).spent.flatMap(({ budget, limit, spent }) =>
    budget === 'minutes' ? [limit - spent] : [],
  );
  return Math.max(1, Math.ceil(Math.min(...left) * 60));
}

const limitsOf = ({ policy, order }: Run) => ({ ...policy.budget, ...order.data?.budget });

function spentBy(attempts: RunState['attempts']): { minutes: number; cost_usd: number } {
  const sum = (of: (spent: AttemptState['spent']) => number) => attempts.reduce((all, one) => all + of(one.spent), 0);
  return {
    minutes: sum(({ agent_ms, gate_ms }) => agent_ms + gate_ms) / 60_000,
    cost_usd: sum((spent) => spent.cost_usd),
  };
}

/** Journals what the attempt spent since it was last asked, and the limit that ended it, if one did. */
export async function settleBudget(run: Run, number: number, exhausted: Exhausted | undefined): Promise<void> {
  const { state } = run.journal;
  const attempt = attemptIn(state, number);
  const { accounted, roles_ended, cost_reported } = attempt.spent;
  const { minutes, cost_usd } = spentBy([attempt]);
  if (minutes > accounted.minutes)
    await run.append('budget.spent', {
      attempt: number,
      minutes: minutes - accounted.minutes,
      cost_usd: cost_reported < roles_ended ? null : Math.max(0, cost_usd - accounted.cost_usd),
    });
  if (exhausted === undefined) return;
  // Hundredths are what a person reads.
  const spent = Math.round(exhausted.spent * 100) / 100;
  const known = state.budget.exhausted;
  if (known?.budget !== exhausted.budget || known.spent !== spent)
    await run.append('budget.exhausted', { ...exhausted, spent });
}
