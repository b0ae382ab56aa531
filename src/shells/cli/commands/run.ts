import { Option } from 'commander';
import type { RunOptions } from '../../../control/run/index.js';
import type { Declare } from '../command.js';
import { type Competing, competing, wantedOf } from '../competing.js';
import { examples } from '../examples.js';
import { exitCodes } from '../exit.js';
import { carried } from '../run-output.js';

interface Options extends Competing {
  preset?: string;
  detach?: boolean;
  detached?: boolean;
  trigger: 'cli' | 'hook' | 'watch';
  dryRun?: boolean;
  json?: boolean;
}

export const run: Declare = (program, bind) => {
  const command = program
    .command('run')
    .summary('let agents compete on an order; measure and rank them')
    .description('carry out a work order: competing attempts, evidence, ranking, report')
    .argument('<order>', 'id of a committed work order whose state is `ready`')
    .option('-p, --preset <name>', 'how one attempt works; of a chain, how one step after another does');
  return competing(command)
    .option('--detach', 'start it in the background and say its id')
    .addOption(new Option('--detached', 'what --detach starts').hideHelp())
    .addOption(
      new Option('--trigger <what>', 'what started it').choices(['cli', 'hook', 'watch']).default('cli').hideHelp(),
    )
    .option('--dry-run', 'say what would run, and run nothing')
    .option('--json', 'the run at its end, as JSON; with --detach its id')
    .addHelpText(
      'after',
      `${examples('run login-redirect', 'run login-redirect --attempts 3 --agent claude,codex', 'run login-redirect --dry-run')}

Exit code 0: one attempt proved itself. 1: none did, which is an answer too. Ctrl-C pauses; \`autoloop resume\` goes on.`,
    )
    .action(
      bind(async (shell, options: Options, order: string) => {
        const { openRepository } = await import('../../../control/repository.js');
        const { startDetached } = await import('../../../control/run/index.js');
        const { planOrder, startOrder } = await import('../../../control/chain.js');
        const repo = await openRepository(shell.directory);
        const wanted: RunOptions = {
          ...wantedOf(options),
          ...(options.preset === undefined ? {} : { preset: options.preset }),
        };
        if (options.dryRun) {
          const { planText, planView } = await import('../plan.js');
          const plan = planView(await planOrder(repo, order, wanted));
          if (options.json) shell.json('plan', plan);
          else shell.print(planText(plan));
          return exitCodes.clean;
        }
        if (options.detach) {
          const again = process.argv.map((argument) => (argument === '--detach' ? '--detached' : argument));
          const program = [process.execPath, ...process.execArgv, ...again.slice(1)] as const;
          const build = { signal: shell.interruption(), note: (text: string) => shell.note(text) };
          const id = await startDetached(repo, order, wanted, program, build);
          if (options.json) shell.json('detached', { run_id: id });
          else
            shell.print(
              `Run ${id} has begun in the background. Watch it: autoloop journal tail ${id} --follow; end it: autoloop stop ${id}`,
            );
          return exitCodes.clean;
        }
        return carried(shell, { ...options, outlives: options.detached === true }, (here) =>
          startOrder({
            repo,
            order,
            options: wanted,
            trigger: options.trigger,
            ...here,
          }),
        );
      }),
    );
};
