import { Argument } from 'commander';
import type { Topic } from '../../../control/inspect.js';
import type { Declare } from '../command.js';
import { examples } from '../examples.js';
import { exitCodes } from '../exit.js';
import { wholeNumber } from '../options.js';

interface Options {
  attempt?: number;
  json?: boolean;
}

export const inspect: Declare = (program, bind) =>
  program
    .command('inspect')
    .summary('what a run did: events, prompts, output, diffs')
    .description('what a run did, from its journal')
    .argument('<run>', 'its id, the beginning or end of it, its order, or `latest`')
    .addArgument(
      new Argument('[topic]', 'what to read')
        .choices(['events', 'prompt', 'output', 'diff', 'report', 'metrics'])
        .default('events'),
    )
    .option(
      '--attempt <number>',
      'of which attempt, for prompt, output, diff and report; default: the winner',
      wholeNumber,
    )
    .option('--json', 'events as JSON lines, metrics as JSON')
    .addHelpText(
      'after',
      examples(
        'inspect latest',
        'inspect login-redirect diff',
        'inspect latest output --attempt 2',
        'inspect latest --json | jq .type',
      ),
    )
    .action(
      bind(async (shell, options: Options, wanted: string, topic: Topic | 'events' | 'metrics') => {
        const { openRepository } = await import('../../../control/repository.js');
        const { knownRun, metricsOfRun } = await import('../../../control/runs.js');
        const repo = await openRepository(shell.directory);
        const run = await knownRun(repo, wanted);
        if (topic === 'metrics') {
          const metrics = await metricsOfRun(repo, run);
          if (options.json) shell.json('metrics', metrics);
          else shell.print((await import('../run-texts.js')).metricsText(metrics));
          return exitCodes.clean;
        }
        const { eventsOf, textOf } = await import('../../../control/inspect.js');
        if (topic === 'events') {
          const { eventLine } = await import('../run-texts.js');
          for await (const event of eventsOf(repo, run))
            if (options.json) shell.jsonLine(event);
            else shell.print(eventLine(event));
        } else shell.print(await textOf(repo, run, topic, options.attempt));
        return exitCodes.clean;
      }),
    );
