import type { Declare } from '../command.js';
import { exitCodes } from '../exit.js';

export const help: Declare = (program, bind) =>
  program
    .command('help')
    .description('help for a command')
    .argument('[command]')
    .action(
      bind(async (_shell, _options, name?: string) => {
        const found = program.commands.find((command) => command.name() === name);
        // Typed alone, an unknown command is refused with the nearest that is known.
        if (name !== undefined && found === undefined) await program.parseAsync([name], { from: 'user' });
        (found ?? program).outputHelp();
        return exitCodes.clean;
      }),
    );
