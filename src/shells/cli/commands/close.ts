import { Option } from 'commander';
import type { CloseOptions } from '../../../control/evidence/close.js';
import type { Declare } from '../command.js';
import { exitCodes } from '../exit.js';

interface Options {
  result: NonNullable<CloseOptions['result']>;
  reason?: string;
  commit: boolean;
  json?: boolean;
}

export const close: Declare = (program, bind) =>
  program
    .command('close')
    .summary('commit the evidence record of a decided order')
    .description('write and commit the evidence record of a decided order; refused unless every rule it rests on holds')
    .argument('<order>')
    .addOption(
      new Option('--result <result>', 'how it ends')
        .choices(['accepted', 'hold', 'blocked', 'needs-user-approval', 'withdrawn'])
        .default('accepted'),
    )
    .option('--reason <text>', 'why; default: the reason of the latest review')
    .option('--no-commit', 'write the files and leave committing them to you')
    .option('--json', 'as JSON')
    .action(
      bind(async (shell, options: Options, order: string) => {
        const { openRepository } = await import('../../../control/repository.js');
        const { close: record } = await import('../../../control/evidence/close.js');
        const closed = await record(await openRepository(shell.directory), order, {
          result: options.result,
          commit: options.commit,
          ...(options.reason === undefined ? {} : { reason: options.reason }),
        });
        if (options.json) {
          const { how, result, path, commit } = closed;
          shell.json('close', { how, result, path, commit, signed_by: how === 'closed' ? closed.signedBy : null });
        } else {
          const again = closed.how === 'already-closed' ? 'already closed as ' : '';
          const committed = closed.commit === null ? '' : `, committed as ${closed.commit.slice(0, 12)}`;
          shell.print(`${again}${closed.result}: ${closed.path}${committed}`);
          if (closed.result === 'accepted')
            shell.print(`Next: autoloop apply ${order}, and anybody: autoloop verify ${order}`);
          if (
            closed.how === 'closed' &&
            closed.commit !== null &&
            closed.branch !== null &&
            closed.acceptedBranch !== null
          )
            shell.print(
              `To verify it in a clone, push both: git push origin ${closed.branch} ${closed.acceptedBranch}`,
            );
        }
        if (closed.how === 'closed' && closed.commit !== null && closed.branch === null)
          shell.note(
            `HEAD is detached: no branch holds the record, commit ${closed.commit}. Keep it: git branch autoloop/${order}/record ${closed.commit.slice(0, 12)}`,
          );
        return exitCodes.clean;
      }),
    );
