import type { Declare } from '../command.js';
import { examples } from '../examples.js';
import { exitCodes } from '../exit.js';
import { list } from '../options.js';

interface Options {
  owners?: string[];
  agent?: string[];
  dryRun?: boolean;
  json?: boolean;
}

export const init: Declare = (program, bind) =>
  program
    .command('init')
    .description('set this repository up; overwrites nothing')
    .option('--owners <lanes>', 'owner lanes, separated by commas; default: main', list)
    .option('-a, --agent <names>', 'agents to configure, separated by commas; default: those installed', list)
    .option('--dry-run', 'say what would be written, and write nothing')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('init', 'init --owners web,api --agent claude,codex', 'init --dry-run'))
    .action(
      bind(async (shell, options: Options) => {
        const { openRepository } = await import('../../../control/repository.js');
        const { init: setUp } = await import('../../../control/init.js');
        const result = await setUp(await openRepository(shell.directory), {
          owners: options.owners ?? [],
          ...(options.agent === undefined ? {} : { agents: options.agent }),
          dryRun: options.dryRun === true,
        });
        if (options.json) {
          shell.json('init', result);
          return exitCodes.clean;
        }
        for (const { path, did } of result.steps) shell.print(`${did}: ${path}`);
        if (result.agents.length > 0) shell.print(`agents: ${result.agents.join(', ')}`);
        for (const note of result.notes) shell.note(note);
        shell.print(
          result.first_order === null
            ? 'Next: autoloop status'
            : `Next: fill in ${result.first_order}, set \`state: ready\` in it, then: autoloop check && git add .autoloop && git commit`,
        );
        return exitCodes.clean;
      }),
    );
