import type { Declare } from '../command.js';
import { exitCodes } from '../exit.js';

export const show: Declare = (program, bind) =>
  program
    .command('show')
    .summary('everything about one order')
    .description('one order: its contract, digest, state, runs and records')
    .argument('<order>')
    .option('--json', 'as JSON')
    .action(
      bind(async (shell, options: { json?: boolean }, order: string) => {
        const { showOrder } = await import('../../../control/orders/status.js');
        const shown = await showOrder(shell.directory, order);
        if (options.json) shell.json('order', shown);
        else {
          const { renderOrder } = await import('../../../core/render/status.js');
          shell.print(renderOrder(shown, shell.style));
        }
        return exitCodes.clean;
      }),
    );
