import { Argument } from 'commander';
import { AutoloopError } from '../../../core/error.js';
import type { Declare } from '../command.js';
import { examples } from '../examples.js';
import { exitCodes } from '../exit.js';
import type { Topic } from '../inspect-output.js';
import { wholeNumber } from '../options.js';

interface Options {
  attempt?: number;
  iteration?: number;
  role?: string;
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

const texts: readonly Topic[] = ['prompt', 'output', 'report', 'diff'];
/** The topics that an option says something about. */
const optionsFor = {
  attempt: [...texts, 'topology'],
  iteration: texts,
  role: ['prompt', 'output', 'report'],
  mermaid: ['topology'],
} satisfies Partial<Record<keyof Options, readonly Topic[]>>;

/** @throws AutoloopError `option-without-effect` for one that would say nothing about `topic`. */
function refuseIdle(topic: Topic, options: Options): void {
  for (const [option, topics] of Object.entries(optionsFor) as [keyof typeof optionsFor, readonly Topic[]][])
    if (options[option] !== undefined && !topics.includes(topic))
      throw new AutoloopError('usage', 'option-without-effect', `\`--${option}\` says nothing about ${topic}`, {
        hint: `It is for: ${topics.join(', ')}.`,
      });
}

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
    .option('--role <name>', 'of which role, for prompt, output, report; default: all')
    .option('--mermaid', 'the topology as a flowchart of Mermaid')
    .option('--json', 'events as JSON lines, all else as JSON')
    .addHelpText(
      'after',
      examples(
        'inspect latest',
        'inspect login-redirect diff',
        'inspect latest diff --iteration 2',
        'inspect latest output --attempt 2',
        'inspect latest prompt --role critique',
        'inspect latest coordination',
        'inspect latest topology --mermaid',
        'inspect latest --json | jq .type',
      ),
    )
    .action(
      bind(async (shell, options: Options, wanted: string, topic: Topic) => {
        refuseIdle(topic, options);
        const { openRepository } = await import('../../../control/repository.js');
        const { knownRun } = await import('../../../control/inspect/runs.js');
        const { showTopic } = await import('../inspect-output.js');
        const repo = await openRepository(shell.directory);
        await showTopic(shell, repo, { ...options, run: await knownRun(repo, wanted), topic });
        return exitCodes.clean;
      }),
    );
