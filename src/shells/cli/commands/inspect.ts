import { Argument } from 'commander';
import type { Topic } from '../../../control/inspect.js';
import type { Declare } from '../command.js';
import { exitCodes } from '../exit.js';
import { wholeNumber } from '../options.js';

interface Options {
  attempt: number;
  json?: boolean;
}

export const inspect: Declare = (program, bind) =>
  program
    .command('inspect')
    .description('what a run did, from its journal')
    .argument('<run>', 'its id, the beginning or end of it, or `latest`')
    .addArgument(
      new Argument('[topic]', 'what to read')
        .choices(['events', 'prompt', 'output', 'diff', 'report', 'metrics'])
        .default('events'),
    )
    .option('--attempt <number>', 'of which attempt, for prompt, output, diff and report', wholeNumber, 1)
    .option('--json', 'events as JSON lines, metrics as JSON')
    .action(
      bind(async (shell, options: Options, wanted: string, topic: Topic | 'events' | 'metrics') => {
        const { openRepository } = await import('../../../control/repository.js');
        const { eventsOf, textOf } = await import('../../../control/inspect.js');
        const { knownRun } = await import('../../../control/run/resume.js');
        const repo = await openRepository(shell.directory);
        const run = await knownRun(repo, wanted);
        if (topic === 'events') {
          for await (const event of eventsOf(repo, run))
            shell.print(
              options.json
                ? JSON.stringify(event)
                : `${event.at}  ${event.type}  ${JSON.stringify(event.data).slice(0, 200)}`,
            );
        } else if (topic === 'metrics') {
          const { metricsOfRun } = await import('../../../control/runs.js');
          shell.json('metrics', await metricsOfRun(repo, run));
        } else shell.print(await textOf(repo, run, topic, options.attempt));
        return exitCodes.clean;
      }),
    );
