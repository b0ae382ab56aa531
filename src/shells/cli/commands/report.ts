import type { Declare } from '../command.js';
import { exitCodes } from '../exit.js';

interface Options {
  html?: boolean | string;
  open?: boolean;
  json?: boolean;
}

export const report: Declare = (program, bind) =>
  program
    .command('report')
    .description('what the attempts at an order did and how they compare')
    .argument('<order>')
    .option('--html [file]', 'write one self-contained page and print its path')
    .option('--open', 'open that page')
    .option('--json', 'the facts the report is made of, as JSON')
    .action(
      bind(async (shell, options: Options, order: string) => {
        const { openRepository } = await import('../../../control/repository.js');
        const { reportOf, writeHtml, openPage } = await import('../../../control/report.js');
        const repo = await openRepository(shell.directory);
        const view = await reportOf(repo, order);
        if (options.html !== undefined || options.open) {
          const path = await writeHtml(repo, view, typeof options.html === 'string' ? options.html : undefined);
          shell.print(path);
          if (options.open) await openPage(path);
        } else if (options.json) shell.json('report', view);
        else {
          const { renderRunMarkdown } = await import('../../../core/render/run-report.js');
          shell.print(renderRunMarkdown(view));
        }
        return exitCodes.clean;
      }),
    );
