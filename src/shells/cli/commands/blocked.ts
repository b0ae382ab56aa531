import type { Declare } from '../command.js';
import { exitCodes } from '../exit.js';

export const blocked: Declare = (program, bind) =>
  program
    .command('blocked')
    .summary('what stands still, and what to do about it')
    .description('orders that are blocked, held or escalated: why, what they wait for, and what to do')
    .option('--json', 'as JSON')
    .action(
      bind(async (shell, options: { json?: boolean }) => {
        const { blockedOrders } = await import('../../../control/orders/queue.js');
        const orders = await blockedOrders(shell.directory);
        if (options.json) shell.json('blocked', { orders });
        else {
          const { renderBlocked } = await import('../../../core/render/queue.js');
          shell.print(renderBlocked(orders, shell.style));
        }
        return exitCodes.clean;
      }),
    );
