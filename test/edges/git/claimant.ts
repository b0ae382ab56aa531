/** A process that claims: it waits for a line on standard input, so that many begin at once, and says whether it won. */
import { once } from 'node:events';
import { swapClaim, writeClaim } from '../../../src/edges/git/claims.js';
import { swapRemoteClaim } from '../../../src/edges/git/remote-claims.js';
import { openRepository } from '../../../src/edges/git/repository.js';

const [directory = '', order = '', content = '', from = '', remote = ''] = process.argv.slice(2);
const repo = await openRepository(directory);
const to = await writeClaim(repo, content);
process.stdout.write('ready\n');
await once(process.stdin, 'data');
process.stdin.unref();
const won =
  remote === ''
    ? await swapClaim(repo, order, from || null, to)
    : await swapRemoteClaim(repo, remote, order, from || null, to);
process.stdout.write(won ? 'won\n' : 'lost\n');
process.exit(0);
