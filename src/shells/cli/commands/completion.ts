import { Argument } from 'commander';
import type { Declare } from '../command.js';
import type { CompletionShell } from '../completion.js';
import { examples } from '../examples.js';
import { exitCodes } from '../exit.js';

export const completion: Declare = (program, bind) =>
  program
    .command('completion')
    .description('print a completion script for a shell')
    .addArgument(new Argument('<shell>').choices(['bash', 'zsh', 'fish']))
    .addHelpText(
      'after',
      examples('completion bash > ~/.local/share/bash-completion/completions/autoloop', 'completion fish | source'),
    )
    .action(
      bind(async (shell, _options, wanted: CompletionShell) => {
        const { completionScript } = await import('../completion.js');
        const { allShipped } = await import('../../../control/presets/files.js');
        shell.write(completionScript(program, wanted, await allShipped()));
        return exitCodes.clean;
      }),
    );
