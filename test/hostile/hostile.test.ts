import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runProcess } from '../../src/edges/process/run.js';
import { isTried } from '../support/thorough.js';
import { CASES } from './cases/index.js';
import { makeHost } from './host.js';
import { moveIn } from './neighbour.js';
import { PROGRAMS, titled, withoutSandbox } from './suite.js';

const demonstrable = CASES.filter(
  ({ onlyRoot, demonstrable }) => (onlyRoot === undefined || process.getuid?.() === 0) && demonstrable?.() !== false,
).filter(isTried);

describe.concurrent('a hostile program, without a sandbox, gets what it wants:', () => {
  test.for(titled(demonstrable))('%s', async ([, hostile]) => {
    const stop = new AbortController();
    const env = { PATH: '/usr/bin:/bin', HOME: '/tmp' };
    const neighbour = await moveIn(
      (told, onOutput) =>
        runProcess('perl', [join(PROGRAMS, 'keep-secret.pl')], {
          env: { ...env, ...told },
          signal: stop.signal,
          onOutput: (_, chunk) => onOutput(chunk),
        }),
      async () => stop.abort(),
    );
    try {
      const host = await makeHost(neighbour);
      try {
        expect(await hostile.escaped(await withoutSandbox(hostile, host, neighbour))).toBe(true);
      } finally {
        await host.close();
      }
    } finally {
      await neighbour.leave();
    }
  });
});
