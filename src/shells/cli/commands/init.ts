import type { Declare } from '../command.js';
import { examples } from '../examples.js';
import { exitCodes } from '../exit.js';
import { list } from '../options.js';

interface Options {
  owners?: string[];
  agent?: string[];
  brownfield?: boolean;
  agentsMd?: boolean;
  hooks?: boolean;
  dryRun?: boolean;
  json?: boolean;
}

export const init: Declare = (program, bind) =>
  program
    .command('init')
    .description('set this repository up; overwrites nothing')
    .option('--owners <lanes>', 'owner lanes, separated by commas; default: main', list)
    .option(
      '-a, --agent <names>',
      'agents to configure, separated by commas, as claude or claude:acp; default: those installed',
      list,
    )
    .option('--brownfield', 'take owners, commands and guards from what is here; what is here may break rules')
    .option('--agents-md', 'add a section to AGENTS.md that tells agents how work is ordered here')
    .option('--no-agents-md', 'take that section out again')
    .option('--hooks', 'have Git check every commit and push, as `hooks install` does')
    .option('--dry-run', 'say what would be written, and write nothing')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('init', 'init --owners web,api --agent claude,codex', 'init --brownfield --dry-run'))
    .action(
      bind(async (shell, options: Options) => {
        const { openRepository } = await import('../../../control/repository.js');
        const { init: setUp } = await import('../../../control/init/init.js');
        const settled = shell.whenSlow('Starting a sandbox with each engine, to see which hold here…');
        const result = await setUp(await openRepository(shell.directory), {
          owners: options.owners ?? [],
          ...(options.agent === undefined ? {} : { agents: options.agent }),
          brownfield: options.brownfield === true,
          ...(options.agentsMd === undefined ? {} : { agentsMd: options.agentsMd }),
          hooks: options.hooks === true,
          dryRun: options.dryRun === true,
        }).finally(settled);
        if (options.json) {
          shell.json('init', result);
          return exitCodes.clean;
        }
        for (const { path, did } of result.steps) shell.print(`${did}: ${path}`);
        if (result.brownfield !== null) {
          const { renderBrownfield } = await import('../../../core/render/brownfield.js');
          const isNew = (path: string) =>
            result.steps.some((step) => step.path === path && step.did !== 'kept as it is');
          const into = { settings: isNew('.autoloop/config.yml'), order: result.first_order !== null };
          const text = renderBrownfield(result.brownfield, into);
          if (text !== '') shell.print(text);
        }
        if (result.agents.length > 0) shell.print(`agents: ${result.agents.join(', ')}`);
        shell.print(
          `sandbox engines: ${result.engines.map(({ engine, version }) => `${engine} ${version ?? '(not usable here)'}`).join(', ')}`,
        );
        for (const note of result.notes) shell.note(note);
        shell.print(
          result.first_order === null
            ? 'Next: autoloop status'
            : `Next: fill in ${result.first_order}, set \`state: ready\` in it, then: autoloop check && git add .autoloop && git commit`,
        );
        return exitCodes.clean;
      }),
    );
