import { randomBytes } from 'node:crypto';
import type { RunOptions } from '../../../control/run/plan.js';
import type { Declare } from '../command.js';
import { exitCodes } from '../exit.js';
import { list, wholeNumber } from '../options.js';
import { carried } from '../run-output.js';

interface Options {
  attempts?: number;
  agent?: string[];
  preset?: string;
  sandbox?: RunOptions['sandbox'];
  dryRun?: boolean;
  json?: boolean;
}

export const run: Declare = (program, bind) =>
  program
    .command('run')
    .description('carry out a work order: competing attempts, evidence, ranking, report')
    .argument('<order>', 'id of a committed work order whose state is `ready`')
    .option('-n, --attempts <count>', 'how many attempts compete', wholeNumber)
    .option('-a, --agent <names>', 'agents of config.yml, separated by commas; taken in turn', list)
    .option('-p, --preset <name>', 'how one attempt works')
    .option('--sandbox <engine>', 'auto, bubblewrap, podman or docker')
    .option('--dry-run', 'say what would run, and run nothing')
    .option('--json', 'the run at its end, as JSON')
    .action(
      bind(async (shell, options: Options, order: string) => {
        const { openRepository } = await import('../../../control/repository.js');
        const { planRun, startRun } = await import('../../../control/run/index.js');
        const repo = await openRepository(shell.directory);
        const wanted: RunOptions = {
          ...(options.attempts === undefined ? {} : { attempts: options.attempts }),
          ...(options.agent === undefined ? {} : { agents: options.agent }),
          ...(options.preset === undefined ? {} : { preset: options.preset }),
          ...(options.sandbox === undefined ? {} : { sandbox: options.sandbox }),
        };
        if (options.dryRun) {
          const plan = await planRun(repo, order, wanted);
          if (options.json)
            shell.json('plan', {
              order: plan.order.id,
              base: plan.base.commit,
              preset: plan.preset.name,
              agents: plan.agents,
            });
          else
            shell.print(
              `Would run ${plan.agents.length} attempts on ${plan.base.commit.slice(0, 12)}: ${plan.agents.join(', ')}`,
            );
          return exitCodes.clean;
        }
        return carried(shell, options, (watch) =>
          startRun({
            repo,
            order,
            options: wanted,
            trigger: 'cli',
            directory: shell.directory,
            signal: shell.signal,
            environment: shell.env,
            watch,
            now: new Date(),
            random: () => randomBytes(5).toString('hex'),
          }),
        );
      }),
    );
