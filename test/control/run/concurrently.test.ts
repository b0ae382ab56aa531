import { expect, it } from 'vitest';
import { eventsOf } from '../../support/journal.js';
import { sampleRepository } from '../../support/sample.js';
import { runOrder } from './running.js';

it('of twenty attempts that wait no more are at work than the settings allow', async () => {
  const repo = await sampleRepository({
    recordings: { some: { '1.events.jsonl': '' } },
    config: 'budget: { iterations: 1 }\nlimits: { max_concurrent_attempts: 3 }\n',
  });
  await runOrder(repo, { options: { attempts: 20 } });
  const open = new Set<number>();
  let most = 0;
  for (const { type, data } of await eventsOf(repo)) {
    if (type === 'attempt.opened') open.add(data.attempt);
    if (type === 'attempt.imported' || type === 'attempt.discarded') open.delete(data.attempt);
    most = Math.max(most, open.size);
  }
  expect([most, open.size]).toEqual([3, 0]);
});
