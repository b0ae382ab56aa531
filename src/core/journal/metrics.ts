/** What a run took. What nobody measured or reported is null, never 0. */
import type { AttemptState, IterationState, RunState } from './state.js';
import type { GatePurpose } from './types.gen.js';
import type { Reported } from './usage.js';

/** The latest end of one role in one iteration. */
interface RoleMetrics {
  role: string;
  agent: string;
  /** Wall time in milliseconds. */
  agent_ms: number;
  /** How often it was started again in this iteration. */
  retries: number;
  /** Null where it did not say. */
  input_tokens: number | null;
  output_tokens: number | null;
  cost_usd: number | null;
}

interface IterationMetrics {
  iteration: number;
  /** Null while the iteration is not over. */
  changed: boolean | null;
  /** In the sequence in which they ended. */
  roles: RoleMetrics[];
  gates: { command: string; purpose: GatePurpose; passed: boolean; gate_ms: number }[];
  /** Events that were not accepted. */
  rejected: number;
}

interface AttemptMetrics {
  attempt: number;
  agent: string;
  /** From its opening to the end of its loop, in milliseconds; null while either is missing. Pauses count. */
  elapsed_ms: number | null;
  iterations: number;
  /** Processes of agents started, redone ones included. */
  roles: number;
  /** Wall time in which its agents ran; null when none has ended. */
  agent_ms: number | null;
  /** Wall time of the commands run on its trees; null when none has ended. */
  gate_ms: number | null;
  input_tokens: Reported;
  output_tokens: Reported;
  cost_usd: Reported;
  by_iteration: IterationMetrics[];
}

/** What a run took, in all and by attempt. */
export interface RunMetrics {
  run_id: string;
  elapsed_ms: number | null;
  resumed: number;
  attempts: AttemptMetrics[];
  input_tokens: Reported;
  output_tokens: Reported;
  cost_usd: Reported;
}

/** Adds up what the state of a run holds; milliseconds of wall time. */
export function metricsOf(state: RunState): RunMetrics {
  const attempts = state.attempts.map(attemptMetrics);
  return {
    run_id: state.started.run_id,
    elapsed_ms: between(state.started_at, state.ended?.at ?? null),
    resumed: state.resumed,
    attempts,
    input_tokens: total(attempts.map((attempt) => attempt.input_tokens)),
    output_tokens: total(attempts.map((attempt) => attempt.output_tokens)),
    cost_usd: total(attempts.map((attempt) => attempt.cost_usd)),
  };
}

function attemptMetrics({ attempt, agent, opened_at, ended, iterations, spent }: AttemptState): AttemptMetrics {
  const reported = (sum: number, times: number): Reported => ({
    sum: times === 0 ? null : sum,
    unknown: spent.roles_started - times,
  });
  return {
    attempt,
    agent,
    elapsed_ms: between(opened_at, ended?.at ?? null),
    iterations: iterations.length,
    roles: spent.roles_started,
    agent_ms: spent.roles_ended === 0 ? null : spent.agent_ms,
    gate_ms: spent.gates_ended === 0 ? null : spent.gate_ms,
    input_tokens: reported(spent.input_tokens, spent.usage_reported),
    output_tokens: reported(spent.output_tokens, spent.usage_reported),
    cost_usd: reported(spent.cost_usd, spent.cost_reported),
    by_iteration: iterations.map(iterationMetrics),
  };
}

function iterationMetrics({
  iteration,
  tree,
  changed,
  roles,
  retries,
  gates,
  rejected,
}: IterationState): IterationMetrics {
  return {
    iteration,
    changed: tree === null ? null : changed,
    roles: roles.map(({ role, agent, duration_ms, usage, cost_usd }) => ({
      role,
      agent,
      agent_ms: duration_ms,
      retries: retries.filter((retry) => retry.role === role).length,
      input_tokens: usage?.input_tokens ?? null,
      output_tokens: usage?.output_tokens ?? null,
      cost_usd,
    })),
    gates: gates.map(({ command, purpose, passed, duration_ms }) => ({
      command,
      purpose,
      passed,
      gate_ms: duration_ms,
    })),
    rejected: rejected.length,
  };
}

function total(parts: Reported[]): Reported {
  const said = parts.flatMap(({ sum }) => (sum === null ? [] : [sum]));
  return {
    sum: said.length === 0 ? null : said.reduce((sum, part) => sum + part, 0),
    unknown: parts.reduce((count, part) => count + part.unknown, 0),
  };
}

/** Null when either end is missing, or the clock was set back in between: then nobody measured it. */
function between(from: string | null, to: string | null): number | null {
  if (from === null || to === null) return null;
  const elapsed = Date.parse(to) - Date.parse(from);
  return elapsed >= 0 ? elapsed : null;
}
