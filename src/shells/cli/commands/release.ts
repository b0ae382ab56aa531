import type { Declare } from '../command.js';
import { exitCodes } from '../exit.js';

interface Options {
  actor?: string;
  remote?: string;
  force?: boolean;
  json?: boolean;
}

export const release: Declare = (program, bind) =>
  program
    .command('release')
    .summary('give a claimed order back')
    .description('give an order back that you claimed, or clear away a claim whose lease has run out')
    .argument('<order>')
    .option('--actor <email>', 'whose claim it is; default: Git’s author')
    .option('--remote <name>', 'the remote that it was claimed at')
    .option('--force', 'also the claim of somebody else, and one that cannot be read')
    .option('--json', 'as JSON')
    .action(
      bind(async (shell, { actor, remote, force, json }: Options, order: string) => {
        const { openRepository } = await import('../../../control/repository.js');
        const { releaseOrder } = await import('../../../control/orders/claim.js');
        const released = await releaseOrder({
          repo: await openRepository(shell.directory),
          order,
          now: new Date(),
          force: force === true,
          ...(actor === undefined ? {} : { actor }),
          ...(remote === undefined ? {} : { remote }),
        });
        if (json) shell.json('release', { order, remote: remote ?? null, ...released });
        else if (released.how === 'not-claimed') shell.print(`Nobody has claimed ${order}`);
        else shell.print(`Released ${order}${released.actor === null ? '' : `, which ${released.actor} had claimed`}`);
        return exitCodes.clean;
      }),
    );
