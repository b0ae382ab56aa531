import type { Declare } from '../command.js';
import { exitCodes } from '../exit.js';

export const next: Declare = (program, bind) =>
  program
    .command('next')
    .summary('what may be started now, the best first')
    .description('orders that may be started now: by priority, then by how many others wait for them')
    .option('--json', 'as JSON')
    .action(
      bind(async (shell, options: { json?: boolean }) => {
        const { nextOrders } = await import('../../../control/orders/queue.js');
        const { startable, all } = await nextOrders(shell.directory);
        if (options.json) shell.json('next', { orders: startable });
        else {
          const { renderNext } = await import('../../../core/render/queue.js');
          shell.print(renderNext(startable, all, shell.style));
        }
        return exitCodes.clean;
      }),
    );
