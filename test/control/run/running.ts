/** Runs an order of a repository from the sources, with what a shell would hand in. */
import { startRun } from '../../../src/control/run/index.js';
import { openRepository } from '../../../src/edges/git/index.js';

// Neither the machine's configuration nor the repository of a hook that started the tests may have a say.
for (const name of Object.keys(process.env)) if (name.startsWith('GIT_')) delete process.env[name];
process.env.GIT_CONFIG_GLOBAL = '/dev/null';
process.env.GIT_CONFIG_NOSYSTEM = '1';

type Request = Parameters<typeof startRun>[0];

/** The state in which the run of order `add` ended. */
export async function runOrder(repository: string, more: Partial<Request> = {}) {
  return startRun({
    repo: await openRepository(repository),
    order: 'add',
    directory: repository,
    trigger: 'cli',
    signal: new AbortController().signal,
    environment: process.env,
    now: new Date(),
    random: () => Math.random().toString(36).slice(2, 8).padEnd(6, '0'),
    ...more,
  });
}
