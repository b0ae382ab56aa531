import type { Declare } from '../command.js';
import { exitCodes } from '../exit.js';

export const pause: Declare = (program, bind) =>
  program
    .command('pause')
    .summary('let a live run stand still')
    .description(
      'let a live run stand still, wherever it was started, until `autoloop resume`; `stop` would end it for good',
    )
    .argument('<run>', 'its id, the beginning or end of it, its order, or `latest`')
    .option('--json', 'what was done, as JSON')
    .action(
      bind(async (shell, options: { json?: boolean }, id: string) => {
        const { openRepository } = await import('../../../control/repository.js');
        const { pauseRun } = await import('../../../control/run/index.js');
        const paused = await pauseRun(await openRepository(shell.directory), id, shell.interruption());
        if (options.json) shell.json('pause', paused);
        else
          shell.print(
            `Paused run ${paused.run}. Go on with it: autoloop resume ${paused.run}; tell its agents something first: autoloop guide ${paused.run} -m "…"`,
          );
        return exitCodes.clean;
      }),
    );
