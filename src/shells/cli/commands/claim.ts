import type { Declare } from '../command.js';
import { exitCodes } from '../exit.js';
import { wholeNumber } from '../options.js';

interface Options {
  digest?: string;
  lease?: number;
  actor?: string;
  remote?: string;
  json?: boolean;
}

export const claim: Declare = (program, bind) =>
  program
    .command('claim')
    .summary('take an order for yourself, until a lease runs out')
    .description(
      'take an order that waits for somebody, so that nobody else does; again from the same work tree: renew the lease',
    )
    .argument('<order>')
    .option('--digest <digest>', 'of the contract you have read, as `autoloop show` prints it')
    .option('--lease <minutes>', 'how long nobody else may take it; default: 120', wholeNumber)
    .option('--actor <email>', 'whose claim it is; default: Git’s author')
    .option('--remote <name>', 'let this remote judge who was first, for claims from several machines')
    .option('--json', 'as JSON')
    .action(
      bind(async (shell, { digest, lease, actor, remote, json }: Options, order: string) => {
        const { openRepository } = await import('../../../control/repository.js');
        const { claimOrder } = await import('../../../control/claim.js');
        const { randomBytes } = await import('node:crypto');
        const { how, claim, next } = await claimOrder({
          repo: await openRepository(shell.directory),
          order,
          now: new Date(),
          nonce: randomBytes(16).toString('hex'),
          ...(digest === undefined ? {} : { digest }),
          ...(lease === undefined ? {} : { minutes: lease }),
          ...(actor === undefined ? {} : { actor }),
          ...(remote === undefined ? {} : { remote }),
        });
        if (json) shell.json('claim', { how, remote: remote ?? null, claim });
        else {
          const words = { claimed: 'Claimed', renewed: 'Renewed the claim on', 'taken-over': 'Took over' }[how];
          shell.print(`${words} ${order} for ${claim.actor} until ${claim.lease_until}`);
          shell.print(`Next: ${next}, or give it back: autoloop release ${order}${at(remote)}`);
        }
        return exitCodes.clean;
      }),
    );

const at = (remote: string | undefined): string => (remote === undefined ? '' : ` --remote ${remote}`);
