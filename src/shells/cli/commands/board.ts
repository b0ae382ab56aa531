import type { Declare } from '../command.js';
import { exitCodes } from '../exit.js';

export const board: Declare = (program, bind) =>
  program
    .command('board')
    .summary('every order in its column, as Markdown')
    .description('every order in its column (to do, doing, blocked, review, done), with gates and stages, as Markdown')
    .option('--write', 'into .autoloop/board.md, as the documents alone have it: what runs at the moment is left out')
    .option('--json', 'as JSON')
    .action(
      bind(async (shell, options: { write?: boolean; json?: boolean }) => {
        const { boardNow, writeBoard } = await import('../../../control/orders/board.js');
        if (options.write) {
          const { path, changed, board } = await writeBoard(shell.directory);
          if (options.json) shell.json('board', { written: { path, changed }, ...board });
          else shell.print(changed ? `Wrote ${path}` : `${path} is up to date`);
          return exitCodes.clean;
        }
        const now = await boardNow(shell.directory);
        if (options.json) shell.json('board', { written: null, ...now });
        else {
          const { renderBoard } = await import('../../../core/render/board.js');
          shell.print(renderBoard(now).trimEnd());
        }
        return exitCodes.clean;
      }),
    );
