import { Option } from 'commander';
import type { Declare } from '../command.js';
import { examples } from '../examples.js';
import { exitCodes } from '../exit.js';

interface Options {
  html?: boolean | string;
  open?: boolean;
  json?: boolean;
}

export const report: Declare = (program, bind) =>
  program
    .command('report')
    .summary('what the attempts did, and how they compare')
    .description("what the attempts of an order's newest run did and how they compare, as Markdown")
    .argument('<order>')
    .option('--html [file]', 'write one self-contained page and print its path')
    .option('--open', 'open that page')
    .addOption(new Option('--json', 'the facts the report is made of, as JSON').conflicts(['html', 'open']))
    .addHelpText('after', examples('report login-redirect', 'report login-redirect --html --open'))
    .action(
      bind(async (shell, options: Options, order: string) => {
        const { openRepository } = await import('../../../control/repository.js');
        const { reportOf, writeHtml, openPage } = await import('../../../control/inspect/report.js');
        const repo = await openRepository(shell.directory);
        const view = await reportOf(repo, order);
        if (options.html !== undefined || options.open) {
          const path = await writeHtml(repo, view, typeof options.html === 'string' ? options.html : undefined);
          shell.print(path);
          if (options.open) await openPage(path, shell.env);
        } else if (options.json) shell.json('report', (await import('../report-json.js')).reportJson(view));
        else {
          const { renderRunMarkdown } = await import('../../../core/render/report/run-report.js');
          shell.print(renderRunMarkdown(view));
        }
        return exitCodes.clean;
      }),
    );
