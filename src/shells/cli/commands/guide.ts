import type { Declare } from '../command.js';
import { examples } from '../examples.js';
import { exitCodes } from '../exit.js';
import { wholeNumber } from '../options.js';

interface Options {
  message: string;
  attempt?: number;
  json?: boolean;
}

export const guide: Declare = (program, bind) =>
  program
    .command('guide')
    .summary('tell the agents of a run something')
    .description(
      'leave a note for a run that goes on or is paused; the roles of each attempt’s next iteration are told it, once',
    )
    .argument('<run>', 'its id, the beginning or end of it, its order, or `latest`')
    .requiredOption('-m, --message <text>', 'what they are told, at most 4 KiB')
    .option('--attempt <number>', 'only this attempt; default: every one', wholeNumber)
    .option('--json', 'what was done, as JSON')
    .addHelpText(
      'after',
      `${examples('guide login-redirect -m "Keep the old route working."', 'guide latest --attempt 2 -m "The clock is in UTC."')}

The order and what it is measured by stay as they are: a note is advice, and is journaled with who gave it.`,
    )
    .action(
      bind(async (shell, { message, attempt, json }: Options, run: string) => {
        const { openRepository } = await import('../../../control/repository.js');
        const { guide: leave } = await import('../../../control/run/index.js');
        const { randomBytes } = await import('node:crypto');
        const guided = await leave({
          repo: await openRepository(shell.directory),
          run,
          text: message,
          ...(attempt === undefined ? {} : { attempt }),
          now: new Date(),
          random: randomBytes(5).toString('hex'),
        });
        if (json) shell.json('guide', guided);
        else {
          const who = guided.attempt === null ? 'each attempt' : `attempt ${guided.attempt}`;
          shell.print(
            guided.live
              ? `Run ${guided.run} has the note: ${who} is told at the beginning of its next iteration`
              : `Run ${guided.run} has the note, and is not at work: ${who} is told once it goes on: autoloop resume ${guided.run}`,
          );
        }
        return exitCodes.clean;
      }),
    );
