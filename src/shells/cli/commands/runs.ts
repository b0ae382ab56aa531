import type { KnownRun } from '../../../control/runs.js';
import type { Declare } from '../command.js';
import { exitCodes } from '../exit.js';

export const runs: Declare = (program, bind) =>
  program
    .command('runs')
    .description('list the runs of this repository')
    .argument('[order]', 'only runs of this order')
    .option('--json', 'as JSON')
    .action(
      bind(async (shell, options: { json?: boolean }, order?: string) => {
        const { openRepository } = await import('../../../control/repository.js');
        const { mustBeKnown, readableRuns } = await import('../../../control/runs.js');
        const repo = await openRepository(shell.directory);
        if (order !== undefined) await mustBeKnown(repo, order);
        const found = await readableRuns(repo);
        const listed = found.runs.filter((run) => order === undefined || run.order === order);
        if (options.json) {
          shell.json('runs', { runs: listed, damaged: found.damaged });
          return exitCodes.clean;
        }
        if (listed.length === 0)
          shell.print(
            `No run${order === undefined ? '' : ` of ${order}`} yet. Start one with: autoloop run ${order ?? '<order>'}`,
          );
        for (const run of listed) shell.print(`${run.run_id}  ${shell.style(...stateOf(run))}  ${attemptsOf(run)}`);
        for (const { run_id, problem } of found.damaged) shell.print(`${run_id}  ${shell.style('red', problem)}`);
        return exitCodes.clean;
      }),
    );

function stateOf({ outcome, live, paused }: KnownRun): ['green' | 'yellow' | 'cyan', string] {
  if (outcome !== null) return [outcome === 'accepted-candidate' ? 'green' : 'yellow', outcome];
  return live ? ['cyan', 'running'] : ['yellow', paused ? 'paused' : 'cut off'];
}

function attemptsOf({ attempts, winner }: KnownRun): string {
  const count = `${attempts.length} ${attempts.length === 1 ? 'attempt' : 'attempts'}`;
  return winner === null ? count : `${count}, attempt ${winner} won`;
}
