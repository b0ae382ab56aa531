import type { Declare } from '../command.js';
import { exitCodes } from '../exit.js';

export const apply: Declare = (program, bind) =>
  program
    .command('apply')
    .summary('put the accepted change on a branch')
    .description('put the accepted change on a branch; merging stays yours')
    .argument('<order>')
    .option('--branch <name>', 'default: autoloop/<order>/accepted')
    .option('--json', 'as JSON')
    .action(
      bind(async (shell, options: { branch?: string; json?: boolean }, order: string) => {
        const { openRepository } = await import('../../../control/repository.js');
        const { apply: put } = await import('../../../control/evidence/apply.js');
        const applied = await put(
          await openRepository(shell.directory),
          order,
          options.branch === undefined ? {} : { branch: options.branch },
        );
        if (options.json) shell.json('apply', applied);
        else
          shell.print(
            `${applied.branch} is at ${applied.commit.slice(0, 12)}. Merge it when you are ready: git merge ${applied.branch}`,
          );
        return exitCodes.clean;
      }),
    );
