import type { Declare } from '../command.js';
import { carried } from '../run-output.js';

export const resume: Declare = (program, bind) =>
  program
    .command('resume')
    .description('go on with a run that was interrupted, and with the chain that it is a step of')
    .argument('<run>', 'its id, the beginning or end of it, its order, or `latest`')
    .option('--json', 'the run at its end, as JSON')
    .action(
      bind(async (shell, options: { json?: boolean }, id: string) => {
        const { openRepository } = await import('../../../control/repository.js');
        const { resumeOrder } = await import('../../../control/chain.js');
        const repo = await openRepository(shell.directory);
        return carried(shell, options, (here) =>
          resumeOrder({
            repo,
            run: id,
            ...here,
          }),
        );
      }),
    );
