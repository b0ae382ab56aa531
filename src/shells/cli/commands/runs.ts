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
        const { knownRuns } = await import('../../../control/runs.js');
        const found = await knownRuns(await openRepository(shell.directory), order);
        if (options.json) shell.json('runs', { runs: found });
        else if (found.length === 0) shell.print('No runs yet. Start one with: autoloop run <order>');
        for (const run of options.json ? [] : found) {
          const state = run.outcome ?? (run.live ? 'running' : run.paused ? 'paused' : 'cut off');
          shell.print(
            `${run.run_id}  ${state}  ${run.attempts.length} attempts${run.winner === null ? '' : `, attempt ${run.winner} won`}`,
          );
        }
        return exitCodes.clean;
      }),
    );
