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
    .option(
      '--digest <digest>',
      'of the contract you have read, or its first 12 digits: `autoloop show` prints the whole command',
    )
    .option('--lease <minutes>', 'how long nobody else may take it; default: 120', wholeNumber)
    .option('--actor <email>', 'whose claim it is; default: Git’s author')
    .option('--remote <name>', 'let this remote judge who was first, for claims from several machines')
    .option('--json', 'as JSON')
    .action(
      bind(async (shell, { digest, lease, actor, remote, json }: Options, order: string) => {
        const { openRepository } = await import('../../../control/repository.js');
        const { claimOrder } = await import('../../../control/orders/claim.js');
        const { randomBytes } = await import('node:crypto');
        const now = new Date();
        const { how, claim, next } = await claimOrder({
          repo: await openRepository(shell.directory),
          order,
          now,
          nonce: randomBytes(16).toString('hex'),
          ...(digest === undefined ? {} : { digest }),
          ...(lease === undefined ? {} : { minutes: lease }),
          ...(actor === undefined ? {} : { actor }),
          ...(remote === undefined ? {} : { remote }),
        });
        if (json) shell.json('claim', { how, remote: remote ?? null, claim });
        else {
          const words = { claimed: 'Claimed', renewed: 'Renewed the claim on', 'taken-over': 'Took over' }[how];
          const until = new Date(claim.lease_until);
          shell.print(
            `${words} ${order} as ${claim.actor} for ${spanOf(until.getTime() - now.getTime())}, until ${clockOf(until, now)}`,
          );
          shell.print(`Next: ${next}, or give it back: autoloop release ${order}${at(remote)}`);
        }
        return exitCodes.clean;
      }),
    );

const at = (remote: string | undefined): string => (remote === undefined ? '' : ` --remote ${remote}`);

/** `2 h`, `1 h 30 min`, `5 min`: a lease in milliseconds, as people say it. */
function spanOf(ms: number): string {
  const [hours, minutes] = [Math.floor(ms / 3_600_000), Math.round((ms % 3_600_000) / 60_000)];
  return [hours > 0 ? `${hours} h` : '', minutes > 0 ? `${minutes} min` : ''].filter((part) => part !== '').join(' ');
}

/** The time of day where the user is, with the date where it is another day. */
function clockOf(until: Date, now: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const time = `${two(until.getHours())}:${two(until.getMinutes())}`;
  if (until.toDateString() === now.toDateString()) return time;
  return `${until.getFullYear()}-${two(until.getMonth() + 1)}-${two(until.getDate())} ${time}`;
}
