/** Shares the setup of a repository, as one more run of it would: started by shared-setup.test.ts, and also killed by it. */
import { join } from 'node:path';
import { shareSetup } from '../../../../src/control/run/measure/shared-setup.js';
import { withDefaults } from '../../../../src/core/documents/policy.js';
import type { SetupSharedData } from '../../../../src/core/journal/types.gen.js';
import { openRepository, treeOf } from '../../../../src/edges/git/index.js';
import { chooseEngine } from '../../../../src/edges/sandbox/index.js';

type Setup = Parameters<typeof withDefaults>[0]['sandbox'] extends infer Sandbox
  ? NonNullable<Sandbox> extends { setup?: infer Entries }
    ? NonNullable<Entries>
    : never
  : never;

export async function shared(repository: string, setup: Setup, tree?: string) {
  const repo = await openRepository(repository);
  const { engine } = await chooseEngine('bubblewrap');
  const told: SetupSharedData[] = [];
  const host = {
    repo,
    engine,
    image: null,
    policy: withDefaults({ sandbox: { setup } }),
    signal: new AbortController().signal,
    quarantine: join(repo.commonDir, 'autoloop', 'quarantine.git'),
    onShared: async (data: SetupSharedData) => told.push(data),
  };
  const base = await treeOf(repo, 'HEAD');
  const setupOf = await shareSetup(host, { tree: base });
  return { told, setup: await setupOf(tree ?? base), setupOf, quarantine: host.quarantine };
}

const [repository, setup] = process.argv.slice(2);
if (process.argv[1]?.endsWith('setup-program.mjs') && repository !== undefined && setup !== undefined)
  await shared(repository, JSON.parse(setup));
