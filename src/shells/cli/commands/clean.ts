import type { Declare } from '../command.js';
import { exitCodes } from '../exit.js';

export const clean: Declare = (program, bind) =>
  program
    .command('clean')
    .summary('remove what runs have left behind')
    .description('remove worktrees, branches, scratch files and processes that runs have left behind')
    .option('--dry-run', 'say what would go, and remove nothing')
    .option('--force', 'also what an unfinished run would need to go on, and what no run knows, with the work in it')
    .option('--caches', 'also what setup made for all attempts and a run used in the last 30 days')
    .option('--json', 'as JSON')
    .action(
      bind(async (shell, options: { dryRun?: boolean; force?: boolean; caches?: boolean; json?: boolean }) => {
        const { openRepository } = await import('../../../control/repository.js');
        const { clean: cleanUp } = await import('../../../control/doctor/clean.js');
        const dryRun = options.dryRun === true;
        const leftovers = await cleanUp(await openRepository(shell.directory), {
          dryRun,
          force: options.force === true,
          caches: options.caches === true,
          now: new Date(),
        });
        if (options.json) shell.json('clean', { dry_run: dryRun, leftovers });
        else if (leftovers.length === 0) shell.print('Nothing is left over');
        for (const { kind, name, kept } of options.json ? [] : leftovers)
          shell.print(
            kept === null ? `${dryRun ? 'would remove' : 'removed'} ${kind} ${name}` : `kept ${kind} ${name}: ${kept}`,
          );
        return exitCodes.clean;
      }),
    );
