import { Argument } from 'commander';
import type { Declare } from '../command.js';
import { examples } from '../examples.js';
import { exitCodes } from '../exit.js';
import type { Topic } from '../inspect-output.js';
import { wholeNumber } from '../options.js';

interface Options {
  attempt?: number;
  iteration?: number;
  mermaid?: boolean;
  json?: boolean;
}

const topics: readonly Topic[] = [
  'events',
  'prompt',
  'output',
  'report',
  'diff',
  'scratchpad',
  'coordination',
  'topology',
  'memory',
  'metrics',
  'usage',
];

export const inspect: Declare = (program, bind) =>
  program
    .command('inspect')
    .summary('what a run did: events, prompts, output, diffs, and who worked with whom')
    .description('what a run did, from its journal')
    .argument('<run>', 'its id, the beginning or end of it, its order, or `latest`')
    .addArgument(new Argument('[topic]', 'what to read').choices(topics).default('events'))
    .option(
      '--attempt <number>',
      'of which attempt, for prompt, output, report, diff; default: the winner; for topology: default all',
      wholeNumber,
    )
    .option('--iteration <number>', 'of which iteration, for prompt, output, report, diff; default: all', wholeNumber)
    .option('--mermaid', 'the topology as a flowchart of Mermaid')
    .option('--json', 'events as JSON lines, all else as JSON')
    .addHelpText(
      'after',
      examples(
        'inspect latest',
        'inspect login-redirect diff',
        'inspect latest diff --iteration 2',
        'inspect latest output --attempt 2',
        'inspect latest coordination',
        'inspect latest topology --mermaid',
        'inspect latest --json | jq .type',
      ),
    )
    .action(
      bind(async (shell, options: Options, wanted: string, topic: Topic) => {
        const { openRepository } = await import('../../../control/repository.js');
        const { knownRun } = await import('../../../control/runs.js');
        const { showTopic } = await import('../inspect-output.js');
        const repo = await openRepository(shell.directory);
        await showTopic(shell, repo, { ...options, run: await knownRun(repo, wanted), topic });
        return exitCodes.clean;
      }),
    );
