import type { Declare } from '../command.js';
import { examples } from '../examples.js';
import { exitCodes } from '../exit.js';

interface Options {
  merge?: boolean;
  addOwners?: boolean;
  inPlace?: boolean;
  dryRun?: boolean;
  json?: boolean;
}

export const importCommand: Declare = (program, bind) =>
  program
    .command('import')
    .summary('bring over the Markdown of the PowerShell AutoLoop')
    .description(
      'bring over work orders, worker reports and the board of the PowerShell AutoLoop; every line that is not carried over is listed',
    )
    .argument('<path>', 'a file, or the folder that holds them')
    .option('--merge', 'add what is absent to documents that are here; what differs stays and is listed')
    .option('--add-owners', 'add owner lanes that config.yml has not')
    .option('--in-place', 'put orders in the place of the files they were made of, where HEAD has those')
    .option('--dry-run', 'say what would be written, and write nothing')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('import docs/coordination --dry-run', 'import docs/coordination --add-owners'))
    .action(
      bind(async (shell, options: Options, path: string) => {
        const { resolve } = await import('node:path');
        const { openRepository } = await import('../../../control/repository.js');
        const { importDocuments } = await import('../../../control/import/import.js');
        const result = await importDocuments(await openRepository(shell.directory), {
          source: resolve(shell.directory, path),
          merge: options.merge === true,
          addOwners: options.addOwners === true,
          inPlace: options.inPlace === true,
          dryRun: options.dryRun === true,
        });
        if (options.json) {
          shell.json('import', { dry_run: options.dryRun === true, ...result });
          return exitCodes.clean;
        }
        const { renderImported } = await import('../../../core/render/imported.js');
        shell.print(renderImported(result));
        shell.print(
          options.dryRun
            ? 'Nothing was written. Next: the same without --dry-run'
            : 'Next: autoloop check && git add .autoloop && git commit',
        );
        return exitCodes.clean;
      }),
    );
