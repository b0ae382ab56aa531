/** How `run` and `resume` speak while they work and when they are done. */
import type { RunState } from '../../core/journal/state.js';
import type { RunSummary } from '../../core/journal/summary.js';
import type { JournalEvent } from '../../core/journal/types.gen.js';
import type { Shell } from './command.js';
import { type ExitCode, exitCodes } from './exit.js';

/** Carries a run through with its progress on standard error, and answers with its exit code. */
export async function carried(
  shell: Shell,
  options: { json?: boolean },
  work: (watch: (event: JournalEvent) => void) => Promise<RunState>,
): Promise<ExitCode> {
  const { sayEvent } = await import('../../core/render/progress.js');
  const { visibleLine } = await import('../../core/render/untrusted.js');
  const { summarize } = await import('../../core/journal/summary.js');
  const state = await work((event) => {
    const line = sayEvent(event);
    if (line !== undefined) shell.note(visibleLine(line));
  });
  const summary = summarize(state);
  if (options.json) shell.json('run', summary);
  else {
    const { renderRunSummary } = await import('../../core/render/run-summary.js');
    shell.print(renderRunSummary(state, shell.style));
  }
  return exitCodeOfRun(summary.outcome);
}

function exitCodeOfRun(outcome: RunSummary['outcome']): ExitCode {
  if (outcome === 'accepted-candidate') return exitCodes.clean;
  return outcome === 'environment-failed' ? exitCodes.environment : exitCodes.findings;
}
