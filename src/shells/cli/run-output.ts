/** How `run`, `resume` and `chain run` speak while they work and when they are done. */
import type { CarriedOrder, OrderRequest } from '../../control/chain.js';
import type { RunState } from '../../core/journal/state.js';
import type { RunSummary } from '../../core/journal/summary.js';
import type { Shell } from './command.js';
import { type ExitCode, exitCodes } from './exit.js';

/** What every run is asked with, whatever it is a run of. */
export type Here = Required<
  Pick<OrderRequest, 'directory' | 'signal' | 'environment' | 'watch' | 'note' | 'now' | 'random'>
>;

/**
 * Carries a run, or all runs of a chain, through with its progress on standard error, and answers with its exit code. As JSON
 * the last run is printed, or the chain where its command was given. `work` is told where it was asked for, and by whom.
 */
export async function carried(
  shell: Shell,
  options: { json?: boolean; as?: 'chain'; outlives?: boolean },
  work: (here: Here) => Promise<RunState | CarriedOrder>,
): Promise<ExitCode> {
  const { sayEvent } = await import('../../core/render/progress.js');
  const { visibleLine } = await import('../../core/untrusted.js');
  const { summarize } = await import('../../core/journal/summary.js');
  const { randomBytes } = await import('node:crypto');
  const done = await work({
    directory: shell.directory,
    signal: shell.interruption({ outlives: options.outlives === true }),
    environment: shell.env,
    watch(event) {
      const line = sayEvent(event);
      if (line !== undefined) shell.note(visibleLine(line));
    },
    note: (text) => shell.note(text),
    now: () => new Date(),
    random: () => randomBytes(5).toString('hex'),
  });
  const { run, chain } = 'chain' in done ? done : { run: done, chain: null };
  const summary = summarize(run);
  const { chainView, renderChain, sayChainEnd } = await import('../../core/render/chain.js');
  const course = chain === null ? null : chainView(chain);
  if (options.json && options.as === 'chain' && course !== null) shell.json('chain', course);
  else if (options.json) {
    // The document is the last run's, and says nothing of the chain.
    if (course !== null) shell.note(visibleLine(sayChainEnd(course)));
    shell.json('run', { ...summary, ...surroundings(run) });
  } else {
    const { renderRunSummary } = await import('../../core/render/report/run-summary.js');
    if (course !== null) shell.print(`${renderChain(course, shell.style)}\n`);
    shell.print(renderRunSummary(run, shell.style));
  }
  // A chain that did not come to its last step proves nothing, whatever the steps before found.
  const isWhole = chain === null || chain.end.how === 'finished';
  return isWhole || summary.outcome !== 'accepted-candidate' ? exitCodeOfRun(summary.outcome) : exitCodes.findings;
}

/** What its sandboxes were, and whom they wanted to speak with, as a report has them. */
function surroundings({ started, contacts }: RunState) {
  const { engine, version, image = null, unenforced } = started.sandbox;
  return { sandbox: { engine, version, image, unenforced }, contacts };
}

function exitCodeOfRun(outcome: RunSummary['outcome']): ExitCode {
  if (outcome === 'accepted-candidate') return exitCodes.clean;
  return outcome === 'environment-failed' ? exitCodes.environment : exitCodes.findings;
}
