/** A run at a glance, for status, lists and the lifecycle of orders. */
import type { AttemptPhase, RunState } from './state.js';
import type { AttemptEndedData, JudgeScoredData, RunEndedData, RunStartedData } from './types.gen.js';

/** How far a run has come, whether or not it still runs. */
type RunPhase = 'attempting' | 'measuring' | 'ranked' | 'reported' | 'reviewed' | 'closed';

interface AttemptSummary {
  attempt: number;
  agent: string;
  branch: string;
  phase: AttemptPhase;
  iterations: number;
  /** Null while its loop goes on. */
  outcome: AttemptEndedData['outcome'] | null;
  /** Null until it was judged. */
  standing: JudgeScoredData['standing'] | null;
  /** From 1; null when it is out or not ranked. */
  place: number | null;
  /** The host's commit of its tree; null until it was imported. */
  commit: string | null;
}

/** A run as lists show it. */
export interface RunSummary {
  run_id: string;
  order: string;
  order_digest: string;
  base_commit: string;
  preset: string;
  /** What started it. */
  trigger: RunStartedData['trigger'];
  parent_run_id: string | null;
  /** The step of a chain that it is; null where it is none. */
  chain: NonNullable<RunStartedData['chain']> | null;
  /** The attempt whose files its attempts began with; null where those of base. */
  continues: { run_id: string; attempt: number } | null;
  phase: RunPhase;
  /** Null while it runs or was interrupted without a word. */
  outcome: RunEndedData['outcome'] | null;
  /** Why it ended so, or why it is paused; null otherwise. */
  reason: string | null;
  paused: boolean;
  attempts: AttemptSummary[];
  winner: number | null;
  started_at: string;
  ended_at: string | null;
}

/** The small view of a run. */
export function summarize(state: RunState): RunSummary {
  const { started, ended, ranking } = state;
  return {
    run_id: started.run_id,
    order: started.order,
    order_digest: started.order_digest,
    base_commit: started.base_commit,
    preset: started.preset,
    trigger: started.trigger,
    parent_run_id: started.parent_run_id,
    chain: started.chain ?? null,
    continues: started.continues ? { run_id: started.continues.run_id, attempt: started.continues.attempt } : null,
    phase: phaseOf(state),
    outcome: ended?.outcome ?? null,
    reason: ended?.reason ?? state.paused?.reason ?? null,
    paused: state.paused !== null,
    attempts: state.attempts.map((attempt) => ({
      attempt: attempt.attempt,
      agent: attempt.agent,
      branch: attempt.branch,
      phase: attempt.phase,
      iterations: attempt.iterations.length,
      outcome: attempt.ended?.outcome ?? null,
      standing: attempt.score?.standing ?? null,
      place: ranking?.ranking.find((entry) => entry.attempt === attempt.attempt)?.place ?? null,
      commit: attempt.imported?.commit ?? null,
    })),
    winner: ranking?.winner ?? null,
    started_at: state.started_at,
    ended_at: ended?.at ?? null,
  };
}

function phaseOf(state: RunState): RunPhase {
  if (state.closeout) return 'closed';
  if (state.review) return 'reviewed';
  if (state.report) return 'reported';
  if (state.ranking) return 'ranked';
  return state.attempts.every(({ phase }) => phase !== 'planned' && phase !== 'open') ? 'measuring' : 'attempting';
}
