import type { Declare } from '../command.js';
import { exitCodes } from '../exit.js';

export const stop: Declare = (program, bind) =>
  program
    .command('stop')
    .description('end a run for good, live or cut off')
    .argument('<run>', 'its id, the beginning or end of it, its order, or `latest`')
    .option('--json', 'what was done, as JSON')
    .action(
      bind(async (shell, options: { json?: boolean }, id: string) => {
        const { openRepository } = await import('../../../control/repository.js');
        const { stopRun } = await import('../../../control/run/index.js');
        const stopped = await stopRun(await openRepository(shell.directory), id);
        if (options.json) shell.json('stop', stopped);
        else shell.print(`Ended run ${stopped.run}`);
        return exitCodes.clean;
      }),
    );
