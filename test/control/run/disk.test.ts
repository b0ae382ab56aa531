import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { rightPatch, sampleRepository } from '../../support/sample.js';
import { runOrder } from './running.js';

it('what waits to be deleted does not end a run for the disc it takes, and is gone when the run is', async () => {
  // Twelve megabytes each, one attempt after the other: only together are they more than the run may take.
  const deed = 'head -c 12M /dev/zero > node_modules; sleep 1.5\n';
  const repo = await sampleRepository({
    recordings: { big: { '1.patch': rightPatch, '1.sh': deed } },
    config: 'limits: { max_run_disk: 32M, max_concurrent_attempts: 1 }\n',
  });
  const { ended, attempts } = await runOrder(repo, { options: { attempts: 4 } });
  expect(ended).toMatchObject({ outcome: 'accepted-candidate' });
  expect(attempts.map(({ phase }) => phase)).toEqual(attempts.map(() => 'scored'));
  expect(readdirSync(join(repo, '.git/autoloop/trash'))).toEqual([]);
});
