import { AutoloopError } from '../../../core/error.js';
import type { Declare } from '../command.js';
import { exitCodes } from '../exit.js';

export const verify: Declare = (program, bind) =>
  program
    .command('verify')
    .description('check the evidence of closed orders from Git alone')
    .argument('[orders...]', 'default: every closed order')
    .option('--all', 'every order that was ever closed, as when none is named')
    .option('--replay', 'also run the acceptance commands again, in a clean sandbox')
    .option('--json', 'as JSON')
    .action(
      bind(async (shell, options: { all?: boolean; replay?: boolean; json?: boolean }, orders: string[]) => {
        if (options.all && orders.length > 0)
          throw new AutoloopError('usage', 'all-or-some', '`--all` was given, and orders besides', {
            hint: 'Leave out one of them.',
          });
        const { verify: verifyEvidence } = await import('../../../control/evidence/verify.js');
        const { renderVerification } = await import('../../../core/render/verification.js');
        const replay = options.replay
          ? (await import('../../../control/run/measure/replay.js')).replayCommands(shell.interruption())
          : undefined;
        const result = await verifyEvidence(shell.directory, { orders, ...(replay === undefined ? {} : { replay }) });
        if (options.json) shell.json('verify', result);
        else shell.print(renderVerification(result, shell.style));
        return result.orders.every((order) => order.ok) ? exitCodes.clean : exitCodes.findings;
      }),
    );
