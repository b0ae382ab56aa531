import { Option } from 'commander';
import type { RunOptions } from '../../../control/run/index.js';
import type { Declare } from '../command.js';
import { examples } from '../examples.js';
import { list, wholeNumber } from '../options.js';
import { carried } from '../run-output.js';

interface Options {
  attempts?: number;
  agent?: string[];
  sandbox?: NonNullable<RunOptions['sandbox']>;
  json?: boolean;
}

export const chain: Declare = (program, bind) =>
  program
    .command('chain')
    .summary('run an order by several presets, one after another')
    .description('run an order by several presets, one after another, each step going on from what the one before left')
    .helpCommand(false)
    .command('run')
    .description('carry out a work order by a chain, or by presets in the order in which they are named')
    .argument('<order>', 'id of a committed work order whose state is `ready`')
    .argument('<presets...>', 'a chain, or presets and chains; `autoloop preset list` shows them')
    .option('-n, --attempts <count>', 'how many attempts compete in each step', wholeNumber)
    .option('-a, --agent <names>', 'agents of config.yml, separated by commas; taken in turn', list)
    .addOption(
      new Option('--sandbox <engine>', 'what seals the attempts').choices(['auto', 'bubblewrap', 'podman', 'docker']),
    )
    .option('--json', 'the steps and how they ended, as JSON')
    .addHelpText(
      'after',
      `${examples('chain run login-redirect spec code review', 'chain run login-redirect thorough')}

Exit code 0: the last step found an attempt that proved itself. 1: it did not, or the chain ended before. Ctrl-C pauses;
\`autoloop resume\` goes on with the step and with the chain.`,
    )
    .action(
      bind(async (shell, options: Options, order: string, presets: string[]) => {
        const { randomBytes } = await import('node:crypto');
        const { openRepository } = await import('../../../control/repository.js');
        const { startChain } = await import('../../../control/chain.js');
        const repo = await openRepository(shell.directory);
        return carried(shell, { json: options.json === true, as: 'chain' }, (watch) =>
          startChain(presets, {
            repo,
            order,
            options: {
              ...(options.attempts === undefined ? {} : { attempts: options.attempts }),
              ...(options.agent === undefined ? {} : { agents: options.agent }),
              ...(options.sandbox === undefined ? {} : { sandbox: options.sandbox }),
            },
            trigger: 'cli',
            directory: shell.directory,
            signal: shell.interruption(),
            environment: shell.env,
            watch,
            note: (text) => shell.note(text),
            now: () => new Date(),
            random: () => randomBytes(5).toString('hex'),
          }),
        );
      }),
    );
