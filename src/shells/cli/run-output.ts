/** How `run`, `resume` and `chain run` speak while they work and when they are done. */
import type { CarriedOrder } from '../../control/chain.js';
import type { RunState } from '../../core/journal/state.js';
import type { RunSummary } from '../../core/journal/summary.js';
import type { JournalEvent } from '../../core/journal/types.gen.js';
import type { Shell } from './command.js';
import { type ExitCode, exitCodes } from './exit.js';

/**
 * Carries a run, or all runs of a chain, through with its progress on standard error, and answers with its exit code. As JSON
 * the last run is printed, or the chain where its command was given.
 */
export async function carried(
  shell: Shell,
  options: { json?: boolean; as?: 'chain' },
  work: (watch: (event: JournalEvent) => void) => Promise<RunState | CarriedOrder>,
): Promise<ExitCode> {
  const { sayEvent } = await import('../../core/render/progress.js');
  const { visibleLine } = await import('../../core/render/untrusted.js');
  const { summarize } = await import('../../core/journal/summary.js');
  const done = await work((event) => {
    const line = sayEvent(event);
    if (line !== undefined) shell.note(visibleLine(line));
  });
  const { run, chain } = 'chain' in done ? done : { run: done, chain: null };
  const summary = summarize(run);
  const { chainView, renderChain } = await import('../../core/render/chain.js');
  const course = chain === null ? null : chainView(chain);
  if (options.json && options.as === 'chain' && course !== null) shell.json('chain', course);
  else if (options.json) shell.json('run', summary);
  else {
    const { renderRunSummary } = await import('../../core/render/run-summary.js');
    if (course !== null) shell.print(`${renderChain(course, shell.style)}\n`);
    shell.print(renderRunSummary(run, shell.style));
  }
  // A chain that did not come to its last step proves nothing, whatever the steps before found.
  const isWhole = chain === null || chain.end.how === 'finished';
  return isWhole || summary.outcome !== 'accepted-candidate' ? exitCodeOfRun(summary.outcome) : exitCodes.findings;
}

function exitCodeOfRun(outcome: RunSummary['outcome']): ExitCode {
  if (outcome === 'accepted-candidate') return exitCodes.clean;
  return outcome === 'environment-failed' ? exitCodes.environment : exitCodes.findings;
}
