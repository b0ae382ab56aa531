import type { Declare } from '../command.js';
import { type Competing, competing, wantedOf } from '../competing.js';
import { examples } from '../examples.js';
import { carried } from '../run-output.js';

interface Options extends Competing {
  json?: boolean;
}

export const chain: Declare = (program, bind) => {
  const group = program
    .command('chain')
    .summary('run an order by several presets, one after another')
    .description('run an order by several presets, one after another, each step going on from what the one before left')
    .helpCommand(false);
  const run = group
    .command('run')
    .description('carry out a work order by a chain, or by presets in the order in which they are named')
    .argument('<order>', 'id of a committed work order whose state is `ready`')
    .argument('<presets...>', 'a chain, or presets and chains; `autoloop preset list` shows them');
  return competing(run, 'how many attempts compete in each step')
    .option('--json', 'the steps and how they ended, as JSON')
    .addHelpText(
      'after',
      `${examples('chain run login-redirect spec code review', 'chain run login-redirect thorough')}

Exit code 0: the last step found an attempt that proved itself. 1: it did not, or the chain ended before. Ctrl-C pauses;
\`autoloop resume\` goes on with the step and with the chain.`,
    )
    .action(
      bind(async (shell, options: Options, order: string, presets: string[]) => {
        const { openRepository } = await import('../../../control/repository.js');
        const { startChain } = await import('../../../control/chain.js');
        const repo = await openRepository(shell.directory);
        return carried(shell, { json: options.json === true, as: 'chain' }, (here) =>
          startChain(presets, {
            repo,
            order,
            options: wantedOf(options),
            trigger: 'cli',
            ...here,
          }),
        );
      }),
    );
};
