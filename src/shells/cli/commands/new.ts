import { Argument } from 'commander';
import type { NewKind } from '../../../control/new-document.js';
import type { Declare } from '../command.js';
import { examples } from '../examples.js';
import { exitCodes } from '../exit.js';

export const newDocument: Declare = (program, bind) =>
  program
    .command('new')
    .summary('write an order, report or review from its template')
    .description('a document from its template, prefilled from Git and the configuration')
    .addArgument(new Argument('<kind>').choices(['order', 'report', 'review']))
    .argument('<id>', "the order's id; for a report also `order/name`")
    .option('--title <title>', 'of an order')
    .option('--owner <lane>', 'an owner lane of config.yml, for an order or a report')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      examples('new order login-redirect --owner web', 'new report login-redirect', 'new review login-redirect'),
    )
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
