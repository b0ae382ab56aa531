import { resolve } from 'node:path';
import { Option } from 'commander';
import { asker } from '../ask.js';
import type { Declare } from '../command.js';
import { type Competing, competing, wantedOf } from '../competing.js';
import { examples } from '../examples.js';
import { exitCodes } from '../exit.js';
import { carried } from '../run-output.js';

interface Options extends Competing {
  auto?: boolean;
  continue?: string | true;
  extend?: string;
  prep?: string;
  prepTemplate?: boolean;
  json?: boolean;
}

export const cycle: Declare = (program, bind) => {
  const command = program
    .command('cycle')
    .summary('run an order in cycles: require, plan, develop, validate, until what is measured converges')
    .description('carry out a work order by preset `cycle`, and ask after each cycle whether the next begins')
    .argument('<order>', 'id of a committed work order whose state is `ready`')
    .option('--auto', 'let cycles follow each other unasked')
    .option(
      '--continue [run]',
      'go on with the newest run of the order, or this one: where it stopped, or from what it left',
    )
    .option(
      '--extend <text>',
      'what is wanted besides, of a run that has ended: its documents and files are gone on from',
    )
    .option('--prep <file>', 'a prep package: the task as it was settled, and what each role should look at')
    .addOption(
      new Option('--prep-template', 'print a prep package to fill in, and run nothing').conflicts([
        'auto',
        'continue',
        'extend',
        'prep',
        'json',
      ]),
    );
  return competing(command)
    .option('--json', 'the run at its end, or as it is paused, as JSON')
    .addHelpText(
      'after',
      `${examples('cycle login-redirect --auto', 'cycle login-redirect --continue', 'cycle login-redirect --extend "Sessions survive it too"')}

Without --auto and without a terminal the run pauses after each cycle that did not converge. Exit code 0: one attempt proved
itself, or the run is paused between cycles. 1: none did. Ctrl-C pauses; --continue goes on.`,
    )
    .action(
      bind(async (shell, options: Options, order: string) => {
        const { openRepository } = await import('../../../control/repository.js');
        const { prepFor, runCycle } = await import('../../../control/cycle.js');
        const repo = await openRepository(shell.directory);
        const wanted = wantedOf(options);
        if (options.prepTemplate) {
          shell.print(`${JSON.stringify(await prepFor(repo, order, wanted, new Date()), null, 2)}\n`);
          return exitCodes.clean;
        }
        const ask = asker(shell);
        let hint: string | undefined;
        const code = await carried(shell, options, async (here) => {
          const { run, paused } = await runCycle({
            repo,
            order,
            options: wanted,
            auto: options.auto === true,
            from: options.continue,
            extend: options.extend,
            prep: options.prep === undefined ? undefined : resolve(shell.directory, options.prep),
            ask: ask && (({ cycle, reason }) => ask(`Cycle ${cycle}: ${reason}. Begin the next?`)),
            ...here,
          });
          if (paused !== null) hint = `Go on with: autoloop cycle ${order} --continue`;
          return run;
        });
        if (hint === undefined) return code;
        shell.note(hint);
        return exitCodes.clean;
      }),
    );
};
