/** `state.json`: where an attempt stands, in one value that a person or a program reads without the journal. */
import { latestDocuments } from '../journal/documents.js';
import { succeeded } from '../journal/ended.js';
import type { AttemptState, RunState } from '../journal/state.js';
import type { JournalEvent } from '../journal/types.gen.js';
import type { Preset } from '../presets/preset.js';
import { phaseOf } from './phase.js';
import { attemptOf, isOfTimeline } from './timeline.js';

type RoleStatus = 'idle' | 'running' | 'completed' | 'failed';

/** The value of `state.json`; its keys are those that the cycle's documents have always gone by. */
export function stateFile(
  state: RunState,
  attempt: AttemptState,
  preset: Preset | undefined,
  events: readonly JournalEvent[],
): object {
  const { started } = state;
  const { iterations, documents, ended } = attempt;
  const last = events.findLast((event) => attemptOf(event) === attempt.attempt && isOfTimeline(event));
  const measured = iterations.flatMap((iteration) => iteration.measured ?? []);
  const roles = [...(preset?.roles.keys() ?? [])];
  const latest = latestDocuments(documents);
  const running = state.pending.flatMap((step) =>
    step.step === 'role' && step.began.attempt === attempt.attempt ? [step.began.role] : [],
  );
  const cycle = measured.length + (ended === null ? 1 : 0);
  const textOf = (name: string) => latest.find((kept) => kept.name === name)?.version ?? null;
  return {
    cycle_id: started.run_id,
    attempt: attempt.attempt,
    title: started.order,
    description: started.objective,
    extension: started.extension ?? null,
    status: statusOf(state, attempt),
    created_at: started.created_at,
    updated_at: last?.at ?? started.created_at,
    max_iterations: preset?.limits.iterations ?? null,
    current_iteration: iterations.at(-1)?.iteration ?? 0,
    cycle: Math.max(1, cycle),
    cycle_phase: preset && preset.phases.length > 0 ? phaseOf(preset.phases, Math.max(1, cycle)).name : null,
    agents: Object.fromEntries(
      roles.map((role) => [
        role,
        {
          status: statusOfRole(attempt, role, running),
          output_files: latest.filter((kept) => kept.role === role).map(({ name }) => `${role}/${name}`),
        },
      ]),
    ),
    current_phase: ended === null ? (running[0] ?? iterations.at(-1)?.roles.at(-1)?.role ?? 'init') : 'complete',
    completed_phases: roles.filter((role) =>
      iterations.some((iteration) => iteration.roles.some((one) => one.role === role)),
    ),
    requirements: textOf('requirements.md'),
    plan: textOf('plan.json'),
    changes: documents.map(({ at, role, name, version }) => ({ timestamp: at, role, document: name, version })),
    test_results: measured.at(-1)?.results ?? null,
    coordination: {
      feedback_log: attempt.guidance.map(({ iteration, text, by }) => ({ iteration, by: by ?? 'autoloop', text })),
      blockers: attempt.discoveries.filter(({ type }) => type === 'blocker').map(({ data }) => data),
    },
  };
}

/** Only what is the attempt's own and whether its run is paused: what follows it, the judge's and people's, changes nothing. */
function statusOf(state: RunState, { ended, opened_at }: AttemptState): string {
  if (ended !== null) return ended.outcome === 'completed' ? 'completed' : 'failed';
  if (state.paused !== null) return 'paused';
  if (state.ended !== null) return 'failed';
  return opened_at === null ? 'created' : 'running';
}

function statusOfRole({ iterations }: AttemptState, role: string, running: readonly string[]): RoleStatus {
  if (running.includes(role)) return 'running';
  const last = iterations.flatMap(({ roles }) => roles).findLast((one) => one.role === role);
  return last === undefined ? 'idle' : succeeded(last.ended) ? 'completed' : 'failed';
}
