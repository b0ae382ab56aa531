import type { Declare } from '../command.js';
import { exitCodes } from '../exit.js';

export const status: Declare = (program, bind) =>
  program
    .command('status')
    .summary('where every order stands, why, and what comes next')
    .description('the state of every order, why, and what may happen next')
    .argument('[orders...]', 'only these')
    .option('--json', 'as JSON')
    .action(
      bind(async (shell, options: { json?: boolean }, orders: string[]) => {
        const { statusOf } = await import('../../../control/orders/status.js');
        const states = await statusOf(shell.directory, orders);
        if (options.json) shell.json('status', { orders: states });
        else {
          const { renderStatus } = await import('../../../core/render/status.js');
          shell.print(renderStatus(states, shell.style));
        }
        return exitCodes.clean;
      }),
    );
