import { Option } from 'commander';
import type { ReviewOptions } from '../../../control/evidence/review.js';
import type { Declare } from '../command.js';
import { exitCodes } from '../exit.js';
import { list, wholeNumber } from '../options.js';

interface Options {
  decision: ReviewOptions['decision'];
  reason: string;
  attempt?: number;
  met?: string[];
  depth?: ReviewOptions['depth'];
  json?: boolean;
}

const decisions = ['accept', 'hold', 'follow-up', 'reject', 'integration-review', 'ask-user'];

export const review: Declare = (program, bind) =>
  program
    .command('review')
    .summary('decide on a run: accept, hold, reject …')
    .description('record a decision on what a run measured; refused unless every rule it rests on holds')
    .argument('<order>')
    .addOption(new Option('--decision <decision>', 'what is decided').choices(decisions).makeOptionMandatory())
    .requiredOption('--reason <text>', 'why, for whoever reads it years later')
    .option('--attempt <number>', 'which attempt; default: the winner', wholeNumber)
    .option(
      '--met <criteria>',
      'criteria proved by a person that you looked at and found met, separated by commas',
      list,
    )
    .addOption(new Option('--depth <depth>', 'how closely it was looked at').choices(['fast', 'deep']))
    .option('--json', 'as JSON')
    .action(
      bind(async (shell, options: Options, order: string) => {
        const { openRepository } = await import('../../../control/repository.js');
        const { review: record } = await import('../../../control/evidence/review.js');
        const { statusOf } = await import('../../../control/orders/status.js');
        const repo = await openRepository(shell.directory);
        const recorded = await record(repo, order, {
          decision: options.decision,
          reason: options.reason,
          ...(options.attempt === undefined ? {} : { attempt: options.attempt }),
          ...(options.met === undefined ? {} : { met: options.met }),
          ...(options.depth === undefined ? {} : { depth: options.depth }),
        });
        if (options.json) shell.json('review', recorded);
        else {
          const { decision, criteria } = recorded.data;
          shell.print(`${decision}: ${recorded.path}`);
          for (const { id, verdict, evidence } of criteria)
            shell.print(shell.style('dim', `  ${id}: ${verdict}: ${evidence}`));
          const [stands] = await statusOf(repo.root, [order]);
          if (stands) shell.print(`Next: ${stands.next.join(', or ')}`);
        }
        return exitCodes.clean;
      }),
    );
