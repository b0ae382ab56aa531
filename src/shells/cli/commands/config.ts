import type { Declare } from '../command.js';
import { exitCodes } from '../exit.js';

export const config: Declare = (program, bind) =>
  program
    .command('config')
    .description('the settings in force, and where each comes from')
    .option('--explain', 'with the file and line each comes from')
    .option('--json', 'as JSON')
    .action(
      bind(async (shell, options: { explain?: boolean; json?: boolean }) => {
        const { explainConfig } = await import('../../../control/explain-config.js');
        const { file, settings } = await explainConfig(shell.directory);
        if (options.json) {
          shell.json('config', { file, settings });
          return exitCodes.clean;
        }
        const { visibleLine } = await import('../../../core/untrusted.js');
        for (const { key, value, from } of settings) {
          const line = visibleLine(`${key}: ${JSON.stringify(value)}`);
          shell.print(`${line}${options.explain ? shell.style('dim', `  # ${from}`) : ''}`);
        }
        if (file === null) shell.note('There is no .autoloop/config.yml here, so these are the defaults');
        return exitCodes.clean;
      }),
    );
