import { Argument } from 'commander';
import type { NewKind } from '../../../control/orders/new-document.js';
import type { Declare } from '../command.js';
import { examples } from '../examples.js';
import { exitCodes } from '../exit.js';

export const newDocument: Declare = (program, bind) =>
  program
    .command('new')
    .summary('write an order, report, review, gate … from its template')
    .description('a document from its template, prefilled from Git and the configuration')
    .addArgument(new Argument('<kind>').choices(['order', 'report', 'review', 'stage', 'decision', 'gate']))
    .argument('<id>', "its id; for a report or a review the order's, for a report also `order/name`")
    .option('--title <title>', 'of an order')
    .option('--owner <lane>', 'an owner lane of config.yml, for an order or a report')
    .option('--order <order>', 'of a gate: the order that waits for the answer')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      examples(
        'new order login-redirect --owner web',
        'new report login-redirect',
        'new review login-redirect',
        'new gate new-dependency --order login-redirect',
      ),
    )
    .action(
      bind(
        async (
          shell,
          options: { title?: string; owner?: string; order?: string; json?: boolean },
          kind: NewKind,
          id: string,
        ) => {
          const { openRepository } = await import('../../../control/repository.js');
          const { newDocument: make } = await import('../../../control/orders/new-document.js');
          const path = await make(await openRepository(shell.directory), {
            kind,
            id,
            ...(options.title === undefined ? {} : { title: options.title }),
            ...(options.owner === undefined ? {} : { owner: options.owner }),
            ...(options.order === undefined ? {} : { order: options.order }),
          });
          if (options.json) shell.json('new', { path });
          else shell.print(path);
          return exitCodes.clean;
        },
      ),
    );
