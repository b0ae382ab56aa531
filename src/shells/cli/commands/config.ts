import type { Declare } from '../command.js';
import { exitCodes } from '../exit.js';

export const config: Declare = (program, bind) =>
  program
    .command('config')
    .description('the settings in force')
    .option('--explain', 'with the file and line each comes from')
    .option('--json', 'as JSON')
    .action(
      bind(async (shell, options: { explain?: boolean; json?: boolean }) => {
        const { explainConfig } = await import('../../../control/explain-config.js');
        const { settings, findings } = await explainConfig(shell.directory);
        if (options.json) shell.json('config', { settings });
        for (const { key, value, from } of options.json ? [] : settings)
          shell.print(`${key}: ${JSON.stringify(value)}${options.explain ? shell.style('dim', `  # ${from}`) : ''}`);
        for (const { path, line, column, message } of findings) shell.note(`${path}:${line}:${column}: ${message}`);
        return findings.some((finding) => finding.severity === 'error') ? exitCodes.usage : exitCodes.clean;
      }),
    );
