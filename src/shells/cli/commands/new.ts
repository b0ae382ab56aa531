import { Argument } from 'commander';
import type { NewKind } from '../../../control/new-document.js';
import type { Declare } from '../command.js';
import { exitCodes } from '../exit.js';

export const newDocument: Declare = (program, bind) =>
  program
    .command('new')
    .description('a document from its template, prefilled from Git and the configuration')
    .addArgument(new Argument('<kind>').choices(['order', 'report', 'review']))
    .argument('<id>', 'an order id; for a report `order/name`, for a review the order')
    .option('--title <title>', 'of an order')
    .option('--owner <lane>', 'an owner lane of config.yml')
    .option('--json', 'as JSON')
    .action(
      bind(async (shell, options: { title?: string; owner?: string; json?: boolean }, kind: NewKind, id: string) => {
        const { openRepository } = await import('../../../control/repository.js');
        const { newDocument: make } = await import('../../../control/new-document.js');
        const path = await make(await openRepository(shell.directory), {
          kind,
          id,
          ...(options.title === undefined ? {} : { title: options.title }),
          ...(options.owner === undefined ? {} : { owner: options.owner }),
        });
        if (options.json) shell.json('new', { path });
        else shell.print(path);
        return exitCodes.clean;
      }),
    );
