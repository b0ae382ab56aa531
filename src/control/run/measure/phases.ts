/** Measures what a proposal of completion amounts to in the phases of its preset. */
import { type IssuesStand, issuesIn, standOf, versionsOf } from '../../../core/cycle/issues.js';
import { type Issues, judgePhase, phaseOf } from '../../../core/cycle/phase.js';
import { resultsOf } from '../../../core/cycle/results.js';
import { attemptIn, findIteration } from '../../../core/journal/lookup.js';
import type { AttemptState } from '../../../core/journal/state.js';
import type { Run } from '../context.js';

/** Journals the measure of a proposal whose gates have all ended. Asked again it does nothing. */
export async function measurePhase(run: Run, number: number, iteration: number): Promise<void> {
  const attempt = attemptIn(run.journal.state, number);
  const proposed = findIteration(run.journal.state, { attempt: number, iteration });
  if (proposed === undefined) throw new Error(`run ${run.id} has no such iteration`);
  if (proposed.measured !== null) return;
  const { phases } = run.preset;
  const wanted = new Set(completionCommands(run));
  const gates = await Promise.all(
    proposed.gates
      .filter(({ command }) => wanted.has(command))
      .map(async ({ command, passed, duration_ms, log }) => ({
        command,
        passed,
        duration_ms,
        output: new TextDecoder().decode(await run.journal.getBlob(log.sha256)),
      })),
  );
  const results = resultsOf([...wanted], gates);
  const cycle = cycleOf(attempt.iterations, iteration);
  const documents = attempt.documents.map(({ name }) => name);
  await run.append('phase.measured', {
    attempt: number,
    iteration,
    cycle,
    phase: phaseOf(phases, cycle).name,
    ...judgePhase(phases, cycle, results, documents, await issuesOf(run, attempt)),
    results,
  });
}

/** Where the issues stand in each document that phases read them in, by all its versions: one is read after the other. */
async function issuesOf({ preset, journal }: Run, attempt: AttemptState): Promise<Issues> {
  const issues = new Map<string, IssuesStand>();
  for (const name of issuesIn(preset.phases)) {
    const texts: Uint8Array[] = [];
    for (const { content } of versionsOf(attempt, name)) texts.push(await journal.getBlob(content.sha256));
    issues.set(name, standOf(name, attempt, texts));
  }
  return issues;
}

/** The cycle that an iteration is of: those before it that ended, each with a proposal that was measured, and one. */
export const cycleOf = (iterations: readonly { iteration: number; measured: unknown }[], iteration: number): number =>
  iterations.filter((earlier) => earlier.iteration < iteration && earlier.measured !== null).length + 1;

/** The ids of the commands that gate completion, in the order's sequence. */
export function completionCommands({ preset, order }: Pick<Run, 'preset' | 'order'>): string[] {
  const wanted = preset.gates.get(preset.completesOn)?.commands ?? [];
  const all = (order.data?.acceptance_commands ?? []).map(({ id }) => id);
  return wanted === 'acceptance' ? all : [...wanted];
}
