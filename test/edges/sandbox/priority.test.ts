import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bubblewrap } from '../../../src/edges/sandbox/bubblewrap.js';
import { CPU_WEIGHT, findGroups, usableControls } from '../../../src/edges/sandbox/cgroups.js';
import { shell } from '../../../src/edges/sandbox/engine.js';
import { makeRoom, namedFor, planFor, text } from './places.js';

const { folder } = makeRoom();

test('whatever runs in a sandbox gives way to what else the machine does', async () => {
  const label = 'priority';
  const sandbox = await bubblewrap().open(planFor(folder('work'), { label }));
  try {
    const { stdout } = await sandbox.run({ argv: shell('nice; cat /proc/self/oom_score_adj') });
    expect(text(stdout)).toBe('5\n1000\n');
    const weights = (await findGroups(namedFor(label)))
      .flatMap((group) => [join(group, 'cpu.shares'), join(group, 'cpu.weight')])
      .filter((file) => existsSync(file))
      .map((file) => readFileSync(file, 'utf8').trim());
    const wanted = (await usableControls()).has('cpus') ? 1 : 0;
    expect(weights.filter((weight) => weight === CPU_WEIGHT.v1 || weight === CPU_WEIGHT.v2)).toHaveLength(wanted);
  } finally {
    await sandbox.close();
  }
});
