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
        if (name !== undefined && found === undefined) {
          const { nearest } = await import('../../../core/nearest.js');
          const close = nearest(
            name,
            program.commands.map((command) => command.name()),
          );
          program.error(`error: unknown command '${name}'${close === undefined ? '' : `\n(Did you mean ${close}?)`}`);
        }
        (found ?? program).outputHelp();
        return exitCodes.clean;
      }),
    );
